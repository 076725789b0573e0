import { exact, whole } from '@/domain/format';
import { form } from './grammar';

/** What is read in the panel of the fine-tuning once it is open. */
export const finetune = {
  headings: { pictures: 'Pictures', recipe: 'Recipe', settings: 'Settings' },
  base: {
    label: 'Start from',
    summary: 'The model to start from. It stays as it is; a copy is trained.',
    newHead: 'New head:',
    newHeadWhy: (classes: number) =>
      `this model does not know ${form(classes, { one: 'one', other: String(classes) })} of these classes, so its last layer begins anew. Its first answers are chance.`,
  },
  data: {
    label: 'Train on',
    summary: 'The included pictures, or your own.',
    bundled: 'CIFAR-10, included',
    own: 'my own pictures',
    bundledWhat: '3,500 tiny pictures of ten kinds of animals and vehicles to learn from, and 500 more for validation.',
    ownWhat:
      'One folder for each class, named after it; or a zip of such folders. Folders called train, val and test are kept apart. Drop them here: they never leave this device.',
    folder: 'Choose a folder…',
    folderName: 'Folder of pictures',
    archive: 'A zip or archive…',
    archiveName: 'Zip of pictures, or the CIFAR-10 archive',
    openCamera: 'Use the camera',
    closeCamera: 'Close the camera',
    readingOf: (done: number, total: number) => `Reading picture ${done} of ${total}…`,
    reading: 'Reading pictures',
    remove: 'Remove these pictures',
    skipped: (files: number) =>
      form(files, { one: 'One file was left out', other: `${whole(files)} files were left out` }),
    more: (files: number) => `and ${files} more`,
  },
  camera: {
    what: 'What is it?',
    example: 'mug',
    hold: 'Hold to take pictures',
    taken: (pictures: number, name: string, bursts: number) =>
      `${pictures} taken of “${name}”, in ${form(bursts, { one: 'one burst', other: `${bursts} bursts` })}. Turn it, move it, change the light.`,
    bursts: (pictures: number) =>
      `Pictures come in bursts of ${pictures}: every fourth burst, from the second on, is kept for validation.`,
  },
  classes: {
    count: (classes: number) => form(classes, { one: 'one class', other: `${whole(classes)} classes` }),
    pale: '(pale: for validation)',
    split: (name: string, training: number, heldOut: number) =>
      `${name}: ${training} to learn from, ${heldOut} for validation`,
    more: (classes: number) => `and ${classes} more classes`,
  },
  cautions: {
    uneven: (classes: number, name: string) =>
      `${classes === 1 ? `“${name}” has` : `${classes} classes have`} far fewer pictures than the largest class: the model will rarely answer with ${classes === 1 ? 'it' : 'them'}.`,
    unchecked: (classes: number, name: string) =>
      `${classes === 1 ? `“${name}” has` : `${classes} classes have`} no picture for validation: nothing will say how well it is told.`,
    fewChecks: (pictures: number) =>
      `${form(pictures, { one: 'One validation picture is', other: `${pictures} validation pictures are` })} few: the accuracies will be rough, with wide intervals.`,
  },
  preset: 'Preset',
  settings: {
    more: 'more',
    groups: {
      descent: 'Descent',
      penalties: 'Penalties',
      mask: 'Salient part',
      pictures: 'Pictures',
      validation: 'Validation',
    },
    noEffect: (reason: string) => `No effect: ${reason}.`,
    idle: {
      noTerm: 'every λ is 0',
      noSelective: 'λ selective is 0',
      noMask: 'imitation uses no mask',
      noJacobian: 'λ Jacobian is 0',
      oneTerm: 'there are not two terms to alternate',
      shareOfPeak: 'the mask is a share of the peak',
      shareOfPicture: 'the mask is a share of the picture',
      notAdversarial: 'adversarial training is off',
    },
  },
  help: {
    name: 'What is J-SIGR?',
    heading: 'J-SIGR',
    what: 'Besides the right answer, it asks two things of a model: that small changes to a pixel matter little, and that the pixels that do matter lie on the object.',
    formula: 'L = CE + λ_J R_J + λ_S R_S\nR_J = ½ mean ‖∂z/∂x‖²\nR_S = mean ‖(1 − M) ∂(z_y − mean z)/∂x‖²',
    symbols:
      'z are the scores of the classes, x the pixels in [0, 1], y the right class; the mask M is 1 where blurring a spot lowers the score of the right class most.',
    gradientNorm: 'Gradient norm',
    gradientNormWhat:
      'A third penalty, not part of J-SIGR: how fast the loss rises when every pixel is changed by the same small amount, each in the worst direction. That is what an attack within ε does first.',
    gradientNormFormula: 'L = … + λ_G R_G\nR_G = mean ‖∂CE/∂x‖₁',
    papers:
      'Jacobian norm with Selective Input Gradient Regularization, Liu et al., Pattern Recognition 145 (2024) 109902; reconstructed from its abstract and the papers it builds on. Gradient norm: Characterizing Model Robustness via Natural Input Gradients, Rodríguez-Muñoz et al., ECCV 2024.',
  },
  used: {
    on: (model: string, pictures: string) => `${model} on ${pictures}`,
    yourPictures: 'your pictures',
    newHead: (classes: number) => `new head for ${form(classes, { one: 'one class', other: `${classes} classes` })}`,
    batch: (pictures: number) => `${pictures} pictures a step`,
    backend: (name: string, software: boolean) => `computed with ${name}${software ? ' without a graphics card' : ''}`,
    speed: (steps: string) => `${steps} steps a second`,
  },
  saved: {
    what: 'A training run was interrupted here, and can continue exactly where it stopped.',
    facts: (model: string, pictures: string, step: number, total: number, when: string) =>
      `${model} on ${pictures} · step ${step} of ${total} · ${when}`,
    resume: (step: number) => `Continue from step ${step}`,
    forget: 'Forget it',
    forgetLoses: (steps: number) => `The ${steps} steps done will be lost for good.`,
  },
  charts: {
    all: 'Charts of the training',
    emptyLoss: 'appears with the first steps',
    emptyCheck: 'comes with the first check on the validation pictures',
    loss: {
      title: 'Loss terms',
      unit: 'log scale',
      summary:
        'What training minimises, each before its weight λ: cross-entropy, the surprise at the right answers, in nats; R_J, half the mean squared norm of the Jacobian; R_S, the mean squared gradient outside the salient part; and, where λ is not 0, R_G, the mean norm of the loss’s gradient. Smoothed; the raw values are faint.',
    },
    accuracy: {
      title: 'Accuracy',
      unit: 'on the validation pictures',
      summary:
        'Accuracy on pictures not used for training, clean and under a PGD attack on this model, with 95 % intervals.',
    },
    norm: {
      title: '‖J‖',
      unit: 'logits per unit of pixel',
      summary:
        'How much pixels matter: the mean Frobenius norm of the Jacobian of the logits, with its 95 % interval. Smaller means less sensitive.',
    },
    agreement: {
      title: 'Agreement of the maps',
      unit: 'Spearman’s ρ',
      summary:
        'How well the gradient map agrees with the map made by blurring parts of the picture; 1 means it points at what the model needs.',
    },
    terms: {
      crossEntropy: 'cross-entropy',
      jacobian: 'Jacobian',
      selective: 'selective',
      inputGradient: 'gradient norm',
    },
    clean: 'clean',
    attacked: 'attacked',
    attackedWithin: (epsilon255: number) => `attacked, ε ${exact(epsilon255)}/255`,
  },
  checks: {
    open: 'the charts in numbers',
    caption: (pictures: readonly string[], epsilon255: number) =>
      `On ${pictures.join(', at the end ')} validation pictures, with 95 % intervals; attacked by PGD at ε ${exact(epsilon255)}/255.`,
    heads: { step: 'step', clean: 'clean', attacked: 'attacked', norm: '‖J‖', agreement: 'agreement ρ' },
  },
  comparison: {
    heading: (steps: number) => `What ${form(steps, { one: 'one step', other: `${steps} steps` })} of training changed`,
    none: 'It ended before it was checked a second time, so there is nothing to compare.',
    caption: (pictures: number, areFew: boolean, isNewHead: boolean) =>
      `On ${form(pictures, { one: 'one validation picture', other: `${whole(pictures)} validation pictures` })}${areFew ? ', which are few' : ''}; small: 95 % intervals. PGD attacks each model by itself. ${
        isNewHead
          ? 'A new head’s first answers are chance: there is nothing to compare with.'
          : '✓ and ✗ only where the intervals do not overlap.'
      }`,
    measure: 'measure',
    before: 'before',
    newHead: 'new head',
    afterStep: (step: number) => `after step ${step}`,
    change: 'change',
    points: (difference: string) => `${difference} points`,
    better: 'better',
    worse: 'worse',
    clean: {
      label: 'accuracy on clean pictures',
      definition: 'Of the validation pictures, which it never learned from.',
    },
    attacked: {
      label: (epsilon255: number) => `accuracy under attack (PGD, ε ${exact(epsilon255)}/255)`,
      definition: 'The same pictures after a PGD attack on this model, which may change each colour value by up to ε.',
    },
    jacobianNorm: {
      label: '‖J‖, sensitivity to pixels',
      definition:
        'Mean Frobenius norm of the Jacobian of the logits, pixels in [0, 1]. Smaller: small changes matter less.',
    },
    agreement: {
      label: 'agreement of the maps',
      definition:
        'Spearman’s ρ between the gradient map and the map made by blurring parts: 1 means the gradient points at what the model needs.',
    },
    masks: (pictures: number, flat: number) =>
      flat === 0
        ? `The selective term was at work in all ${whole(pictures)} of its pictures.`
        : `The selective term had nothing to go by in ${whole(flat)} of ${whole(pictures)} pictures: their perturbation maps are flat.`,
  },
  keep: {
    name: 'Name',
    keep: 'Keep on this device',
    export: 'Export as a zip',
    trainOn: 'Continue training',
    done: 'Done',
    discard: 'Discard',
    discardLoses: 'The trained model has been neither kept nor exported, and would be lost.',
    discardConfirm: 'Discard it',
    kept: 'Kept: it is now one of your own models, and stays after a reload.',
  },
  film: {
    name: 'Film strip',
    heading: 'The picture’s map, step by step',
    scales: 'Each map has its own colour scale; its range stands below it.',
    several: 'Of several explanations the film shows the first.',
    mixed: 'The method or the attack was changed meanwhile: frames of different kinds cannot be compared.',
    slider: 'Moment of the training',
    step: (step: number) => `step ${step}`,
    newest: (step: number) => `newest, step ${step}`,
    before: 'before',
    newHead: 'new head',
    chance: 'its answer is chance',
    attacked: 'attacked',
    attackedPicture: 'Attacked picture',
    held: (answer: string) => `held: ${answer}`,
    fooled: (answer: string) => `fooled: ${answer}`,
    attackedMap: 'map under attack',
    map: (caption: string) => `Map, ${caption}`,
    upTo: (value: string) => `up to ${value}`,
  },
};
