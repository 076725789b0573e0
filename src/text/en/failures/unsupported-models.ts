import { times } from '@/domain/format';
import type { UnsupportedModels } from '@/domain/failures/unsupported-models';
import type { Words, WordsFor } from '../../words';
import { brackets } from '../grammar';

const usualWayOut =
  'Use a model made of convolutions, common activations, additions, pooling and dense layers, ending in class scores.';

/** For what a Layers model may hold and this engine does not know. */
const asGraph =
  'Convert it to a graph model (tensorflowjs_converter --output_format=tfjs_graph_model), which may hold many more kinds of operations, and drop what that writes.';

const saveWhole = 'Save the whole model from Keras, model.save("model.keras"), and drop that file.';

const unsupported = (what: string, hint = usualWayOut): Words => ({
  message: `This model cannot be run here: ${what}.`,
  hint,
});

/** What is said of a sound model that cannot be run here. */
export const unsupportedModels: WordsFor<UnsupportedModels> = {
  'model-unsupported': {
    'several-models': ({ models: [first, second, ...more] }) =>
      unsupported(
        `there are ${more.length + 2} models in what was dropped (${first}, ${second}${more.length > 0 ? ', …' : ''})`,
        'Bring one model at a time.',
      ),
    'layers-without-weights': ({ file }) =>
      unsupported(`${file} lists the layers of a Keras model without its weights`, saveWhole),
    'topology-without-weights': () =>
      unsupported(
        'it lists the layers of a model without its weights',
        'Save the whole model: model.save("model.keras") in Keras, or model.save("downloads://model") in TensorFlow.js.',
      ),
    'weights-without-layers': () =>
      unsupported('this HDF5 file holds weights alone, without the layers they belong to', saveWhole),
    'hdf5-unknown': ({ problem }) =>
      unsupported(
        `its HDF5 file is written in a way not known here (${problem})`,
        'Save the model again from Keras, model.save("model.keras"), with weights in 32 bits.',
      ),
    'several-inputs': ({ inputs }) => unsupported(`it has ${inputs} inputs, and a picture is one`),
    'several-outputs': ({ outputs }) => unsupported(`it has ${outputs} outputs, and class scores are one`),
    'inner-inputs': ({ model, inputs }) => unsupported(`the model "${model}" within it has ${inputs} inputs`),
    'nested-too-deeply': () => unsupported('its models are nested too deeply'),
    'input-shape-unsaid': () => unsupported('its first layer does not say what shape its input has'),
    'size-left-open': () => unsupported('it leaves open what size its pictures have'),
    'not-a-picture': ({ shape }) =>
      unsupported(`its input has shape ${brackets(shape)}, and a picture is [height, width, 3]`),
    'grey-pictures': ({ shape }) =>
      unsupported(`it takes grey pictures, ${brackets(shape)}, and here pictures have three colour channels`),
    'not-channels-last': ({ shape }) =>
      unsupported(
        `its input has shape ${brackets(shape)}, and a colour picture stored channels last is [height, width, 3]`,
      ),
    'too-many-pixels': ({ rows, columns }) => unsupported(`its pictures have ${rows} × ${columns} pixels`),
    'scores-not-a-list': ({ shape }) =>
      unsupported(`its output has shape ${brackets(shape)}, and class scores are a list`),
    'one-score': () => unsupported('it gives a single number after a softmax, which is always 1; end it in a sigmoid'),
    'too-many-scores': ({ scores, most }) => unsupported(`it gives ${scores} scores, and at most ${most} can be shown`),
    'names-differ': ({ scores, names }) => unsupported(`it gives ${scores} scores, and there are ${names} class names`),
    'scores-not-finite': () => unsupported('its scores for a black picture are not finite numbers'),
    'softmax-inside': () =>
      unsupported('it gives probabilities, and the softmax they come from is not at its end; export it without'),
    'several-softmaxes': () => unsupported('it ends in several softmaxes side by side, and class scores are one list'),
    'computes-nothing': () => unsupported('it computes nothing'),
    'same-name': ({ name }) => unsupported(`two of its steps are called "${name}"`),
    'stride-too-large': ({ name, strides, most }) =>
      unsupported(`"${name}" moves its filter by ${times(strides)} pixels, and the limit is ${most}`),
    'foreign-kind': ({ kind }) =>
      unsupported(`it is a model of the kind ${kind}, whose code did not come with it`, asGraph),
    'unknown-layer': ({ layer, kind }) => unsupported(`layer "${layer}" is of the unknown kind ${kind}`, asGraph),
    lambda: ({ layer }) =>
      unsupported(
        `layer "${layer}" is a Lambda, whose Python code cannot be run`,
        'Write it as layers or plain arithmetic, such as Rescaling(1 / 255) or x / 255, and save the model again, or convert it to a graph model (tensorflowjs_converter --output_format=tfjs_graph_model).',
      ),
    'unknown-setting': ({ layer, kind, field, problem }) =>
      unsupported(`${kind} layer "${layer}" has an unknown setting (${field}: ${problem})`),
    'unknown-weights': ({ layer, weight, found }) =>
      unsupported(
        `layer "${layer}" needs the weight "${weight}", and those that came go by names not known here (${found.map((name) => `"${name}"`).join(', ')})`,
        'Save the model from Keras as one file (model.save("model.keras")) and drop that, or convert it again with tensorflowjs_converter.',
      ),
    'unknown-activation': ({ layer, activation }) =>
      unsupported(`the activation "${activation}" of layer "${layer}" is not known here`, asGraph),
    'unknown-call': ({ layer }) => unsupported(`layer "${layer}" is connected in a way not known here`),
    'layer-used-again': ({ layer }) => unsupported(`layer "${layer}" is used more than once`),
    'other-axis': ({ layer }) => unsupported(`layer "${layer}" normalises an axis other than the channels`),
    'joins-other-axis': ({ layer }) => unsupported(`layer "${layer}" joins along an axis other than the channels`),
    'constant-per-value': ({ layer }) =>
      unsupported(
        `layer "${layer}" computes with a constant that is not one number, or one a channel`,
        'Put it into the model as a Rescaling or Normalization layer, or do it before the model, and save it again.',
      ),
    'takes-a-part': ({ layer }) => unsupported(`layer "${layer}" takes a part of a value`, asGraph),
    'divides-by-computed': ({ layer }) => unsupported(`layer "${layer}" divides by a value that it computes`, asGraph),
    'subtracts-computed': ({ layer }) => unsupported(`layer "${layer}" subtracts one value of another`, asGraph),
    'rounds-its-input': ({ layer }) => unsupported(`layer "${layer}" makes whole numbers of its input`, asGraph),
    'dense-on-picture': ({ layer }) => unsupported(`dense layer "${layer}" is applied to a picture; flatten it first`),
    'relu-threshold': ({ layer }) =>
      unsupported(`layer "${layer}" is a ReLU with a threshold, or with a slope and a cap`, asGraph),
    'relu-cap': ({ layer, cap }) => unsupported(`layer "${layer}" is a ReLU capped at ${cap}`),
    'elu-alpha': ({ layer, alpha }) =>
      unsupported(`layer "${layer}" is an ELU whose α is ${alpha}, and 1 is known`, asGraph),
    'slope-per-pixel': ({ layer }) =>
      unsupported(`layer "${layer}" is a PReLU with a slope for each pixel; share its axes 1 and 2`, asGraph),
    'dynamic-node': ({ node, op }) => unsupported(`"${node}" is a ${op}, whose course depends on values`),
    'channels-first': ({ node }) =>
      unsupported(`"${node}" wants pictures stored channels first; export the model channels last`),
    'reserved-name': ({ node, op }) => unsupported(`the node "${node}" (${op}) has a name that is reserved`),
    'setting-too-large': ({ node, setting, most }) =>
      unsupported(`"${node}" has ${setting} beyond the limit of ${most} pixels`),
    'input-type': ({ node, type }) =>
      unsupported(`its input "${node}" takes ${type ?? 'something else'}, and pixels are real numbers (DT_FLOAT)`),
    'input-unshaped': ({ node }) => unsupported(`its input "${node}" does not say what shape it has`),
    'fused-without-weights': ({ node }) => unsupported(`the operation "${node}" has no weights`),
    'unknown-fusion': ({ node, op, fused }) =>
      unsupported(`the operation "${node}" (${op}) has ${fused} fused onto it`),
    'unknown-operation': ({ node, op }) => unsupported(`the operation "${node}" is of the unknown kind ${op}`),
    'unknown-pooling': () => unsupported('it pools with settings that are not known here'),
    'backend-lacks': ({ backend, kernel }) =>
      unsupported(`the backend in use (${backend}) cannot compute ${kernel}; choose another from the badge`),
  },
};
