import type { DataFolderFault, SceneFailures } from '@/domain/failures/scene';
import type { ParamProblem } from '@/domain/params';
import { exact, times, whole } from '@/domain/format';
import { methodName, paramWords } from '../methods/names';
import type { WordsFor } from '../../words';
import { didYouMean, megabytes } from '../grammar';
import { lackWords } from './lacks';

const change = 'Cambia ese valor.';
const defaultScene = 'En su lugar se muestra la escena predeterminada.';
const fewer = 'Pide menos con --n.';

/** Why a value of a parameter, called `label`, was refused; the beginning of a sentence. */
function problemWords(label: string, problem: ParamProblem): string {
  switch (problem.problem) {
    case 'not-a-number':
      return `${label} debe ser un número`;
    case 'out-of-range':
      return `${label} debe estar entre ${exact(problem.min)} y ${exact(problem.max)}, no ser ${exact(problem.given)}`;
    case 'not-a-class':
      return `${label} debe ser el número de una clase, o -1`;
    case 'not-true-or-false':
      return `${label} debe ser true o false`;
    case 'not-one-of':
      return `${label} debe ser uno de estos valores: ${problem.options.join(', ')}`;
    case 'no-such-parameter':
      return `No hay ningún parámetro «${problem.name}»; se conocen: ${problem.known.join(', ')}`;
    default:
      return problem satisfies never;
  }
}

function dataFolderWords(fault: DataFolderFault): string {
  switch (fault.fault) {
    case 'unreadable':
      return 'no se puede leer';
    case 'not-json':
      return 'no es JSON';
    case 'label-without-class':
      return 'tiene una etiqueta sin clase';
    case 'values-out-of-range':
      return 'tiene valores fuera de [0, 1]';
    case 'bytes-differ':
      return `contiene ${whole(fault.bytes)} bytes, y meta.json promete ${whole(fault.promised)}`;
    case 'labels-differ':
      return `tiene ${whole(fault.labels)} etiquetas para ${whole(fault.pictures)} imágenes`;
    case 'not-as-expected':
      return `no es lo esperado (${fault.problem})`;
    default:
      return fault satisfies never;
  }
}

const flagList = (names: readonly string[], glue = ', ') => names.map((name) => `--${name}`).join(glue);

/** What is said of links, command lines, and of what a model cannot do with what is asked of it. */
export const scene: WordsFor<SceneFailures> = {
  'scene-unknown-model': {
    'of-link': ({ model, known }) => ({
      message: `No hay ningún modelo llamado «${model}»; hay ${known.join(', ')}.`,
      hint: defaultScene,
    }),
    'source-not-shown': ({ source }) => ({
      message: `El ataque de este enlace se hace contra «${source}», que no es uno de sus modelos.`,
      hint: 'En su lugar, cada modelo se ataca por separado.',
    }),
    'no-such-model': ({ model, near }) => ({
      message: `No hay ningún modelo «${model}».`,
      hint: `${didYouMean(near)}Indica un id de la carpeta models, o la ruta de un model.json.`,
    }),
  },
  'scene-unknown-attack': {
    'of-link': ({ attack, known }) => ({
      message: `No hay ningún ataque llamado «${attack}»; hay ${known.join(', ')}.`,
      hint: 'En su lugar se elige el ataque predeterminado.',
    }),
    'no-such-attack': ({ attack, known }) => ({
      message: `No hay ningún ataque «${attack}».`,
      hint: `Elige uno de estos: ${known.join(', ')}.`,
    }),
  },
  'scene-unknown-saliency': {
    'of-link': ({ saliency, known, othersLeft }) => ({
      message: `No hay ningún método de saliencia llamado «${saliency}»; hay ${known.join(', ')}.`,
      hint: othersLeft ? 'Se deja fuera.' : 'En su lugar se elige el método de saliencia predeterminado.',
    }),
    'no-such-saliency': ({ saliency, known }) => ({
      message: `No hay ningún método de saliencia «${saliency}».`,
      hint: `Elige uno de estos: ${known.join(', ')}.`,
    }),
  },
  'scene-unknown-sample': {
    'of-link': ({ sample, known }) => ({
      message: `No hay ninguna imagen de ejemplo llamada «${sample}»; hay ${known.join(', ')}.`,
      hint: defaultScene,
    }),
    'no-such-sample': ({ sample }) => ({
      message: `No hay ninguna imagen de ejemplo llamada «${sample}».`,
      hint: 'Elige una de la galería.',
    }),
  },
  'scene-unknown-part': {
    'of-link': ({ part, known }) => ({
      message: `El enlace oculta «${part}», y la página no tiene tal parte.`,
      hint: `Todo lo demás es como dice el enlace. Se puede ocultar: ${known.join(', ')}.`,
    }),
  },
  'scene-unknown-backend': {
    'of-link': ({ backend, known }) => ({
      message: `No hay ningún backend llamado «${backend}»; hay ${known.join(', ')}.`,
      hint: 'En su lugar se eligió el más rápido de los que funcionan aquí.',
    }),
  },
  'scene-bad-parameter': {
    'of-link': ({ method, problem }) => ({
      message: `${problemWords(paramWords(method, problem.name).label, problem)}.`,
      hint: 'En su lugar se usa el valor predeterminado.',
    }),
    'of-method': ({ method, problem }) => ({
      message: `${problemWords(paramWords(method, problem.name).label, problem)}.`,
      hint: 'Elige un valor admitido.',
    }),
    'of-flag': ({ flag, problem }) => ({ message: `${problemWords(`--${flag}`, problem)}.`, hint: change }),
    'no-such-layer': ({ layer, known }) => ({
      message: `El modelo no tiene ninguna capa «${layer}» de la que se pueda hacer un mapa.`,
      hint: `Tiene ${known.join(', ')}; o escribe last, middle o first.`,
    }),
    'no-class-to-aim-at': ({ index, classes }) => ({
      message: `La clase ${index} no existe: este modelo tiene las clases de 0 a ${classes - 1}.`,
      hint: 'Elige como objetivo una de las clases del modelo, o ninguna.',
    }),
    'no-class-to-explain': ({ index, classes }) => ({
      message: `El modelo no tiene la clase ${index}.`,
      hint: `Sus clases van de 0 a ${classes - 1}.`,
    }),
    'not-a-flag': ({ word }) => ({
      message: `«${word}» no es una opción.`,
      hint: 'Escribe las opciones como --nombre valor, después de `npm run … --`.',
    }),
    'unknown-flags': ({ flags, near }) => ({
      message: `No hay ninguna opción ${flagList(flags, ' ni ')}.`,
      hint: `${didYouMean(near.length === 0 ? undefined : flagList(near, ' y '))}--help las muestra todas.`,
    }),
    'foreign-flag': ({ flag, method, own, command }) => ({
      message: `No hay ninguna opción --${flag} con ${method}.`,
      hint:
        own.length === 0
          ? `Quítala; las opciones aquí son ${flagList(command)}.`
          : `Sus propias opciones son ${flagList(own)}.`,
    }),
    'given-twice': ({ flag }) => ({ message: `--${flag} aparece dos veces.`, hint: 'Quita una de las dos.' }),
    'takes-no-value': ({ flag }) => ({ message: `--${flag} no lleva valor.`, hint: 'Escríbela sola.' }),
    'needs-value': ({ flag }) => ({ message: `--${flag} necesita un valor.`, hint: `Añade --${flag} <valor>.` }),
    'not-whole': ({ flag, given }) => ({
      message: `--${flag} debe ser un número entero, no ${given}.`,
      hint: change,
    }),
    'not-whole-within': ({ flag, given, min, max }) => ({
      message: `--${flag} debe ser un número entero ${
        max === Number.MAX_SAFE_INTEGER ? `a partir de ${exact(min)}` : `entre ${exact(min)} y ${exact(max)}`
      }, no «${given}».`,
      hint: change,
    }),
    'not-one-of': ({ flag, given, options }) => ({
      message: `--${flag} debe ser uno de estos valores: ${options.join(', ')}; no «${given}».`,
      hint: change,
    }),
    'not-known': ({ flag, given, known, near }) => ({
      message: `--${flag}: no hay ningún «${given}».`,
      hint: `${didYouMean(near)}Se conocen ${known.join(', ')}.`,
    }),
    'not-a-target': ({ given }) => ({
      message: `--target debe ser label, predicted o el número de una clase, no «${given}».`,
      hint: change,
    }),
    'unknown-command': ({ command, known, near }) => ({
      message: `No hay ningún comando «${command}».`,
      hint: `${didYouMean(near)}Se conocen ${known.join(', ')}.`,
    }),
    'too-few-pictures': ({ data, pictures, asked }) => ({
      message: `${data} tiene ${whole(pictures)} imágenes, no ${whole(asked)}.`,
      hint: fewer,
    }),
    'too-few-held-out': ({ data, pictures, asked }) => ({
      message: `${data} tiene ${whole(pictures)} imágenes reservadas, no ${whole(asked)}.`,
      hint: fewer,
    }),
    'no-such-data': ({ data }) => ({
      message: `No hay datos «${data}».`,
      hint: 'Usa bundled, cifar10-test, imagenette-val, o una carpeta con images.f32, labels.json y meta.json.',
    }),
    'no-such-training-data': ({ data }) => ({
      message: `No hay datos «${data}».`,
      hint: 'Usa bundled, o una carpeta con images.f32, labels.json y meta.json.',
    }),
    'data-folder': ({ file, fault }) => ({
      message: `${file} ${dataFolderWords(fault)}.`,
      hint: 'Una carpeta de datos contiene images.f32 (NHWC, [0, 1]), labels.json y meta.json ({"shape":[n,h,w,3],"classes":[…]}).',
    }),
    'too-many-files': ({ folder, files, bytes }) => ({
      message: `${folder} contiene ${whole(files)} archivos, ${megabytes(bytes)} en total: más de lo que tiene un modelo.`,
      hint: 'Indica la carpeta que contiene solo el modelo.',
    }),
    'pixels-beside-card': () => ({
      message: '--pixels es para un modelo sin ficha.',
      hint: 'Quítala: card.json dice cómo se entienden los píxeles.',
    }),
    'over-its-base': () => ({
      message: 'El modelo no se puede escribir encima de aquel del que parte.',
      hint: 'Elige otra carpeta con --out.',
    }),
    'other-settings': ({ folder }) => ({
      message: `${folder} se empezó con otros ajustes.`,
      hint: 'Da las mismas opciones, o quita --resume.',
    }),
  },
  'scene-too-long': {
    'too-many-models': ({ named, most }) => ({
      message: `Este enlace nombra ${whole(named)} modelos; uno al lado de otro caben ${most}.`,
      hint: `Se muestran los ${most} primeros.`,
    }),
    'too-many-maps': ({ named, most }) => ({
      message: `Este enlace nombra ${whole(named)} explicaciones; una al lado de otra caben ${most}.`,
      hint: `Se muestran las ${most} primeras.`,
    }),
  },
  'scene-unreadable': {
    'foreign-version': ({ version }) => ({
      message: `Este enlace no describe una escena que esta versión pueda abrir (versión ${version}).`,
      hint: 'En su lugar se muestra la escena predeterminada; pide el enlace otra vez, o sigue desde aquí.',
    }),
    'bad-fields': ({ fields }) => ({
      message: `No se puede leer en este enlace: ${fields.map((field) => `«${field}»`).join(', ')}.`,
      hint: 'En su lugar vale lo de la escena predeterminada; pide el enlace otra vez, o sigue desde aquí.',
    }),
  },
  'method-unsupported': {
    lacks: ({ method, lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `${methodName(method)} no se puede usar con este modelo: ${why}.`, hint };
    },
    'no-gradient': ({ lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `Esto no se puede hacer con este modelo: ${why}.`, hint };
    },
    'not-taken-apart': () => ({
      message:
        'Las capas de este modelo no se pueden volver a inicializar al azar: algunas de sus operaciones solo las conoce TensorFlow.js.',
      hint: 'Elige un modelo de la colección, o uno guardado como modelo Layers o de Keras.',
    }),
    'no-class': ({ index }) => ({
      message: `Este modelo no tiene la clase número ${index}.`,
      hint: 'Elige otra clase.',
    }),
    'no-layers': () => ({
      message:
        'Este modelo no tiene ninguna capa cuya activación siga siendo una imagen, así que no hay ninguna que mostrar.',
      hint: 'Elige un modelo con convoluciones.',
    }),
    'size-differs': ({ model, takes, data, has }) => ({
      message: `El modelo «${model}» acepta imágenes de ${times(takes)}, y las de ${data} son de ${times(has)}.`,
      hint: 'Elige datos del tamaño del modelo.',
    }),
    'label-beyond-classes': ({ model, data, label, classes }) => ({
      message: `${data} tiene una etiqueta ${label}, y el modelo «${model}» solo las clases de 0 a ${classes - 1}.`,
      hint: 'Elige datos con las clases del modelo.',
    }),
  },
  'numerical-failure': {
    'logit-not-a-number': ({ model }) => ({
      message: `El modelo «${model}» dio un logit que no es un número.`,
      hint: 'Prueba con otro backend; si sigue igual, el modelo está dañado.',
    }),
    'not-numbers': () => ({
      message: 'El cálculo dio valores que no son números.',
      hint: 'Cambia un parámetro, o elige otro backend con el indicador de arriba.',
    }),
  },
};
