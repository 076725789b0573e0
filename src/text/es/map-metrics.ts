import type { MapMetricId } from '@/engine/metrics/registry';
import type { MetricWords } from '../words';

/** Of every measure of maps. */
export const mapMetrics: Readonly<Record<MapMetricId, MetricWords>> = {
  deletion: {
    label: 'Eliminación',
    summary:
      'Quita píxeles de la imagen, primero los más fuertes del mapa: ¿cuánto tiempo sigue seguro de la clase el modelo?',
    formula:
      'área bajo p(clase) según la parte de píxeles reemplazados por el color medio de la imagen, de 0 a 1 (con dos clases, de −1 a 1); el orden es el del mapa tal como se muestra (con un valor por color, Σ |φ|); mejor si es baja',
    reference: 'Petsiuk, Das y Saenko, 2018, RISE',
  },
  insertion: {
    label: 'Inserción',
    summary:
      'Parte de una imagen desenfocada y devuelve primero los píxeles más fuertes del mapa: ¿cuándo está seguro el modelo?',
    formula:
      'área bajo p(clase) según la parte de píxeles devueltos a la imagen desenfocada, de 0 a 1 (con dos clases, de −1 a 1); el orden es el del mapa tal como se muestra; mejor si es alta',
    reference: 'Petsiuk, Das y Saenko, 2018, RISE',
  },
  'sensitivity-n': {
    label: 'Sensibilidad-n',
    summary: 'Oculta conjuntos de píxeles al azar: ¿baja la puntuación tanto como valen esos píxeles según el mapa?',
    formula:
      'r de Pearson entre Σ φ de los píxeles ocultos y z(x) − z(x oculta), media de cinco tamaños del conjunto; de −1 a 1, mejor si es alta',
    reference:
      'Ancona, Ceolini, Öztireli y Gross, 2018, Towards Better Understanding of Gradient-based Attribution Methods',
  },
  infidelity: {
    label: 'Infidelidad',
    summary: 'Añade ruido: ¿qué parte del cambio de la puntuación no sabe predecir el mapa?',
    formula:
      'mín sobre β ≥ 0 de Σ (β I·φ − Δ)² / Σ Δ², Δ = (z(x + I) − z(x − I)) / 2, I ~ N(0; 0,02²); de 0 a 1, mejor si es baja',
    reference: 'Yeh y otros, 2019, On the (In)fidelity and Sensitivity of Explanations',
  },
  'average-drop': {
    label: 'Caída media',
    summary: 'Muestra al modelo solo lo que el mapa destaca: ¿qué parte de su confianza se pierde?',
    formula:
      'máx(0, p(x) − p(x · h)) / p(x), h es la parte positiva del mapa tal como se muestra (con un valor por color, Σ |φ|), con 1 como valor máximo; mejor si es baja',
    reference: 'Chattopadhay y otros, 2018, Grad-CAM++',
  },
  increase: {
    label: 'Aumento',
    summary: 'En cuántas imágenes está el modelo más seguro de lo que el mapa destaca que de la imagen entera.',
    formula: '1 si p(x · h) > p(x), si no 0; la parte de las imágenes, mejor si es alta',
    reference: 'Chattopadhay y otros, 2018, Grad-CAM++',
  },
  'max-sensitivity': {
    label: 'Sensibilidad máxima',
    summary: 'Cambia la imagen menos de lo que se puede ver: ¿cuánto se mueve el mapa?',
    formula: 'máx sobre diez d, ‖d‖∞ ≤ 0,02, de ‖φ(x + d) − φ(x)‖ / ‖φ(x)‖; mejor si es baja',
    reference: 'Yeh y otros, 2019, On the (In)fidelity and Sensitivity of Explanations',
  },
  stability: {
    label: 'Estabilidad',
    summary: 'Cuánto del orden del mapa se mantiene en el mapa de la imagen atacada.',
    formula: 'ρ de Spearman entre |φ(x)| y |φ(x + δ)|; de −1 a 1, mejor si es alta',
    reference: 'el número que aparece debajo de cada par de mapas',
  },
  alignment: {
    label: 'Alineación',
    summary: '¿Se parece el mapa a la imagen? Los mapas de modelos robustos suelen parecerse.',
    formula:
      '|⟨x, φ⟩| / (‖x‖ ‖φ‖), de 0 a 1; solo de mapas con un valor por cada color. Un mapa de un solo signo puntúa alto ya por la claridad de la imagen',
    reference:
      'Etmann, Lunz, Maass y Schönlieb, 2019, On the Connection Between Adversarial Robustness and Saliency Map Interpretability',
  },
  gini: {
    label: 'Gini',
    summary:
      'Lo concentrado que está el mapa: con 0 todos los píxeles son iguales, cerca de 1 unos pocos lo tienen todo. Ninguno de los dos es mejor.',
    formula: 'Σ (2i − n − 1) a(i) / (n Σ a) de los |φ| en orden creciente',
    reference: 'Hurley y Rickard, 2009; para mapas, Chalasani y otros, 2020',
  },
};
