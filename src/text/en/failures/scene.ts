import { times, whole } from '@/domain/format';
import type { DataFolderFault, SceneFailures } from '@/domain/failures/scene';
import type { ParamProblem } from '@/domain/params';
import { methodName, paramWords } from '../methods/names';
import type { WordsFor } from '../../words';
import { didYouMean } from '../grammar';
import { lackWords } from './lacks';

const change = 'Change that value.';
const defaultScene = 'The default scene is shown instead.';

/** Why a value of a parameter, called `label`, was refused; the beginning of a sentence. */
function problemWords(label: string, problem: ParamProblem): string {
  switch (problem.problem) {
    case 'not-a-number':
      return `${label} must be a number`;
    case 'out-of-range':
      return `${label} must lie between ${problem.min} and ${problem.max}, not ${problem.given}`;
    case 'not-a-class':
      return `${label} must be a class number, or -1`;
    case 'not-true-or-false':
      return `${label} must be true or false`;
    case 'not-one-of':
      return `${label} must be one of ${problem.options.join(', ')}`;
    case 'no-such-parameter':
      return `There is no parameter "${problem.name}"; known: ${problem.known.join(', ')}`;
    default:
      return problem satisfies never;
  }
}

function dataFolderWords(fault: DataFolderFault): string {
  switch (fault.fault) {
    case 'unreadable':
      return 'cannot be read';
    case 'not-json':
      return 'is not JSON';
    case 'label-without-class':
      return 'has a label without a class';
    case 'values-out-of-range':
      return 'has values outside [0, 1]';
    case 'bytes-differ':
      return `holds ${fault.bytes} bytes, and meta.json promises ${fault.promised}`;
    case 'labels-differ':
      return `has ${fault.labels} labels for ${fault.pictures} pictures`;
    case 'not-as-expected':
      return `is not as expected (${fault.problem})`;
    default:
      return fault satisfies never;
  }
}

const flagList = (names: readonly string[], glue = ', ') => names.map((name) => `--${name}`).join(glue);

/** What is said of links, command lines, and of what a model cannot do with what is asked of it. */
export const scene: WordsFor<SceneFailures> = {
  'scene-unknown-model': {
    'of-link': ({ model, known }) => ({
      message: `There is no model called "${model}"; there are ${known.join(', ')}.`,
      hint: defaultScene,
    }),
    'source-not-shown': ({ source }) => ({
      message: `The attack of this link is made on “${source}”, which is not one of its models.`,
      hint: 'Each model is attacked by itself instead.',
    }),
    'no-such-model': ({ model, near }) => ({
      message: `There is no model "${model}".`,
      hint: `${didYouMean(near)}Give an id from the folder models, or the path of a model.json.`,
    }),
  },
  'scene-unknown-attack': {
    'of-link': ({ attack, known }) => ({
      message: `There is no attack called "${attack}"; there are ${known.join(', ')}.`,
      hint: 'The default attack is chosen instead.',
    }),
    'no-such-attack': ({ attack, known }) => ({
      message: `There is no attack "${attack}".`,
      hint: `Choose one of ${known.join(', ')}.`,
    }),
  },
  'scene-unknown-saliency': {
    'of-link': ({ saliency, known, othersLeft }) => ({
      message: `There is no saliency method called "${saliency}"; there are ${known.join(', ')}.`,
      hint: othersLeft ? 'It is left out.' : 'The default saliency method is chosen instead.',
    }),
    'no-such-saliency': ({ saliency, known }) => ({
      message: `There is no saliency method "${saliency}".`,
      hint: `Choose one of ${known.join(', ')}.`,
    }),
  },
  'scene-unknown-sample': {
    'of-link': ({ sample, known }) => ({
      message: `There is no sample picture called "${sample}"; there are ${known.join(', ')}.`,
      hint: defaultScene,
    }),
    'no-such-sample': ({ sample }) => ({
      message: `There is no sample picture called "${sample}".`,
      hint: 'Choose one from the gallery.',
    }),
  },
  'scene-unknown-part': {
    'of-link': ({ part, known }) => ({
      message: `The link hides “${part}”, and the page has no such part.`,
      hint: `Everything else is as the link says. What can be hidden: ${known.join(', ')}.`,
    }),
  },
  'scene-unknown-backend': {
    'of-link': ({ backend, known }) => ({
      message: `There is no backend called "${backend}"; there are ${known.join(', ')}.`,
      hint: 'The fastest one that works here was chosen instead.',
    }),
  },
  'scene-bad-parameter': {
    'of-link': ({ method, problem }) => ({
      message: `${problemWords(paramWords(method, problem.name).label, problem)}.`,
      hint: 'The default value is used instead.',
    }),
    'of-method': ({ method, problem }) => ({
      message: `${problemWords(paramWords(method, problem.name).label, problem)}.`,
      hint: 'Choose a value in that range.',
    }),
    'of-flag': ({ flag, problem }) => ({ message: `${problemWords(`--${flag}`, problem)}.`, hint: change }),
    'no-such-layer': ({ layer, known }) => ({
      message: `The model has no layer "${layer}" that a map could be made of.`,
      hint: `It has ${known.join(', ')}; or say last, middle or first.`,
    }),
    'no-class-to-aim-at': ({ index, classes }) => ({
      message: `Class ${index} does not exist: this model has the classes 0 to ${classes - 1}.`,
      hint: 'Choose one of the model’s classes as the target, or none.',
    }),
    'no-class-to-explain': ({ index, classes }) => ({
      message: `The model has no class ${index}.`,
      hint: `Its classes are 0 to ${classes - 1}.`,
    }),
    'not-a-flag': ({ word }) => ({
      message: `"${word}" is no flag.`,
      hint: 'Write flags as --name value, after `npm run … --`.',
    }),
    'unknown-flags': ({ flags, near }) => ({
      message: `There is no flag ${flagList(flags, ' and no ')}.`,
      hint: `${didYouMean(near.length === 0 ? undefined : flagList(near, ' and '))}--help lists them all.`,
    }),
    'foreign-flag': ({ flag, method, own, command }) => ({
      message: `There is no flag --${flag} with ${method}.`,
      hint:
        own.length === 0
          ? `Leave it out; the flags here are ${flagList(command)}.`
          : `Its own flags are ${flagList(own)}.`,
    }),
    'given-twice': ({ flag }) => ({ message: `--${flag} is given twice.`, hint: 'Leave one of them out.' }),
    'takes-no-value': ({ flag }) => ({ message: `--${flag} takes no value.`, hint: 'Write it alone.' }),
    'needs-value': ({ flag }) => ({ message: `--${flag} needs a value.`, hint: `Add --${flag} <value>.` }),
    'not-whole': ({ flag, given }) => ({
      message: `--${flag} must be a whole number, not ${given}.`,
      hint: change,
    }),
    'not-whole-within': ({ flag, given, min, max }) => ({
      message: `--${flag} must be a whole number ${
        max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `between ${min} and ${max}`
      }, not "${given}".`,
      hint: change,
    }),
    'not-one-of': ({ flag, given, options }) => ({
      message: `--${flag} must be one of ${options.join(', ')}, not "${given}".`,
      hint: change,
    }),
    'not-known': ({ flag, given, known, near }) => ({
      message: `--${flag}: there is no "${given}".`,
      hint: `${didYouMean(near)}Known are ${known.join(', ')}.`,
    }),
    'not-a-target': ({ given }) => ({
      message: `--target must be label, predicted or a class number, not "${given}".`,
      hint: change,
    }),
    'unknown-command': ({ command, known, near }) => ({
      message: `There is no command "${command}".`,
      hint: `${didYouMean(near)}Known are ${known.join(', ')}.`,
    }),
    'too-few-pictures': ({ data, pictures, asked }) => ({
      message: `${data} has ${pictures} pictures, not ${asked}.`,
      hint: 'Ask for fewer with --n.',
    }),
    'too-few-held-out': ({ data, pictures, asked }) => ({
      message: `${data} has ${pictures} pictures held out, not ${asked}.`,
      hint: 'Ask for fewer with --n.',
    }),
    'no-such-data': ({ data }) => ({
      message: `There is no data "${data}".`,
      hint: 'Use bundled, cifar10-test, imagenette-val, or a folder with images.f32, labels.json and meta.json.',
    }),
    'no-such-training-data': ({ data }) => ({
      message: `There is no data "${data}".`,
      hint: 'Use bundled, or a folder with images.f32, labels.json and meta.json.',
    }),
    'data-folder': ({ file, fault }) => ({
      message: `${file} ${dataFolderWords(fault)}.`,
      hint: 'A data folder holds images.f32 (NHWC, [0, 1]), labels.json and meta.json ({"shape":[n,h,w,3],"classes":[…]}).',
    }),
    'too-many-files': ({ folder, files, bytes }) => ({
      message: `${folder} holds ${files} files of ${Math.round(bytes / 1e6)} MB, more than a model has.`,
      hint: 'Give the folder that holds the model alone.',
    }),
    'pixels-beside-card': () => ({
      message: '--pixels is for a model without a card.',
      hint: 'Leave it out: card.json says how the pixels are meant.',
    }),
    'over-its-base': () => ({
      message: 'The model cannot be written over the one it starts from.',
      hint: 'Choose another folder with --out.',
    }),
    'other-settings': ({ folder }) => ({
      message: `${folder} was begun with other settings.`,
      hint: 'Give the same flags, or leave --resume out.',
    }),
  },
  'scene-too-long': {
    'too-many-models': ({ named, most }) => ({
      message: `This link names ${whole(named)} models; side by side there is room for ${most}.`,
      hint: `The first ${most} are shown.`,
    }),
    'too-many-maps': ({ named, most }) => ({
      message: `This link names ${whole(named)} explanations; side by side there is room for ${most}.`,
      hint: `The first ${most} are shown.`,
    }),
  },
  'scene-unreadable': {
    'foreign-version': ({ version }) => ({
      message: `This link does not describe a scene that this version can open (version ${version}).`,
      hint: 'The default scene is shown instead; ask for the link again, or carry on from here.',
    }),
    'bad-fields': ({ fields }) => ({
      message: `Not readable in this link: ${fields.map((field) => `“${field}”`).join(', ')}.`,
      hint: 'In its place stands what the default scene has; ask for the link again, or carry on from here.',
    }),
  },
  'method-unsupported': {
    lacks: ({ method, lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `${methodName(method)} cannot be used with this model: ${why}.`, hint };
    },
    'no-gradient': ({ lack }) => {
      const { why, hint } = lackWords(lack);
      return { message: `This cannot be done with this model: ${why}.`, hint };
    },
    'not-taken-apart': () => ({
      message: 'This model’s layers cannot be drawn anew: some of its operations are known to TensorFlow.js alone.',
      hint: 'Choose a model of the zoo, or one saved as a Layers or Keras model.',
    }),
    'no-class': ({ index }) => ({
      message: `This model has no class number ${index}.`,
      hint: 'Choose another class.',
    }),
    'no-layers': () => ({
      message: 'This model has no layer whose activation is still a picture, so that there is none to show.',
      hint: 'Choose a model with convolutions.',
    }),
    'size-differs': ({ model, takes, data, has }) => ({
      message: `The model "${model}" takes pictures of ${times(takes)}, and those of ${data} are ${times(has)}.`,
      hint: 'Choose data of the model’s size.',
    }),
    'label-beyond-classes': ({ model, data, label, classes }) => ({
      message: `${data} has a label ${label}, and the model "${model}" only the classes 0 to ${classes - 1}.`,
      hint: 'Choose data with the model’s classes.',
    }),
  },
  'numerical-failure': {
    'logit-not-a-number': ({ model }) => ({
      message: `The model "${model}" gave a logit that is not a number.`,
      hint: 'Try another backend; if it stays so, the model is damaged.',
    }),
    'not-numbers': () => ({
      message: 'The computation produced values that are not numbers.',
      hint: 'Change a parameter, or choose another backend from the badge at the top.',
    }),
  },
};
