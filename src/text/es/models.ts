import { form } from './grammar';
import { bytes, whole } from '@/domain/format';
import type { Text } from '../en';

/** What is read in the windows about models: the choice, a model's card, and the form for one's own. */
export const models: Text['models'] = {
  dialog: {
    all: 'Todos los modelos',
    add: 'Añadir un modelo',
    replace: (model) => `Otro modelo en lugar de ${model}`,
  },
  picker: {
    bars: 'Las barras muestran la exactitud en imágenes de prueba, limpias y bajo el ataque PGD de fuerza ε (de 255), con intervalos del 95 %.',
    shown: 'en pantalla',
    limits: 'límites',
    card: 'Ficha',
    cardOf: (model) => `Ficha de ${model}`,
    loading: (model) => `Cargando ${model}`,
    remove: 'Quitar',
    removeFrom: (model) => `Quitar ${model} de este dispositivo`,
    removeLoses: (model) =>
      `«${model}» se borra de este navegador. Un modelo entrenado aquí y no exportado no se puede recuperar.`,
    removeConfirm: 'Quitarlo',
  },
  size: (width, height) => `${width} × ${height} píxeles`,
  chart: {
    none: 'Nada medido todavía.',
    clean: 'limpia',
    accuracyOf: (model, shares) => `Exactitud de ${model}: ${shares.join('; ')}`,
    caption: 'Exactitud en imágenes limpias y bajo PGD de fuerza ε (de 255), con intervalos del 95 %',
  },
  card: {
    loading: 'Cargando la ficha…',
    retry: 'Reintentar',
    family: 'Familia',
    input: 'Entrada',
    answers: 'Respuestas',
    scores: {
      'yes-no': 'sí o no, a partir de una puntuación',
      independent: 'etiquetas independientes, cada una con su probabilidad',
    },
    size: 'Tamaño',
    weights: (parameters, size) => `${whole(parameters)} parámetros, ${bytes(size)}`,
    licence: 'Licencia',
    source: 'Origen',
    limits: 'Límites',
    classes: (classes) => form(classes, { one: '1 clase', other: `${classes} clases` }),
    training: 'Cómo se entrenó',
    everySetting: 'todos los ajustes',
    circumstances: (data, seed, command) => `${data}; semilla ${seed}; ${command}`,
  },
  measurements: {
    groups: {
      clean: { title: 'Imágenes limpias', note: 'Exactitud en imágenes sin cambios.' },
      whiteBox: {
        title: 'Ataques de caja blanca',
        note: 'El atacante conoce este modelo y sigue sus gradientes.',
      },
      standard: {
        title: 'AutoAttack',
        note: 'El conjunto estándar de ataques, sin nada que ajustar: la cifra para comparar con la literatura.',
      },
      transfer: {
        title: (source) => `Transferidos desde «${source}»`,
        note: 'Hechos contra otro modelo y mostrados a este, al que el atacante no tiene acceso.',
      },
      controls: {
        title: 'Controles',
        note: 'El ruido aleatorio debe hacer poco daño, y un ε enorme debe engañar al modelo siempre; si no, sus gradientes están ocultos y no es robusto.',
      },
    },
    noAttack: 'sin ataque',
    signNoise: 'ruido de signo aleatorio',
    noise: 'ruido aleatorio',
    steps: (steps) => `${steps} ${steps === '1' ? 'paso' : 'pasos'}`,
    restarts: (restarts) => form(restarts, { one: 'un reinicio', other: `${restarts} reinicios` }),
    heads: {
      ...{ attack: 'ataque', accuracy: 'exactitud', interval: 'intervalo del 95 %', pictures: 'imágenes' },
      ...{ engine: 'medido con', map: 'mapa', measure: 'medida', mean: 'media' },
    },
  },
  saliency: {
    title: 'Explicaciones',
    note: 'Medias sobre imágenes de prueba: cuánto se parecen el mapa limpio y el atacado, cuán concentrados están los mapas, y si apuntan a lo que el modelo necesita.',
  },
  own: {
    use: 'Usar mi propio modelo…',
    files: 'Archivos del modelo',
    what: 'Un archivo de Keras (<1>.keras</1>, <1>.h5</1>), o un modelo de TensorFlow.js: sus archivos <1>.json</1> y <1>.bin</1>, o un archivo comprimido con ellos. Nunca sale de este dispositivo.',
    title: 'Tu propio modelo',
    checking: 'Leyendo y comprobando el modelo…',
    stop: 'Detener',
    facts: (parameters, size, classes, picture) =>
      `${whole(parameters)} parámetros, ${bytes(size)}, ${form(classes, { one: '1 clase', other: `${classes} clases` })}${picture === undefined ? '' : `, imágenes de ${picture}`}. Se queda en este dispositivo.`,
    name: 'Nombre',
    pixels: 'Los píxeles se dan como',
    pixelsWhat: 'Con lo que se entrenó el modelo. Con el rango equivocado sus predicciones son malas.',
    imagenet: 'Media y desviación de ImageNet',
    side: 'Lado de la imagen',
    sideWhat: 'Acepta imágenes de cualquier tamaño; funciona mejor con el que se usó al entrenarlo.',
    classes: 'Nombres de las clases, uno por línea',
    classesOrder: '(la primera clase, primero)',
    add: 'Añadir el modelo',
    classList: (classes) =>
      `${form(classes.length, { one: '1 clase', other: `${classes.length} clases` })}: ${classes.slice(0, 3).join(', ')}${classes.length > 3 ? ', …' : ''}`,
    problems: {
      noName: 'El modelo necesita un nombre.',
      classCount: (classes, names) =>
        `El modelo tiene ${form(classes, { one: 'una clase', other: `${classes} clases` })}, pero hay ${form(names, { one: 'un nombre', other: `${names} nombres` })}.`,
      noClassName: (index) => `La clase ${index} no tiene nombre.`,
      side: (least, most) => `El lado de la imagen debe estar entre ${least} y ${most} píxeles.`,
    },
  },
};
