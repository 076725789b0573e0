import type { trainingParams } from '@/domain/training/params';
import type { ParamWordsOf } from '../../words';

/** What is said of everything a fine-tuning can be told. */
export const training: ParamWordsOf<typeof trainingParams> = {
  lambdaJ: {
    label: 'λ Jacobian',
    summary:
      'Weight of the Jacobian penalty on all input gradients: more makes the model harder to fool, but less accurate.',
  },
  lambdaS: {
    label: 'λ selective',
    summary: 'Weight of the penalty on gradients outside the salient part of the picture: more makes cleaner maps.',
  },
  lambdaG: {
    label: 'λ gradient norm',
    summary:
      'Weight of the penalty on how fast the loss rises when all pixels change at once, as in an attack: best on top of the other two.',
  },
  steps: { label: 'Steps', summary: 'How many batches the model is trained on.' },
  lr: {
    label: 'Learning rate',
    summary:
      'How far the weights move in a step: too small and it learns nothing, too large and it forgets everything.',
  },
  batch: {
    label: 'Batch',
    summary: 'How many pictures a step uses; automatic picks what suits this device.',
    special: 'auto',
  },
  layers: {
    label: 'Layers',
    summary: 'How many of the last layers are trained; the others stay as they are.',
    special: 'all',
  },
  quantile: {
    label: 'Salient part',
    summary: 'The share of the picture that counts as salient and is left alone by the selective term.',
  },
  optimizer: {
    label: 'Optimizer',
    summary: 'How gradients become steps: AdamW adapts to every weight, SGD with momentum treats all alike.',
    options: { adamw: 'AdamW', sgd: 'SGD, momentum 0.9' },
  },
  weightDecay: { label: 'Weight decay', summary: 'Pulls filters and matrices towards zero a little at every step.' },
  clipNorm: {
    label: 'Clip at',
    summary: 'A gradient longer than this is shortened to it, so that one odd batch cannot wreck the model.',
    special: 'off',
  },
  ramp: { label: 'Ramp', summary: 'The share of the steps over which every λ grows from zero to its full value.' },
  average: {
    label: 'Averaging',
    summary: 'The trained model is a running average of its weights with this decay; 0 takes the last weights.',
  },
  projections: {
    label: 'Projections',
    summary: 'Random directions per step in which the Jacobian is measured: more is less noisy, but slower.',
  },
  alternate: {
    label: 'Terms by turns',
    summary:
      'Every picture of a step takes one of the penalties, each penalty an equal share: the same on average, and faster.',
  },
  gradients: {
    label: 'Penalty by',
    summary:
      'How the penalties are differentiated: exactly, or by two nearby pictures, which is right for smooth models alone.',
    options: { 'double-backprop': 'double backpropagation', 'finite-difference': 'finite differences' },
  },
  selectiveForm: {
    label: 'Selective form',
    summary: 'Penalise gradients outside the mask, or make the gradient map resemble the perturbation map.',
    options: { masked: 'masked penalty', imitation: 'imitation' },
  },
  maskRule: {
    label: 'Mask rule',
    summary: 'What is salient: a fixed share of the picture, or whatever reaches a share of the map’s peak.',
    options: { quantile: 'share of the picture', threshold: 'share of the peak' },
  },
  maskThreshold: {
    label: 'Peak share',
    summary: 'With the peak rule: pixels at least this share of the map’s peak are salient.',
  },
  maskSource: {
    label: 'Mask from',
    summary:
      'Which model’s perturbation map makes the mask: the one before training, or the current one, updated as it learns.',
    options: { teacher: 'model before training', self: 'current model' },
  },
  adversarial: {
    label: 'Adversarial training',
    summary: 'Trains on attacked pictures instead of clean ones: the classic defence, several times slower.',
    options: { none: 'off', fgsm: 'FGSM', pgd: 'PGD, 5 steps' },
  },
  adversarialEpsilon: { label: 'Its ε', summary: 'How far adversarial training may change a pixel.' },
  flip: { label: 'Mirror', summary: 'Mirrors about half of the pictures, so that left and right do not matter.' },
  crop: {
    label: 'Shift',
    summary: 'Shifts pictures by up to this share of their side, so that position does not matter.',
  },
  checkEvery: {
    label: 'Check every',
    summary: 'Steps between two checks on the validation pictures, clean and attacked.',
  },
  checkEpsilon: { label: 'Check at ε', summary: 'Strength of the attack in these checks.' },
  seed: {
    label: 'Seed',
    summary: 'The same seed on the same device gives the same order of pictures and the same directions.',
  },
};
