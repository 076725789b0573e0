import type { ForeignModel, ModelFailures, ModelFileKind } from '@/domain/failures/models';
import type { Words, WordsFor } from '../../words';
import { brackets } from '../grammar';
import { archiveWords } from './archives';
import { lackWords } from './lacks';

const corrupt = (what: string): Words => ({
  message: `The model's files are damaged: ${what}.`,
  hint: 'Export or download the model again.',
});
const untrusted = (what: string): Words => ({
  message: `This model cannot be trusted: ${what}.`,
  hint: 'Load it again. If that does not help, reload the page, which may be older than its models; drop a model of your own once more.',
});
const tooDemanding = (what: string): Words => ({
  message: `This model cannot be run here: ${what}.`,
  hint: 'Use a smaller model, or one that takes smaller pictures.',
});

const remade = 'Delete it; the evaluation makes it anew.';

const foreignModels: Readonly<Record<ForeignModel, string>> = {
  tensorflow: 'a TensorFlow SavedModel or graph',
  pytorch: 'a PyTorch file',
  onnx: 'an ONNX file',
  'tensorflow-lite': 'a TensorFlow Lite file',
  'core-ml': 'a Core ML file',
};

const fileKinds: Readonly<Record<ModelFileKind, string>> = {
  'layers-model': 'a Layers model',
  'graph-model': 'a graph model',
  'tensorflow-js-model': 'a TensorFlow.js model',
  'model-card': 'a model card',
};

/** Why a file did not come; a number is what the server answered. */
const unfetched = {
  unreachable: 'the server cannot be reached',
  'broken-off': 'the connection broke off',
  stalled: 'the download has stalled',
  'not-there': 'the server has no such file',
} as const;

/** What is said of models. */
export const models: WordsFor<ModelFailures> = {
  'model-missing': {
    'not-fetched': ({ file, why }) => ({
      message: `The model's file ${file} cannot be loaded: ${typeof why === 'number' ? `the server answered ${why}` : unfetched[why]}.`,
      hint:
        why === 'unreachable'
          ? 'Check the connection and try again. To work without a connection, connect once and choose “Keep all for offline use” above the list of models.'
          : 'Check the connection and try again.',
    }),
    'dropped-unreadable': ({ file }) => ({
      message: `The model's file ${file} cannot be read.`,
      hint: 'Drop model.json and all its .bin files together, their folder, or a zip of it.',
    }),
    'file-unreadable': ({ file }) => ({
      message: `The model's file ${file} cannot be read.`,
      hint: 'Give the folder that holds model.json and every file it names.',
    }),
    'path-unreadable': ({ path }) => ({
      message: `The model ${path} cannot be read.`,
      hint: 'Give the path of a model.json, of its folder, of an archive or a Keras file.',
    }),
    'shard-not-brought': ({ file }) => ({
      message: `The weight file ${file}, which the model’s description names, did not come with it.`,
      hint: 'Drop the model’s .json file and all its .bin files together, their folder, or an archive of it.',
    }),
    'foreign-format': ({ format }) => ({
      message: `What was dropped is ${foreignModels[format]}, which a browser cannot run.`,
      hint: 'Save the model from Keras (model.save("model.keras")), or convert it with tensorflowjs_converter (from PyTorch by way of ONNX and TensorFlow), and drop what comes of it.',
    }),
    'none-brought': () => ({
      message: 'There is no model among these files.',
      hint: 'Drop a TensorFlow.js model (its model.json and .bin files together, their folder, or an archive of it) or a Keras file (.keras or .h5). A scene comes from a report in JSON or a bundle that this page saved.',
    }),
    'not-loaded': ({ model }) => ({
      message: `The model “${model}” is not on the screen any more.`,
      hint: 'Put it back and go on.',
    }),
    'card-not-fetched': () => ({
      message: 'This model’s card cannot be loaded.',
      hint: 'Check the connection and open it again. Cards of models kept on this device open without a connection: “Keep all for offline use”, above the list of models, keeps every one.',
    }),
    'not-all-fetched': () => ({
      message: 'Not every model could be fetched.',
      hint: 'Check the connection and try again; the models kept so far work without one.',
    }),
    'no-checkpoint': ({ folder }) => ({
      message: `There is no checkpoint in ${folder}.`,
      hint: 'Leave --resume out to begin anew.',
    }),
    'no-cifar10': () => ({
      message: 'CIFAR-10 is not here yet.',
      hint: 'Run `npm run data:cifar10` once, or add --data bundled.',
    }),
    'no-imagenette': () => ({
      message: 'The Imagenette pictures are not here yet.',
      hint: 'Run `python models/recipes/run.py data imagenette` once.',
    }),
  },
  'model-corrupt': {
    archive: ({ fault }) => corrupt(archiveWords(fault)),
    'not-json': ({ file }) => corrupt(`${file} is not JSON`),
    'not-as-expected': ({ file, expected, problem }) => corrupt(`${file} is not ${fileKinds[expected]} (${problem})`),
    'other-card': ({ model }) => corrupt(`its card.json is that of ${model}`),
    'input-differs': ({ card, model }) =>
      corrupt(`card.json says the input is ${brackets(card)}, model.json ${brackets(model)}`),
    'hash-differs': ({ file }) => untrusted(`its file ${file} is not the one that was measured (its SHA-256 differs)`),
    'kept-differs': () => untrusted('what this device kept of it has changed since, or belongs to another model'),
    'shard-named-twice': () => corrupt('model.json names a weight file twice'),
    'shard-bytes': ({ files, wanted, found }) =>
      corrupt(`${files.join(', ')} should hold ${wanted} bytes of weights, and holds ${found}`),
    'weight-missing': ({ weight }) => corrupt(`the weight "${weight}" is missing`),
    'weight-listed-missing': ({ weight, layer }) =>
      corrupt(`the weight "${weight}" of layer "${layer}" is listed and missing`),
    'weight-shape': ({ weight, found, wanted }) =>
      corrupt(`the weight "${weight}" has shape ${brackets(found)} instead of ${brackets(wanted)}`),
    'weight-count': ({ weight, found, wanted }) =>
      corrupt(`the weight "${weight}" has ${found} values instead of ${wanted}`),
    'weight-not-finite': ({ weight, index }) =>
      corrupt(`value ${index} of the weight "${weight}" is not a finite number`),
    'hdf5-too-many-parts': () => corrupt('its HDF5 file holds more parts than any model'),
    'hdf5-unreadable': ({ problem }) => corrupt(`its HDF5 file cannot be read (${problem})`),
    'no-layers': () => corrupt('it has no layers'),
    'inner-no-layers': ({ model }) =>
      corrupt(model === undefined ? 'a model within it has no layers' : `the model "${model}" within it has no layers`),
    'input-layer-missing': ({ layer }) => corrupt(`its input layer "${layer}" is missing`),
    'layer-unnamed': ({ kind }) => corrupt(`a ${kind} layer has no name`),
    'layer-missing': ({ layer }) => corrupt(`layer "${layer}" is used and missing`),
    'layer-cycle': ({ layer }) => corrupt(`layer "${layer}" depends on itself`),
    'layer-without-input': ({ layer }) => corrupt(`layer "${layer}" has no input`),
    'layer-reads-nothing': ({ layer, input }) => corrupt(`layer "${layer}" reads from "${input}", which has no result`),
    'layer-needs-picture': ({ layer, kind }) => corrupt(`${kind} layer "${layer}" needs a picture of rank 4 as input`),
    'channels-differ': ({ layer, values, channels }) =>
      corrupt(`layer "${layer}" has ${values} values for ${channels} channels`),
    'joins-too-few': ({ layer }) => corrupt(`layer "${layer}" joins fewer than two values`),
    'joins-other-shapes': ({ layer }) => corrupt(`layer "${layer}" joins values of different shapes`),
    'joins-other-sizes': ({ layer }) => corrupt(`layer "${layer}" joins pictures of different sizes`),
    'pools-too-small': ({ layer }) => corrupt(`layer "${layer}" pools a picture smaller than its window`),
    'convolves-too-small': ({ layer }) => corrupt(`layer "${layer}" convolves a picture smaller than its filter`),
    'reshapes-wrongly': ({ layer, values, shape }) =>
      corrupt(`layer "${layer}" cannot give its ${values} values the shape ${brackets(shape)}`),
    'node-missing': ({ node }) => corrupt(`the node "${node}" is used and missing`),
    'node-cycle': ({ node }) => corrupt(`the node "${node}" depends on itself`),
    'constant-shape': ({ node, constant, found, wanted }) =>
      corrupt(`the ${constant} of "${node}" has shape ${brackets(found ?? [])} instead of ${brackets(wanted)}`),
    'scores-constant': () => corrupt('its scores do not depend on the picture'),
    'cannot-run': ({ problem }) => corrupt(`it cannot be run (${problem})`),
    'not-a-sheet': ({ file }) => ({
      message: `${file} is not the sheet expected.`,
      hint: 'Delete data/cifar10 and run `npm run data:cifar10` again.',
    }),
    'not-a-checkpoint': ({ file }) => ({
      message: `${file} is no checkpoint of this version.`,
      hint: 'Leave --resume out to begin anew.',
    }),
    'not-a-card': ({ file }) => ({ message: `${file} is not a model card.`, hint: 'Export the model again.' }),
    'results-not-json': ({ file }) => ({
      message: `${file} is not a file of results (it is not JSON).`,
      hint: remade,
    }),
    'not-results': ({ file, problem }) => ({
      message: `${file} is not a file of results (${problem}).`,
      hint: remade,
    }),
  },
  'model-too-large': {
    bytes: ({ bytes, most }) => ({
      message: `This model takes ${Math.ceil(bytes / 1e6)} MB, and the limit is ${most / 1e6} MB.`,
      hint: 'Use a smaller model, or store its weights as float16 (tensorflowjs_converter --quantize_float16).',
    }),
    'check-too-slow': ({ seconds }) => ({
      message: `The check of this model was stopped after ${seconds} seconds: it would be too slow to work with.`,
      hint: 'Use a smaller model or one that takes smaller pictures; if the device was busy, drop the model again.',
    }),
    'results-too-large': ({ operation, shape, mostBytes }) =>
      tooDemanding(
        `with "${operation}", of shape ${brackets(shape)}, the results for one picture take more than ${mostBytes / 1e9} GB`,
      ),
    'too-much-work': ({ operation, most }) =>
      tooDemanding(`with "${operation}", one picture takes more than ${most / 1e9} billion multiplications`),
    'constant-too-large': ({ node, values }) => tooDemanding(`the constant "${node}" has ${values} values`),
  },
  'model-not-on-device': {
    'own-model': ({ model }) => ({
      message: `This link uses a model of someone’s own (${model}), which never left their device.`,
      hint: 'Drop the same model files here to see it; the other columns work without it.',
    }),
    'base-gone': ({ model }) => ({
      message: `The model to start from (${model}) is no longer on this device.`,
      hint: 'Drop its files here again and continue, or start from another model.',
    }),
  },
  'model-untrainable': {
    lacks: ({ lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `This model cannot be trained: ${why}.`, hint };
    },
    'no-head': () => ({
      message:
        'This model cannot learn other classes: it does not end in a dense layer or a convolution that gives one score a class.',
      hint: 'Train it on pictures of its own classes, or start from one of the models that come with Limelight.',
    }),
    kinks: ({ operations }) => ({
      message: `Finite differences would be far off: ${operations.join(', ')} ${operations.length === 1 ? 'has' : 'have'} kinks.`,
      hint: 'Differentiate the penalties by double backpropagation instead.',
    }),
  },
};
