import type { synthesisParams } from '@/domain/synthesis';
import type { MethodWordsOf } from '../../words';

/** What is said of drawing a class. */
export const synthesis: MethodWordsOf<{ 'class-synthesis': typeof synthesisParams }> = {
  'class-synthesis': {
    label: 'Síntesis de clase',
    summary:
      'Cambia una imagen, paso a paso y mucho, para que el modelo vea en ella cada vez más de una clase. Un modelo robusto acaba dibujando la clase; uno estándar está igual de seguro de algo que parece ruido.',
    formula:
      'x ← P(x + α · g), g = ∂ log p(clase)/∂x con longitud 1, P = de vuelta a menos de ε del inicio y a [0, 1]; las longitudes son medias cuadráticas, ‖·‖₂ / √(número de valores de color)',
    reference:
      'Santurkar, Tsipras, Tran, Ilyas, Engstrom y Madry, 2019, Image Synthesis with a Single (Robust) Classifier',
    params: {
      start: {
        label: 'Empezar con',
        summary:
          'Lo que se cambia: ruido en torno al gris (otra semilla, otro ruido), gris liso o la imagen en pantalla.',
        options: { noise: 'ruido', grey: 'gris', picture: 'la imagen' },
      },
      eps: {
        label: 'ε',
        summary:
          'Hasta dónde puede llegar: la media cuadrática del cambio, como fracción de todo el rango de un color.',
      },
      steps: { label: 'Pasos', summary: 'Número de pasos de gradiente.' },
      stepSize: { label: 'Tamaño de paso', summary: 'Cuánto avanza cada paso, medido igual que ε.' },
      norm: {
        label: 'Norma',
        summary: 'Lo que miden ε y el tamaño de paso: la media cuadrática de todos los cambios, o el mayor de ellos.',
        options: { l2: 'L2 (media cuadrática)', linf: 'L∞ (el mayor)' },
      },
      score: {
        label: 'Puntuación',
        summary: 'Lo que se hace subir: la log-probabilidad de la clase, o solo su logit.',
        options: { 'cross-entropy': 'log-probabilidad', logit: 'logit' },
      },
      smoothing: {
        label: 'Suavizado',
        summary:
          'Desenfoca cada paso en esa cantidad de píxeles. Las formas salen más suaves de lo que pide el modelo, así que una parte menor de la imagen es obra suya.',
      },
    },
  },
};
