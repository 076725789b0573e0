import { bytes, whole } from '@/domain/format';
import { form } from './grammar';

/** What is read in the windows about models: the choice, a model's card, and the form for one's own. */
export const models = {
  dialog: {
    all: 'All models',
    add: 'Add a model',
    replace: (model: string) => `Another model in place of ${model}`,
  },
  picker: {
    bars: 'The bars show accuracy on test pictures, clean and under the PGD attack of strength ε (of 255), with 95 % intervals.',
    shown: 'on the screen',
    limits: 'limits',
    card: 'Card',
    cardOf: (model: string) => `Model card of ${model}`,
    loading: (model: string) => `Loading ${model}`,
    remove: 'Remove',
    removeFrom: (model: string) => `Remove ${model} from this device`,
    removeLoses: (model: string) =>
      `“${model}” is deleted from this browser. A model that was trained here and not exported cannot be recovered.`,
    removeConfirm: 'Remove it',
  },
  size: (width: number, height: number) => `${width} × ${height} pixels`,
  chart: {
    none: 'Nothing measured yet.',
    clean: 'clean',
    accuracyOf: (model: string, shares: readonly string[]) => `Accuracy of ${model}: ${shares.join(', ')}`,
    caption: 'Accuracy on clean pictures and under PGD of strength ε (of 255), with 95 % intervals',
  },
  card: {
    loading: 'Loading the card…',
    retry: 'Retry',
    family: 'Family',
    input: 'Input',
    answers: 'Answers',
    scores: { 'yes-no': 'yes or no, from one score', independent: 'independent labels, each with its own probability' },
    size: 'Size',
    weights: (parameters: number, size: number) => `${whole(parameters)} parameters, ${bytes(size)}`,
    licence: 'Licence',
    source: 'Source',
    limits: 'Limits',
    classes: (classes: number) => `${classes} classes`,
    training: 'How it was trained',
    everySetting: 'every setting',
    circumstances: (data: string, seed: number, command: string) => `${data}; seed ${seed}; ${command}`,
  },
  measurements: {
    groups: {
      clean: { title: 'Clean pictures', note: 'Accuracy on unchanged pictures.' },
      whiteBox: {
        title: 'White-box attacks',
        note: 'The attacker knows this model and follows its gradients.',
      },
      standard: {
        title: 'AutoAttack',
        note: 'The standard set of attacks, with nothing to tune: the figure to compare with the literature.',
      },
      transfer: {
        title: (source: string) => `Transferred from “${source}”`,
        note: 'Made on another model and shown to this one, to which the attacker has no access.',
      },
      controls: {
        title: 'Controls',
        note: 'Random noise must do little harm, and a huge ε must fool the model every time; otherwise its gradients are hidden, and it is not robust.',
      },
    },
    noAttack: 'no attack',
    signNoise: 'random sign noise',
    noise: 'random noise',
    steps: (steps: string) => `${steps} ${steps === '1' ? 'step' : 'steps'}`,
    restarts: (restarts: number) => form(restarts, { one: 'one restart', other: `${restarts} restarts` }),
    heads: {
      ...{ attack: 'attack', accuracy: 'accuracy', interval: '95 % interval', pictures: 'pictures' },
      ...{ engine: 'measured by', map: 'map', measure: 'measure', mean: 'mean' },
    },
  },
  saliency: {
    title: 'Explanations',
    note: 'Means over test pictures: how alike the clean and the attacked map are, how concentrated maps are, and whether they point at what the model needs.',
  },
  own: {
    use: 'Use my own model…',
    files: 'Model files',
    what: 'A Keras file (<1>.keras</1>, <1>.h5</1>), or a TensorFlow.js model: its <1>.json</1> and <1>.bin</1> files, or an archive of them. It never leaves this device.',
    title: 'Your own model',
    checking: 'Reading and checking the model…',
    stop: 'Stop',
    facts: (parameters: number, size: number, classes: number, picture: string | undefined) =>
      `${whole(parameters)} parameters, ${bytes(size)}, ${classes} classes${picture === undefined ? '' : `, pictures of ${picture}`}. It stays on this device.`,
    name: 'Name',
    pixels: 'Pixels are given as',
    pixelsWhat: 'What the model was trained on. With the wrong range its predictions are poor.',
    imagenet: 'ImageNet mean and deviation',
    side: 'Picture side',
    sideWhat: 'It accepts pictures of any size; the one it was trained on works best.',
    classes: 'Class names, one per line',
    classesOrder: '(first class first)',
    add: 'Add the model',
    classList: (classes: readonly string[]) =>
      `${classes.length} classes: ${classes.slice(0, 3).join(', ')}${classes.length > 3 ? ', …' : ''}`,
    problems: {
      noName: 'The model needs a name.',
      classCount: (classes: number, names: number) => `The model has ${classes} classes, but there are ${names} names.`,
      noClassName: (index: number) => `Class ${index} has no name.`,
      side: (least: number, most: number) => `The picture side must be between ${least} and ${most} pixels.`,
    },
  },
};
