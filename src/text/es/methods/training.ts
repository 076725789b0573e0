import type { trainingParams } from '@/domain/training/params';
import type { ParamWordsOf } from '../../words';

/** What is said of everything a fine-tuning can be told. */
export const training: ParamWordsOf<typeof trainingParams> = {
  lambdaJ: {
    label: 'λ jacobiano',
    summary:
      'Peso de la penalización jacobiana sobre todos los gradientes de la entrada: con más, el modelo es más difícil de engañar, pero acierta menos.',
  },
  lambdaS: {
    label: 'λ selectivo',
    summary:
      'Peso de la penalización sobre los gradientes fuera de la parte saliente de la imagen: con más, los mapas salen más limpios.',
  },
  lambdaG: {
    label: 'λ gradiente',
    summary:
      'Peso de la penalización sobre lo rápido que sube la pérdida cuando cambian todos los píxeles a la vez, como en un ataque: funciona mejor junto con las otras dos.',
  },
  steps: { label: 'Pasos', summary: 'Con cuántos lotes se entrena el modelo.' },
  lr: {
    label: 'Tasa de aprend.',
    summary:
      'Cuánto se mueven los pesos en un paso: si es demasiado pequeña no aprende nada, si es demasiado grande lo olvida todo.',
  },
  batch: {
    label: 'Lote',
    summary: 'Cuántas imágenes usa un paso; en automático se elige lo que conviene a este dispositivo.',
    special: 'auto',
  },
  layers: {
    label: 'Capas',
    summary: 'Cuántas de las últimas capas se entrenan; las demás quedan como están.',
    special: 'todas',
  },
  quantile: {
    label: 'Parte saliente',
    summary: 'La fracción de la imagen que cuenta como saliente, y que el término selectivo no toca.',
  },
  optimizer: {
    label: 'Optimizador',
    summary:
      'Cómo se convierten los gradientes en pasos: AdamW se adapta a cada peso, SGD con momento los trata a todos igual.',
    options: { adamw: 'AdamW', sgd: 'SGD, momento 0,9' },
  },
  weightDecay: {
    label: 'Decaimiento de pesos',
    summary: 'Acerca un poco a cero los filtros y las matrices en cada paso.',
  },
  clipNorm: {
    label: 'Recortar en',
    summary:
      'Un gradiente más largo que esto se acorta hasta ahí, para que un solo lote raro no pueda estropear el modelo.',
    special: 'no',
  },
  ramp: {
    label: 'Rampa',
    summary: 'La fracción de los pasos en la que cada λ crece de cero a su valor completo.',
  },
  average: {
    label: 'Promedio',
    summary:
      'El modelo entrenado es una media móvil de sus pesos con este decaimiento; con 0 se toman los últimos pesos.',
  },
  projections: {
    label: 'Proyecciones',
    summary:
      'Direcciones al azar por paso en las que se mide el jacobiano: con más hay menos ruido, pero va más lento.',
  },
  alternate: {
    label: 'Términos por turnos',
    summary:
      'Cada imagen de un paso recibe una de las penalizaciones, y cada penalización la misma cantidad de imágenes: de media es lo mismo, y más rápido.',
  },
  gradients: {
    label: 'Penalización por',
    summary:
      'Cómo se derivan las penalizaciones: con exactitud, o con dos imágenes cercanas, lo que solo es correcto en modelos suaves.',
    options: { 'double-backprop': 'doble retropropagación', 'finite-difference': 'diferencias finitas' },
  },
  selectiveForm: {
    label: 'Forma selectiva',
    summary:
      'Penalizar los gradientes fuera de la máscara, o hacer que el mapa de gradientes se parezca al mapa de perturbación.',
    options: { masked: 'penalización con máscara', imitation: 'imitación' },
  },
  maskRule: {
    label: 'Regla de la máscara',
    summary: 'Qué es saliente: una fracción fija de la imagen, o todo lo que alcance una fracción del máximo del mapa.',
    options: { quantile: 'fracción de la imagen', threshold: 'fracción del máximo' },
  },
  maskThreshold: {
    label: 'Fracción del máximo',
    summary:
      'Con la regla del máximo: son salientes los píxeles que alcanzan al menos esta fracción del máximo del mapa.',
  },
  maskSource: {
    label: 'Máscara de',
    summary:
      'De qué modelo es el mapa de perturbación que da la máscara: del de antes del entrenamiento, o del actual, que se actualiza mientras aprende.',
    options: { teacher: 'modelo antes del entrenamiento', self: 'modelo actual' },
  },
  adversarial: {
    label: 'Entrenamiento adversario',
    summary: 'Entrena con imágenes atacadas en vez de limpias: la defensa clásica, varias veces más lenta.',
    options: { none: 'no', fgsm: 'FGSM', pgd: 'PGD, 5 pasos' },
  },
  adversarialEpsilon: {
    label: 'Su ε',
    summary: 'Cuánto puede cambiar un píxel el entrenamiento adversario.',
  },
  flip: {
    label: 'Reflejar',
    summary: 'Refleja más o menos la mitad de las imágenes, para que no importen la izquierda y la derecha.',
  },
  crop: {
    label: 'Desplazar',
    summary: 'Desplaza las imágenes hasta esta fracción de su lado, para que no importe la posición.',
  },
  checkEvery: {
    label: 'Comprobar cada',
    summary: 'Pasos entre dos comprobaciones con las imágenes de validación, limpias y atacadas.',
  },
  checkEpsilon: { label: 'Comprobar con ε', summary: 'Fuerza del ataque en esas comprobaciones.' },
  seed: {
    label: 'Semilla',
    summary: 'La misma semilla en el mismo dispositivo da el mismo orden de imágenes y las mismas direcciones.',
  },
};
