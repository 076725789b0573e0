import { form } from './grammar';
import { exact, whole } from '@/domain/format';
import type { FetchedText } from '../en/fetched';

/** What is read in the panel of the fine-tuning once it is open. */
export const finetune: FetchedText['finetune'] = {
  headings: { pictures: 'Imágenes', recipe: 'Receta', settings: 'Ajustes' },
  base: {
    label: 'Partir de',
    summary: 'El modelo del que se parte. Queda como está; se entrena una copia.',
    newHead: 'Cabeza nueva:',
    newHeadWhy: (classes) =>
      `este modelo no conoce ${form(classes, { one: 'una', other: String(classes) })} de estas clases, así que su última capa empieza de cero. Sus primeras respuestas son azar.`,
  },
  data: {
    label: 'Entrenar con',
    summary: 'Las imágenes incluidas, o las tuyas.',
    bundled: 'CIFAR-10, incluido',
    own: 'mis propias imágenes',
    bundledWhat: '3500 imágenes diminutas de diez tipos de animales y vehículos para aprender, y 500 más para validar.',
    ownWhat:
      'Una carpeta por clase, con su nombre; o un zip de tales carpetas. Las carpetas llamadas train, val y test se mantienen aparte. Suéltalas aquí: nunca salen de este dispositivo.',
    folder: 'Elegir una carpeta…',
    folderName: 'Carpeta de imágenes',
    archive: 'Un zip o archivo…',
    archiveName: 'Zip de imágenes, o el archivo de CIFAR-10',
    openCamera: 'Usar la cámara',
    closeCamera: 'Cerrar la cámara',
    readingOf: (done, total) => `Leyendo la imagen ${done} de ${total}…`,
    reading: 'Leyendo imágenes',
    remove: 'Quitar estas imágenes',
    skipped: (files) => form(files, { one: 'Se omitió un archivo', other: `Se omitieron ${whole(files)} archivos` }),
    more: (files) => `y ${files} más`,
  },
  camera: {
    what: '¿Qué es?',
    example: 'taza',
    hold: 'Mantén pulsado para tomar imágenes',
    taken: (pictures, name, bursts) =>
      `${form(pictures, { one: 'Una imagen tomada', other: `${pictures} imágenes tomadas` })} de «${name}», en ${form(bursts, { one: 'una ráfaga', other: `${bursts} ráfagas` })}. Gíralo, muévelo, cambia la luz.`,
    bursts: (pictures) =>
      `Las imágenes vienen en ráfagas de ${pictures}: una de cada cuatro, desde la segunda, se guarda para validar.`,
  },
  classes: {
    count: (classes) => form(classes, { one: 'una clase', other: `${whole(classes)} clases` }),
    pale: '(pálido: para validar)',
    split: (name, training, heldOut) => `${name}: ${training} para aprender, ${heldOut} para validar`,
    more: (classes) => form(classes, { one: 'y una clase más', other: `y ${classes} clases más` }),
  },
  cautions: {
    uneven: (classes, name) =>
      `${classes === 1 ? `«${name}» tiene` : `${classes} clases tienen`} muchas menos imágenes que la clase mayor: el modelo rara vez responderá con ${classes === 1 ? 'ella' : 'ellas'}.`,
    unchecked: (classes, name) =>
      `${classes === 1 ? `«${name}» no tiene` : `${classes} clases no tienen`} imágenes para validar: nada dirá qué tal se ${classes === 1 ? 'reconoce' : 'reconocen'}.`,
    fewChecks: (pictures) =>
      `${form(pictures, { one: 'Una imagen de validación es', other: `${pictures} imágenes de validación son` })} poco: las exactitudes serán toscas, con intervalos anchos.`,
  },
  preset: 'Preajuste',
  settings: {
    more: 'más',
    groups: {
      descent: 'Descenso',
      penalties: 'Penalizaciones',
      mask: 'Parte saliente',
      pictures: 'Imágenes',
      validation: 'Validación',
    },
    noEffect: (reason) => `Sin efecto: ${reason}.`,
    idle: {
      noTerm: 'todos los λ son 0',
      noSelective: 'λ selectivo es 0',
      noMask: 'la imitación no usa máscara',
      noJacobian: 'λ jacobiano es 0',
      oneTerm: 'no hay dos términos que alternar',
      shareOfPeak: 'la máscara es una parte del máximo',
      shareOfPicture: 'la máscara es una parte de la imagen',
      notAdversarial: 'el entrenamiento adversario está desactivado',
    },
  },
  help: {
    name: '¿Qué es J-SIGR?',
    heading: 'J-SIGR',
    what: 'Además de la respuesta correcta, pide dos cosas a un modelo: que los cambios pequeños en un píxel importen poco, y que los píxeles que sí importan estén sobre el objeto.',
    formula: 'L = CE + λ_J R_J + λ_S R_S\nR_J = ½ media ‖∂z/∂x‖²\nR_S = media ‖(1 − M) ∂(z_y − media z)/∂x‖²',
    symbols:
      'z son las puntuaciones de las clases, x los píxeles en [0, 1], y la clase correcta; la máscara M es 1 donde desenfocar un punto baja más la puntuación de la clase correcta.',
    gradientNorm: 'Norma del gradiente',
    gradientNormWhat:
      'Una tercera penalización, ajena a J-SIGR: cuán rápido sube la pérdida cuando cada píxel cambia en la misma pequeña cantidad, cada uno en la peor dirección. Es lo primero que hace un ataque dentro de ε.',
    gradientNormFormula: 'L = … + λ_G R_G\nR_G = media ‖∂CE/∂x‖₁',
    papers:
      'Jacobian norm with Selective Input Gradient Regularization, Liu et al., Pattern Recognition 145 (2024) 109902; reconstruido a partir de su resumen y de los trabajos en que se apoya. Norma del gradiente: Characterizing Model Robustness via Natural Input Gradients, Rodríguez-Muñoz et al., ECCV 2024.',
  },
  used: {
    on: (model, pictures) => `${model} con ${pictures}`,
    yourPictures: 'tus imágenes',
    newHead: (classes) => `cabeza nueva para ${form(classes, { one: 'una clase', other: `${classes} clases` })}`,
    batch: (pictures) => `${form(pictures, { one: 'una imagen', other: `${pictures} imágenes` })} por paso`,
    backend: (name, software) => `calculado con ${name}${software ? ' sin tarjeta gráfica' : ''}`,
    speed: (steps) => `${steps} pasos por segundo`,
  },
  saved: {
    what: 'Aquí se interrumpió un entrenamiento; puede seguir exactamente donde se quedó.',
    facts: (model, pictures, step, total, when) => `${model} con ${pictures} · paso ${step} de ${total} · ${when}`,
    resume: (step) => `Seguir desde el paso ${step}`,
    forget: 'Descartarlo',
    forgetLoses: (steps) =>
      form(steps, {
        one: 'El único paso hecho se perderá para siempre.',
        other: `Los ${steps} pasos hechos se perderán para siempre.`,
      }),
  },
  charts: {
    all: 'Gráficas del entrenamiento',
    emptyLoss: 'aparece con los primeros pasos',
    emptyCheck: 'llega con la primera comprobación en las imágenes de validación',
    loss: {
      title: 'Términos de la pérdida',
      unit: 'escala logarítmica',
      summary:
        'Lo que el entrenamiento minimiza, cada término antes de su peso λ: entropía cruzada, la sorpresa ante las respuestas correctas, en nats; R_J, la mitad de la norma cuadrada media del jacobiano; R_S, el gradiente cuadrado medio fuera de la parte saliente; y, donde λ no es 0, R_G, la norma media del gradiente de la pérdida. Suavizado; los valores brutos van en pálido.',
    },
    accuracy: {
      title: 'Exactitud',
      unit: 'en las imágenes de validación',
      summary:
        'Exactitud en imágenes no usadas para entrenar, limpias y bajo un ataque PGD a este modelo, con intervalos del 95 %.',
    },
    norm: {
      title: '‖J‖',
      unit: 'logits por unidad de píxel',
      summary:
        'Cuánto importan los píxeles: la norma de Frobenius media del jacobiano de los logits, con su intervalo del 95 %. Menor significa menos sensible.',
    },
    agreement: {
      title: 'Concordancia de los mapas',
      unit: 'ρ de Spearman',
      summary:
        'Cuánto concuerda el mapa del gradiente con el que se hace desenfocando partes de la imagen; 1 significa que apunta a lo que el modelo necesita.',
    },
    terms: {
      crossEntropy: 'entropía cruzada',
      jacobian: 'jacobiano',
      selective: 'selectivo',
      inputGradient: 'norma del gradiente',
    },
    clean: 'limpia',
    attacked: 'atacada',
    attackedWithin: (epsilon255) => `atacada, ε ${exact(epsilon255)}/255`,
  },
  checks: {
    open: 'las gráficas en números',
    caption: (pictures, epsilon255) =>
      `En ${pictures.join(', al final ')} imágenes de validación, con intervalos del 95 %; atacadas con PGD a ε ${exact(epsilon255)}/255.`,
    heads: { step: 'paso', clean: 'limpia', attacked: 'atacada', norm: '‖J‖', agreement: 'concordancia ρ' },
  },
  comparison: {
    heading: (steps) =>
      `Lo que ${form(steps, { one: 'cambió un paso', other: `cambiaron ${steps} pasos` })} de entrenamiento`,
    none: 'Terminó antes de comprobarse por segunda vez; no hay nada que comparar.',
    caption: (pictures, areFew, isNewHead) =>
      `En ${form(pictures, { one: 'una imagen de validación', other: `${whole(pictures)} imágenes de validación` })}${areFew ? ', que son pocas' : ''}; en pequeño: intervalos del 95 %. PGD ataca a cada modelo por separado. ${
        isNewHead
          ? 'Las primeras respuestas de una cabeza nueva son azar: no hay con qué comparar.'
          : '✓ y ✗ solo donde los intervalos no se solapan.'
      }`,
    measure: 'medida',
    before: 'antes',
    newHead: 'cabeza nueva',
    afterStep: (step) => `tras el paso ${step}`,
    change: 'cambio',
    points: (difference) => `${difference} puntos`,
    better: 'mejor',
    worse: 'peor',
    clean: {
      label: 'exactitud en imágenes limpias',
      definition: 'En las imágenes de validación, de las que nunca aprendió.',
    },
    attacked: {
      label: (epsilon255) => `exactitud bajo ataque (PGD, ε ${exact(epsilon255)}/255)`,
      definition:
        'Las mismas imágenes tras un ataque PGD a este modelo, que puede cambiar cada valor de color hasta en ε.',
    },
    jacobianNorm: {
      label: '‖J‖, sensibilidad a los píxeles',
      definition:
        'Norma de Frobenius media del jacobiano de los logits, píxeles en [0, 1]. Menor: los cambios pequeños importan menos.',
    },
    agreement: {
      label: 'concordancia de los mapas',
      definition:
        'ρ de Spearman entre el mapa del gradiente y el que se hace desenfocando partes: 1 significa que el gradiente apunta a lo que el modelo necesita.',
    },
    masks: (pictures, flat) =>
      flat === 0
        ? `El término selectivo actuó en todas sus ${whole(pictures)} imágenes.`
        : `El término selectivo no tuvo en qué apoyarse en ${whole(flat)} de ${whole(pictures)} imágenes: sus mapas de perturbación son planos.`,
  },
  keep: {
    name: 'Nombre',
    keep: 'Guardar en este dispositivo',
    export: 'Exportar como zip',
    trainOn: 'Seguir entrenando',
    done: 'Listo',
    discard: 'Descartar',
    discardLoses: 'El modelo entrenado no se ha guardado ni exportado, y se perdería.',
    discardConfirm: 'Descartarlo',
    kept: 'Guardado: ahora es uno de tus modelos, y sigue ahí al recargar.',
  },
  film: {
    name: 'Tira de película',
    heading: 'El mapa de la imagen, paso a paso',
    scales: 'Cada mapa tiene su propia escala de color; su rango está debajo.',
    several: 'De varias explicaciones, la película muestra la primera.',
    mixed: 'El método o el ataque cambió entretanto: fotogramas de distinto tipo no se pueden comparar.',
    slider: 'Momento del entrenamiento',
    step: (step) => `paso ${step}`,
    newest: (step) => `el más nuevo, paso ${step}`,
    before: 'antes',
    newHead: 'cabeza nueva',
    chance: 'su respuesta es azar',
    attacked: 'atacada',
    attackedPicture: 'Imagen atacada',
    held: (answer) => `resistió: ${answer}`,
    fooled: (answer) => `engañado: ${answer}`,
    attackedMap: 'mapa bajo ataque',
    map: (caption) => `Mapa, ${caption}`,
    upTo: (value) => `hasta ${value}`,
  },
};
