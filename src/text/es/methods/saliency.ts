import type { SaliencyParams } from '@/engine/saliency/registry';
import type { MethodWordsOf } from '../../words';

/** What a gradient map is the gradient of. */
const score = {
  label: 'Puntuación',
  summary: 'Lo que se explica: el logit de la clase, o cuánto supera al logit medio.',
  options: { logit: 'logit', contrast: 'logit − logit medio' },
};

/** Pictures with nothing to see. */
const baselines = {
  black: 'negro',
  white: 'blanco',
  grey: 'gris',
  average: 'el color medio de la imagen',
  blur: 'la imagen, desenfocada',
  noise: 'ruido',
};

/** Of class activation maps. */
const activation = {
  layer: {
    label: 'Capa',
    summary:
      'En qué parte de la red mirar: las últimas capas conocen objetos; las primeras, bordes. Si un modelo no tiene esa capa, se toma la que está a la misma profundidad en él.',
    options: { last: 'última', middle: 'central', first: 'primera' },
  },
  relu: {
    label: 'Solo evidencia a favor',
    summary: 'Oculta la evidencia en contra de la clase (la ReLU del artículo); desactivado, se muestran las dos.',
  },
};

const measure = {
  label: 'Medida',
  summary: 'Cómo le va a la clase: su probabilidad, su logit, o por cuánto supera su logit al siguiente.',
  options: {
    probability: 'la probabilidad de la clase',
    logit: 'el logit de la clase',
    margin: 'el margen de la clase',
  },
};

const segments = {
  label: 'Superpíxeles',
  summary: 'En cuántos trozos de color parecido, más o menos, se corta la imagen.',
};

/** What stands where something of the picture is hidden. */
const hiddenBy = 'Ocultar con';

const off = {
  label: 'Apagado es',
  summary: 'Lo que hay donde un superpíxel está apagado.',
  options: { mean: 'su color medio', ...baselines },
};

/** What is said of every saliency method. */
export const saliency: MethodWordsOf<SaliencyParams> = {
  gradient: {
    label: 'Gradiente',
    summary: 'Qué píxeles, si cambiaran un poco, cambiarían más la puntuación de la clase.',
    formula: 'mapa = ∂z_clase/∂x',
    reference: 'Simonyan, Vedaldi y Zisserman, 2014, Deep Inside Convolutional Networks',
    params: { score },
  },
  'gradient-input': {
    label: 'Gradiente × entrada',
    summary:
      'El gradiente multiplicado por la imagen: lo que aporta cada píxel, si el modelo fuera lineal y el negro no contara.',
    formula: 'mapa = x ⊙ ∂z_clase/∂x',
    reference: 'Shrikumar, Greenside, Shcherbina y Kundaje, 2016, Not Just a Black Box',
    params: {
      base: {
        label: 'Base',
        summary: 'Qué mapa se multiplica por la imagen.',
        options: {
          gradient: 'gradiente',
          'guided-backprop': 'retropropagación guiada',
          deconvolution: 'deconvolución',
        },
      },
      score,
    },
  },
  smoothgrad: {
    label: 'SmoothGrad',
    summary: 'El gradiente, u otro mapa, promediado sobre copias ruidosas de la imagen: menos motas.',
    formula: 'mapa = media sobre n de ∂z_clase/∂x en x + ruido, ruido ~ N(0, σ²)',
    reference: 'Smilkov, Thorat, Kim, Viégas y Wattenberg, 2017, SmoothGrad: removing noise by adding noise',
    params: {
      base: {
        label: 'Base',
        summary: 'Qué mapa se hace de cada copia ruidosa; gradientes integrados en 20 pasos cada uno.',
        options: {
          gradient: 'gradiente',
          'gradient-input': 'gradiente × entrada',
          'integrated-gradients': 'gradientes integrados',
          'guided-backprop': 'retropropagación guiada',
          deconvolution: 'deconvolución',
          lrp: 'relevancia por capas (LRP)',
          gradcam: 'Grad-CAM, también lo que habla en contra',
        },
      },
      samples: { label: 'Muestras', summary: 'Cuántas copias ruidosas se promedian.' },
      noise: { label: 'Ruido', summary: 'Desviación estándar del ruido, como fracción del rango de brillo.' },
      statistic: {
        label: 'Se muestra',
        summary: 'De los mapas de todas las copias, su media, la media de sus cuadrados, o cuánto difieren.',
        options: { mean: 'media', square: 'media de cuadrados (SmoothGrad²)', variance: 'varianza (VarGrad)' },
      },
      score,
    },
  },
  'integrated-gradients': {
    label: 'Gradientes integrados',
    summary:
      'Suma gradientes por el camino de una línea base a la imagen: sus valores suman lo que ganó la puntuación.',
    formula: 'mapa = (x − b) ⊙ ∫₀¹ ∂z_clase/∂x en b + α (x − b) dα',
    reference: 'Sundararajan, Taly y Yan, 2017, Axiomatic Attribution for Deep Networks',
    params: {
      baseline: {
        label: 'Línea base',
        summary: 'Donde empieza el camino: lo que es como la línea base no recibe nada; con una negra, lo negro.',
        options: baselines,
      },
      steps: { label: 'Pasos', summary: 'Cuántos gradientes se toman por el camino: con más, es más exacto.' },
      rule: {
        label: 'Regla',
        summary: 'Cómo se convierte la integral en una suma.',
        options: { midpoint: 'puntos medios', trapezoid: 'trapecio', right: 'extremos derechos' },
      },
      score,
    },
  },
  'expected-gradients': {
    label: 'Gradientes esperados',
    summary: 'Gradientes integrados desde muchas líneas base, aquí colores lisos al azar: ningún color deja de contar.',
    formula: 'mapa = media sobre b y α de (x − b) ⊙ ∂z_clase/∂x en b + α (x − b), b un color al azar, α de 0 a 1',
    reference: 'Erion, Janizek, Sturmfels, Lundberg y Lee, 2021, Improving performance of deep learning models',
    params: {
      samples: { label: 'Muestras', summary: 'Cuántas líneas base, cada una con un gradiente en su camino.' },
      score,
    },
  },
  xrai: {
    label: 'XRAI',
    summary:
      'Gradientes integrados desde el negro y desde el blanco, sumados por regiones enteras de la imagen: formas en vez de puntos.',
    formula: 'mapa = media de ambos sobre los píxeles aún libres de una región, la más fuerte primero',
    reference: 'Kapishnikov, Bolukbasi, Viégas y Terry, 2019, XRAI: Better Attributions Through Regions',
    params: {
      steps: {
        label: 'Pasos',
        summary: 'Cuántos gradientes se toman en cada uno de los dos caminos: con más, es más exacto.',
      },
      score,
    },
  },
  'guided-backprop': {
    label: 'Retropropagación guiada',
    summary:
      'El gradiente, del que se quita todo lo negativo en su camino de vuelta por las capas: bordes nítidos, que dependen poco de la clase.',
    formula: "en cada ReLU f: atrás(x) = máx(0, f'(x) · atrás(f(x))); en lo demás, como el gradiente ∂z_clase/∂x",
    reference: 'Springenberg, Dosovitskiy, Brox y Riedmiller, 2015, Striving for Simplicity: The All Convolutional Net',
    params: {
      rule: {
        label: 'Regla',
        summary:
          'La guiada quita lo negativo del gradiente; la deconvolución, lo negativo de lo que llega de arriba, sea cual sea la imagen.',
        options: { guided: 'guiada', deconvolution: 'deconvolución' },
      },
      score,
    },
  },
  lrp: {
    label: 'LRP',
    summary:
      'Propagación de relevancia por capas: devuelve la puntuación de la clase, en cada capa a cada valor según lo que aportó.',
    formula: 'R_i = Σ_j R_j · c_ij / Σ_k c_kj, c_ij = x_i w_ij, desde R = z_clase hasta llegar a la imagen',
    reference: 'Bach, Binder, Montavon, Klauschen, Müller y Samek, 2015, On Pixel-Wise Explanations',
    params: {
      composite: {
        label: 'Reglas',
        summary:
          'Qué aportaciones cuentan en las convoluciones: solo las positivas, con un mapa sereno y parecido para todas las clases; más las positivas; o todas, con un mapa nítido y ruidoso.',
        options: {
          'epsilon-plus': 'z⁺ (ε en capas densas)',
          'epsilon-gamma': 'γ (ε en capas densas)',
          epsilon: 'ε en todas',
        },
      },
      epsilon: {
        label: 'Épsilon',
        summary: 'Lo que se suma a los divisores: cuanto mayor es, más se deja fuera lo débil.',
      },
      score,
    },
  },
  gradcam: {
    label: 'Grad-CAM',
    summary:
      'Qué regiones de las características de una capa apoyan a la clase: es impreciso, pero está ligado a objetos.',
    formula: 'mapa = ReLU(Σ_k w_k A_k), w_k = media en la capa de ∂z_clase/∂A_k, llevado al tamaño de la imagen',
    reference: 'Selvaraju, Cogswell, Das, Vedantam, Parikh y Batra, 2017, Grad-CAM',
    params: { ...activation, score },
  },
  'gradcam-plus-plus': {
    label: 'Grad-CAM++',
    summary:
      'Grad-CAM con cada lugar ponderado por cómo crece su evidencia: encuentra varios objetos de una misma clase.',
    formula: 'mapa = ReLU(Σ_k w_k A_k), w_k = Σ a · ReLU(g), g = ∂z_clase/∂A_k, a = g² / (2 g² + g³ Σ A_k)',
    reference: 'Chattopadhay, Sarkar, Howlader y Balasubramanian, 2018, Grad-CAM++',
    params: { ...activation, score },
  },
  hirescam: {
    label: 'HiResCAM',
    summary:
      'Lo que cada lugar de una capa aporta a la puntuación: a diferencia de Grad-CAM, no puede señalar donde nada se aportó.',
    formula: 'mapa = ReLU(Σ_k A_k ⊙ ∂z_clase/∂A_k), llevado al tamaño de la imagen',
    reference: 'Draelos y Carin, 2020, Use HiResCAM instead of Grad-CAM for faithful explanations',
    params: { ...activation, score },
  },
  layercam: {
    label: 'LayerCAM',
    summary:
      'Las características de una capa allí donde reforzarlas ayudaría a la clase: detallado en las primeras capas.',
    formula: 'mapa = ReLU(Σ_k A_k ⊙ ReLU(∂z_clase/∂A_k)), llevado al tamaño de la imagen',
    reference: 'Jiang, Zhang, Hou, Cheng y Wei, 2021, LayerCAM',
    params: { ...activation, score },
  },
  scorecam: {
    label: 'Score-CAM',
    summary:
      'Muestra al modelo la imagen a través de cada característica de una capa, y suma aquellas con las que le va bien.',
    formula: 'mapa = ReLU(Σ_k w_k A_k), w = softmax sobre k de z_clase(x ⊙ A_k estirada a [0, 1])',
    reference: 'Wang, Wang, Du, Yang, Zhang, Ding, Mardziel y Hu, 2020, Score-CAM',
    params: {
      ...activation,
      weights: {
        label: 'Pesos',
        summary:
          'Lo que cuenta una característica: su parte de todos los logits por softmax, o la probabilidad de la clase con ella.',
        options: { softmax: 'softmax de los logits', probability: 'probabilidad' },
      },
    },
  },
  occlusion: {
    label: 'Oclusión',
    summary: 'Oculta la imagen ventana a ventana: cuánto pierde la puntuación de la clase donde se oculta algo.',
    formula: 'mapa = en cada lugar la media de S(x) − S(x sin la ventana), sobre las ventanas que lo ocultan',
    reference: 'Zeiler y Fergus, 2014, Visualizing and Understanding Convolutional Networks',
    params: {
      window: { label: 'Ventana', summary: 'Lado de la ventana que se oculta; crece con la imagen.' },
      stride: { label: 'Salto', summary: 'Distancia de una ventana a la siguiente; crece con la imagen.' },
      fill: { label: hiddenBy, summary: 'Lo que se pone en la ventana.', options: baselines },
      measure,
    },
  },
  'blur-perturbation': {
    label: 'Perturbación por desenfoque',
    summary:
      'Desenfoca la imagen punto por punto: donde baja la puntuación de la clase, ahí miraba el modelo. No usa gradientes.',
    formula: "S(i,j) = máx(0, p_clase(x) − p_clase(x'_ij)), x'_ij = x desenfocada alrededor de (i,j)",
    reference:
      'Greydanus, Koul, Dodge y Fern, 2018, Visualizing and Understanding Atari Agents; SARFA: Puri y otros, 2020',
    params: {
      stride: {
        label: 'Salto',
        summary: 'Distancia entre los puntos que se desenfocan uno tras otro; crece con la imagen.',
      },
      radius: { label: 'Radio', summary: 'Radio de un punto desenfocado; crece con la imagen.' },
      blur: {
        label: 'Desenfoque',
        summary: 'Fuerza del desenfoque que quita el detalle, como la sigma de una gaussiana; crece con la imagen.',
      },
      measure: {
        label: 'Medida',
        summary:
          'Lo que cuesta el desenfoque. Donde el modelo está casi seguro, su probabilidad apenas se mueve; su logit y su margen sí.',
        options: {
          drop: 'caída de la probabilidad de la clase',
          logit: 'caída del logit de la clase',
          margin: 'caída del margen de la clase',
          sarfa: 'SARFA: caída de la probabilidad, menos donde también cambian las demás',
          logits: 'cambio de todos los logits',
        },
      },
    },
  },
  rise: {
    label: 'RISE',
    summary: 'Muestra al modelo partes de la imagen al azar: importan los lugares que se veían cuando le fue bien.',
    formula:
      'mapa = media sobre máscaras M de S(x ⊙ M) · M / q, menos la media de S si está centrado; q = fracción de celdas abiertas',
    reference: 'Petsiuk, Das y Saenko, 2018, RISE: Randomized Input Sampling for Explanation',
    params: {
      samples: { label: 'Muestras', summary: 'Cuántas máscaras: con pocas, el mapa sale a manchas.' },
      cells: {
        label: 'Celdas',
        summary: 'Celdas de una máscara a lo largo de cada lado: con más se ve más fino y hacen falta más máscaras.',
      },
      density: {
        label: 'Celdas abiertas',
        summary: 'La fracción de las celdas de una máscara que dejan ver la imagen.',
      },
      centred: {
        label: 'Centrado',
        summary: 'Cero es donde da igual que algo se vea; desactivado, se muestra la suma publicada, toda positiva.',
      },
      fill: { label: hiddenBy, summary: 'Lo que se pone donde una máscara está cerrada.', options: baselines },
      measure,
    },
  },
  'extremal-perturbation': {
    label: 'Perturbación extrema',
    summary:
      'Aprende qué parte de la imagen, de un tamaño dado, mantiene más alta la puntuación de la clase cuando se oculta el resto.',
    formula: 'mapa = arg máx, sobre máscaras m del área dada, de S(x ⊙ m + oculto ⊙ (1 − m))',
    reference: 'Fong, Patrick y Vedaldi, 2019, Understanding Deep Networks via Extremal Perturbations',
    params: {
      area: { label: 'Área', summary: 'La fracción de la imagen que se queda.' },
      steps: { label: 'Pasos', summary: 'Cuántas veces se mejora la máscara.' },
      fill: { label: hiddenBy, summary: 'Lo que se pone donde la máscara está cerrada.', options: baselines },
      score,
    },
  },
  lime: {
    label: 'LIME',
    summary: 'Enciende y apaga superpíxeles al azar, y ajusta un modelo lineal a lo que entonces dice la red.',
    formula:
      'mapa = w de la regresión ridge p_clase(superpíxeles encendidos) ≈ w · encendidos + c; las muestras cercanas pesan más',
    reference: 'Ribeiro, Singh y Guestrin, 2016, “Why Should I Trust You?”',
    params: {
      samples: { label: 'Muestras', summary: 'Cuántas veces se encienden y apagan superpíxeles.' },
      segments,
      fill: off,
      kernel: {
        label: 'Núcleo',
        summary: 'Con qué rapidez cuentan menos las muestras cuanto más hay apagado.',
      },
      ridge: { label: 'Ridge', summary: 'Mantiene pequeños los coeficientes donde hay pocas muestras.' },
      measure,
    },
  },
  'kernel-shap': {
    label: 'KernelSHAP',
    summary:
      'Lo que cada superpíxel suma a la puntuación, promediado sobre todos los órdenes de encenderlos: un reparto justo.',
    formula:
      'mapa = valores de Shapley φ de los superpíxeles: Σ φ = S(x) − S(todos apagados), por mínimos cuadrados ponderados',
    reference: 'Lundberg y Lee, 2017, A Unified Approach to Interpreting Model Predictions',
    params: {
      samples: { label: 'Muestras', summary: 'Cuántas combinaciones de superpíxeles se prueban.' },
      segments,
      fill: off,
      measure,
    },
  },
};
