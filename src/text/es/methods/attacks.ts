import type { AttackParams } from '@/engine/attacks/registry';
import type { MethodWordsOf } from '../../words';

/** The parameters of every L∞ attack. */
const linf = {
  eps: { label: 'ε', summary: 'Mayor cambio de cualquier valor de color, en una escala de 0 a 255.' },
  target: {
    label: 'Objetivo',
    summary: 'La clase que el modelo debería ver; una imagen que ya se ve como esa clase se deja igual.',
    none: 'cualquier otra clase',
  },
};

/** The parameters of projected gradient descent, whatever the norm. */
const descent = {
  steps: { label: 'Pasos', summary: 'Número de pasos de gradiente.' },
  randomStart: {
    label: 'Inicio aleatorio',
    summary: 'Empieza en un punto al azar a menos de ε de la imagen, en vez de en la imagen misma.',
  },
  restarts: {
    label: 'Reinicios',
    summary: 'Ejecuciones independientes, de las que se conserva la mejor; solo difieren con un inicio aleatorio.',
  },
  loss: {
    label: 'Pérdida',
    summary: 'Lo que el ataque maximiza: la entropía cruzada, o el margen de la mejor clase equivocada.',
    options: { 'cross-entropy': 'entropía cruzada', margin: 'margen' },
  },
};

/** The parameters of the momentum family. */
const momentum = {
  steps: { label: 'Pasos', summary: 'Número de pasos de gradiente; cada uno avanza ε / pasos.' },
  decay: {
    label: 'Momento μ',
    summary: 'Cuánto de la dirección anterior conserva cada paso: 0 nada, 1 toda.',
  },
};

/** What is said of every attack. */
export const attacks: MethodWordsOf<AttackParams> = {
  fgsm: {
    label: 'FGSM',
    summary: 'Un solo paso de tamaño ε en la dirección del signo del gradiente.',
    formula: "x' = clip(x + ε · sign(∂L/∂x)), L = entropía cruzada de los logits",
    reference: 'Goodfellow, Shlens y Szegedy, 2015, Explaining and Harnessing Adversarial Examples',
    params: linf,
  },
  pgd: {
    label: 'PGD',
    summary: 'Muchos pasos de gradiente pequeños, ninguno de los cuales puede salir del rango ±ε.',
    formula:
      'x ← P(x + α · sign(∂L/∂x)), P = recorte a |x − x₀| ≤ ε y a [0, 1]; se prefiere un iterado que engañe y, a igualdad, el de mayor pérdida',
    reference:
      'Madry, Makelov, Schmidt, Tsipras y Vladu, 2018, Towards Deep Learning Models Resistant to Adversarial Attacks',
    params: {
      ...linf,
      ...descent,
      stepSize: {
        label: 'Tamaño de paso',
        summary: 'Cuánto avanza cada paso; auto es 2,5 ε / pasos, suficiente para cruzar todo el rango ±ε.',
        special: 'auto',
      },
    },
  },
  'pgd-l2': {
    label: 'PGD en L2',
    summary:
      'Muchos pasos de gradiente pequeños que limitan el tamaño del cambio en conjunto: unos pocos píxeles pueden cambiar mucho.',
    formula:
      'x ← P(x + α · g / ‖g‖₂), g = ∂L/∂x, P = imagen más cercana con ‖x − x₀‖₂ ≤ ε y en [0, 1]; se prefiere un iterado que engañe y, a igualdad, el de mayor pérdida',
    reference:
      'Madry, Makelov, Schmidt, Tsipras y Vladu, 2018, Towards Deep Learning Models Resistant to Adversarial Attacks',
    params: {
      eps: {
        label: 'ε',
        summary:
          'Mayor tamaño del cambio en conjunto: la raíz de la suma de sus cuadrados, con colores de 0 a 1. Lo habitual es 0,5 para 32 × 32 píxeles y 3 para 224 × 224.',
      },
      target: linf.target,
      ...descent,
      stepSize: {
        label: 'Tamaño de paso',
        summary: 'Cuánto avanza cada paso; auto es 2,5 ε / pasos, suficiente para cruzar toda la bola.',
        special: 'auto',
      },
    },
  },
  'mi-fgsm': {
    label: 'MI-FGSM',
    summary: 'Pasos pequeños con momento: se hace contra un modelo para engañar a otro.',
    formula: 'g ← μ g + ∂L/∂x / ‖∂L/∂x‖₁, x ← P(x + (ε / pasos) · sign(g)), P = recorte a |x − x₀| ≤ ε y a [0, 1]',
    reference: 'Dong, Liao, Pang, Su, Zhu, Hu y Li, 2018, Boosting Adversarial Attacks with Momentum',
    params: { ...linf, ...momentum },
  },
  'di-ti-mi': {
    label: 'DI-TI-MI',
    summary:
      'Momento sobre gradientes suavizados de la imagen, redimensionada y desplazada al azar. En nuestras tablas es el más fuerte cuando se hace contra un modelo sin defensa y se muestra a uno defendido, y más débil que PGD en casi todo lo demás.',
    formula:
      'como MI-FGSM con ∂L/∂x reemplazado por W ∗ ∂L(T(x))/∂x; T = cambio de tamaño y desplazamiento al azar, W = núcleo gaussiano',
    reference:
      'Xie et al., 2019, Improving Transferability of Adversarial Examples with Input Diversity; Dong, Pang, Su y Zhu, 2019, Evading Defenses by Translation-Invariant Attacks',
    params: {
      ...linf,
      ...momentum,
      diversity: {
        label: 'Diversidad p',
        summary: 'Probabilidad de que un paso use una copia de la imagen redimensionada y desplazada al azar.',
      },
      smallest: {
        label: 'Tamaño mínimo',
        summary: 'Tamaño mínimo de esa copia, como fracción del lado de la imagen; el resto es negro.',
      },
      kernel: {
        label: 'Suavizado',
        summary:
          'Ancho del desenfoque que se aplica al gradiente: 1 es ninguno, auto es el 5\u00a0% del lado y al menos 3; los valores pares se redondean hacia arriba.',
        special: 'auto',
      },
    },
  },
  square: {
    label: 'Square',
    summary: 'Prueba cuadrados al azar y conserva lo que ayuda: solo ve las puntuaciones del modelo, ningún gradiente.',
    formula:
      'δ ← δ con un cuadrado al azar puesto a ±ε, siempre que eso aumente máx z_otra − z_clase; x + δ recortado a [0, 1]',
    reference:
      'Andriushchenko, Croce, Flammarion y Hein, 2020, Square Attack: a query-efficient black-box adversarial attack via random search',
    params: {
      ...linf,
      queries: {
        label: 'Consultas',
        summary: 'Cuántas veces se consulta al modelo por cada imagen, la primera con franjas.',
      },
      area: {
        label: 'Primer cuadrado',
        summary: 'La fracción de la imagen que cubren los primeros cuadrados; los siguientes son más pequeños.',
      },
    },
  },
  noise: {
    label: 'Ruido aleatorio',
    summary:
      'Sube o baja al azar cada valor de color en ε, para ver si lo que engaña a un modelo es la dirección o cualquier ruido.',
    formula: "x' = clip(x + ε · s), s_i = ±1 al azar",
    reference:
      'El control que piden Carlini, Athalye, Papernot, Brendel, Rauber, Tsipras, Goodfellow, Madry y Kurakin, 2019, On Evaluating Adversarial Robustness',
    params: {
      ...linf,
      draws: {
        label: 'Sorteos',
        summary: 'Cuántos patrones al azar se prueban; de cada imagen se conserva el que menos favorece al modelo.',
      },
    },
  },
};
