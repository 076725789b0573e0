import { whole } from '@/domain/format';
import type { ForeignModel, ModelFailures, ModelFileKind } from '@/domain/failures/models';
import type { Words, WordsFor } from '../../words';
import { brackets, megabytes } from '../grammar';
import { archiveWords } from './archives';
import { lackWords } from './lacks';

const corrupt = (what: string): Words => ({
  message: `Los archivos del modelo están dañados: ${what}.`,
  hint: 'Exporta o descarga el modelo otra vez.',
});
const untrusted = (what: string): Words => ({
  message: `No se puede confiar en este modelo: ${what}.`,
  hint: 'Vuelve a cargarlo. Si no basta, recarga la página, que puede ser más antigua que sus modelos; si el modelo es tuyo, suéltalo otra vez.',
});
const tooDemanding = (what: string): Words => ({
  message: `Este modelo no se puede ejecutar aquí: ${what}.`,
  hint: 'Usa un modelo más pequeño, o uno que acepte imágenes más pequeñas.',
});

const checkConnection = 'Comprueba la conexión e inténtalo de nuevo.';
const remade = 'Bórralo; la evaluación lo hace de nuevo.';

const foreignModels: Readonly<Record<ForeignModel, string>> = {
  tensorflow: 'un SavedModel o un grafo de TensorFlow',
  pytorch: 'un archivo de PyTorch',
  onnx: 'un archivo ONNX',
  'tensorflow-lite': 'un archivo de TensorFlow Lite',
  'core-ml': 'un archivo de Core ML',
};

const fileKinds: Readonly<Record<ModelFileKind, string>> = {
  'layers-model': 'un modelo Layers',
  'graph-model': 'un modelo de grafo',
  'tensorflow-js-model': 'un modelo de TensorFlow.js',
  'model-card': 'una ficha de modelo',
};

/** Why a file did not come; a number is what the server answered. */
const unfetched = {
  unreachable: 'no se puede llegar al servidor',
  'broken-off': 'se cortó la conexión',
  stalled: 'la descarga se quedó parada',
  'not-there': 'el servidor no tiene ese archivo',
} as const;

/** What is said of models. */
export const models: WordsFor<ModelFailures> = {
  'model-missing': {
    'not-fetched': ({ file, why }) => ({
      message: `No se puede cargar el archivo ${file} del modelo: ${typeof why === 'number' ? `el servidor respondió ${why}` : unfetched[why]}.`,
      hint:
        why === 'unreachable'
          ? 'Comprueba la conexión e inténtalo de nuevo. Para trabajar sin conexión, conéctate una vez y elige «Guardar todo para usarlo sin conexión» sobre la lista de modelos.'
          : checkConnection,
    }),
    'dropped-unreadable': ({ file }) => ({
      message: `No se puede leer el archivo ${file} del modelo.`,
      hint: 'Suelta juntos model.json y todos sus archivos .bin, su carpeta o un zip con ella.',
    }),
    'file-unreadable': ({ file }) => ({
      message: `No se puede leer el archivo ${file} del modelo.`,
      hint: 'Indica la carpeta que contiene model.json y todos los archivos que este nombra.',
    }),
    'path-unreadable': ({ path }) => ({
      message: `No se puede leer el modelo ${path}.`,
      hint: 'Indica la ruta de un model.json, de su carpeta, de un archivo comprimido o de un archivo de Keras.',
    }),
    'shard-not-brought': ({ file }) => ({
      message: `Falta el archivo de pesos ${file}, que la descripción del modelo nombra.`,
      hint: 'Suelta juntos el archivo .json del modelo y todos sus archivos .bin, su carpeta o un archivo comprimido con ella.',
    }),
    'foreign-format': ({ format }) => ({
      message: `Lo que has soltado es ${foreignModels[format]}, y un navegador no puede ejecutarlo.`,
      hint: 'Guarda el modelo desde Keras (model.save("model.keras")), o conviértelo con tensorflowjs_converter (desde PyTorch, pasando por ONNX y TensorFlow), y suelta el resultado.',
    }),
    'none-brought': () => ({
      message: 'Entre estos archivos no hay ningún modelo.',
      hint: 'Suelta un modelo de TensorFlow.js (juntos su model.json y sus archivos .bin, su carpeta o un archivo comprimido con ella) o un archivo de Keras (.keras o .h5). Una escena viene de un informe en JSON o de un paquete que esta página haya guardado.',
    }),
    'not-loaded': ({ model }) => ({
      message: `El modelo «${model}» ya no está en pantalla.`,
      hint: 'Vuelve a ponerlo y continúa.',
    }),
    'card-not-fetched': () => ({
      message: 'No se puede cargar la ficha de este modelo.',
      hint: 'Comprueba la conexión y ábrela de nuevo. Las fichas de los modelos guardados en este dispositivo se abren sin conexión: «Guardar todo para usarlo sin conexión», sobre la lista de modelos, los guarda todos.',
    }),
    'not-all-fetched': () => ({
      message: 'No se pudieron descargar todos los modelos.',
      hint: 'Comprueba la conexión e inténtalo de nuevo; los modelos guardados hasta ahora funcionan sin ella.',
    }),
    'no-checkpoint': ({ folder }) => ({
      message: `No hay ningún punto de control en ${folder}.`,
      hint: 'Quita --resume para empezar desde el principio.',
    }),
    'no-cifar10': () => ({
      message: 'CIFAR-10 aún no está aquí.',
      hint: 'Ejecuta `npm run data:cifar10` una vez, o añade --data bundled.',
    }),
    'no-imagenette': () => ({
      message: 'Las imágenes de Imagenette aún no están aquí.',
      hint: 'Ejecuta `python models/recipes/run.py data imagenette` una vez.',
    }),
  },
  'model-corrupt': {
    archive: ({ fault }) => corrupt(archiveWords(fault)),
    'not-json': ({ file }) => corrupt(`${file} no es JSON`),
    'not-as-expected': ({ file, expected, problem }) => corrupt(`${file} no es ${fileKinds[expected]} (${problem})`),
    'other-card': ({ model }) => corrupt(`su card.json es la de ${model}`),
    'input-differs': ({ card, model }) =>
      corrupt(`según card.json la entrada es ${brackets(card)}, y según model.json ${brackets(model)}`),
    'hash-differs': ({ file }) => untrusted(`su archivo ${file} no es el que se midió (su SHA-256 es otro)`),
    'kept-differs': () =>
      untrusted('lo que este dispositivo guardó de él ha cambiado desde entonces, o es de otro modelo'),
    'shard-named-twice': () => corrupt('model.json nombra dos veces el mismo archivo de pesos'),
    'shard-bytes': ({ files, wanted, found }) =>
      corrupt(`${files.join(', ')}: debería haber ${whole(wanted)} bytes de pesos, y hay ${whole(found)}`),
    'weight-missing': ({ weight }) => corrupt(`falta el peso «${weight}»`),
    'weight-listed-missing': ({ weight, layer }) =>
      corrupt(`el peso «${weight}» de la capa «${layer}» figura en la lista, pero falta`),
    'weight-shape': ({ weight, found, wanted }) =>
      corrupt(`el peso «${weight}» tiene la forma ${brackets(found)} en vez de ${brackets(wanted)}`),
    'weight-count': ({ weight, found, wanted }) =>
      corrupt(`el peso «${weight}» tiene ${whole(found)} valores en vez de ${whole(wanted)}`),
    'weight-not-finite': ({ weight, index }) =>
      corrupt(`el valor ${index} del peso «${weight}» no es un número finito`),
    'hdf5-too-many-parts': () => corrupt('su archivo HDF5 contiene más partes que cualquier modelo'),
    'hdf5-unreadable': ({ problem }) => corrupt(`su archivo HDF5 no se puede leer (${problem})`),
    'no-layers': () => corrupt('no tiene capas'),
    'inner-no-layers': ({ model }) =>
      corrupt(
        model === undefined
          ? 'un modelo dentro de él no tiene capas'
          : `el modelo «${model}» dentro de él no tiene capas`,
      ),
    'input-layer-missing': ({ layer }) => corrupt(`falta su capa de entrada «${layer}»`),
    'layer-unnamed': ({ kind }) => corrupt(`una capa ${kind} no tiene nombre`),
    'layer-missing': ({ layer }) => corrupt(`la capa «${layer}» se usa, pero falta`),
    'layer-cycle': ({ layer }) => corrupt(`la capa «${layer}» depende de sí misma`),
    'layer-without-input': ({ layer }) => corrupt(`la capa «${layer}» no tiene entrada`),
    'layer-reads-nothing': ({ layer, input }) =>
      corrupt(`la capa «${layer}» lee de «${input}», que no da ningún resultado`),
    'layer-needs-picture': ({ layer, kind }) =>
      corrupt(`la capa ${kind} «${layer}» necesita como entrada una imagen de rango 4`),
    'channels-differ': ({ layer, values, channels }) =>
      corrupt(`la capa «${layer}» tiene ${whole(values)} valores para ${whole(channels)} canales`),
    'joins-too-few': ({ layer }) => corrupt(`la capa «${layer}» une menos de dos valores`),
    'joins-other-shapes': ({ layer }) => corrupt(`la capa «${layer}» une valores de formas distintas`),
    'joins-other-sizes': ({ layer }) => corrupt(`la capa «${layer}» une imágenes de tamaños distintos`),
    'pools-too-small': ({ layer }) =>
      corrupt(`la capa «${layer}» aplica pooling a una imagen más pequeña que su ventana`),
    'convolves-too-small': ({ layer }) =>
      corrupt(`la capa «${layer}» aplica una convolución a una imagen más pequeña que su filtro`),
    'reshapes-wrongly': ({ layer, values, shape }) =>
      corrupt(`la capa «${layer}» no puede dar a sus ${whole(values)} valores la forma ${brackets(shape)}`),
    'node-missing': ({ node }) => corrupt(`el nodo «${node}» se usa, pero falta`),
    'node-cycle': ({ node }) => corrupt(`el nodo «${node}» depende de sí mismo`),
    'constant-shape': ({ node, constant, found, wanted }) =>
      corrupt(
        `la constante ${constant} de «${node}» tiene la forma ${brackets(found ?? [])} en vez de ${brackets(wanted)}`,
      ),
    'scores-constant': () => corrupt('sus puntuaciones no dependen de la imagen'),
    'cannot-run': ({ problem }) => corrupt(`no se puede ejecutar (${problem})`),
    'not-a-sheet': ({ file }) => ({
      message: `${file} no es la lámina de imágenes esperada.`,
      hint: 'Borra data/cifar10 y vuelve a ejecutar `npm run data:cifar10`.',
    }),
    'not-a-checkpoint': ({ file }) => ({
      message: `${file} no es un punto de control de esta versión.`,
      hint: 'Quita --resume para empezar desde el principio.',
    }),
    'not-a-card': ({ file }) => ({
      message: `${file} no es una ficha de modelo.`,
      hint: 'Exporta el modelo otra vez.',
    }),
    'results-not-json': ({ file }) => ({
      message: `${file} no es un archivo de resultados (no es JSON).`,
      hint: remade,
    }),
    'not-results': ({ file, problem }) => ({
      message: `${file} no es un archivo de resultados (${problem}).`,
      hint: remade,
    }),
  },
  'model-too-large': {
    bytes: ({ bytes, most }) => ({
      message: `Este modelo ocupa ${whole(Math.ceil(bytes / 1e6))}\u00a0MB, y el límite es ${megabytes(most)}.`,
      hint: 'Usa un modelo más pequeño, o guarda sus pesos como float16 (tensorflowjs_converter --quantize_float16).',
    }),
    'check-too-slow': ({ seconds }) => ({
      message: `La comprobación de este modelo se detuvo después de ${whole(seconds)} segundos: sería demasiado lento para trabajar con él.`,
      hint: 'Usa un modelo más pequeño, o uno que acepte imágenes más pequeñas; si el dispositivo estaba ocupado, suelta el modelo otra vez.',
    }),
    'results-too-large': ({ operation, shape, mostBytes }) =>
      tooDemanding(
        `con «${operation}», de forma ${brackets(shape)}, los resultados de una sola imagen ocupan más de ${whole(mostBytes / 1e9)}\u00a0GB`,
      ),
    'too-much-work': ({ operation, most }) =>
      tooDemanding(
        `con «${operation}», una sola imagen necesita más de ${whole(most / 1e6)} millones de multiplicaciones`,
      ),
    'constant-too-large': ({ node, values }) => tooDemanding(`la constante «${node}» tiene ${whole(values)} valores`),
  },
  'model-not-on-device': {
    'own-model': ({ model }) => ({
      message: `Este enlace usa un modelo propio de otra persona (${model}), que nunca salió de su dispositivo.`,
      hint: 'Suelta aquí los mismos archivos del modelo para verlo; las demás columnas funcionan sin él.',
    }),
    'base-gone': ({ model }) => ({
      message: `El modelo del que partir (${model}) ya no está en este dispositivo.`,
      hint: 'Suelta aquí sus archivos otra vez y continúa, o parte de otro modelo.',
    }),
  },
  'model-untrainable': {
    lacks: ({ lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `Este modelo no se puede entrenar: ${why}.`, hint };
    },
    'no-head': () => ({
      message:
        'Este modelo no puede aprender otras clases: no termina en una capa densa ni en una convolución que dé una puntuación por clase.',
      hint: 'Entrénalo con imágenes de sus propias clases, o parte de uno de los modelos que vienen con Limelight.',
    }),
    kinks: ({ operations }) => ({
      message: `Las diferencias finitas se desviarían mucho: ${operations.join(', ')} ${operations.length === 1 ? 'no es derivable en todas partes' : 'no son derivables en todas partes'}.`,
      hint: 'Deriva las penalizaciones por doble retropropagación.',
    }),
  },
};
