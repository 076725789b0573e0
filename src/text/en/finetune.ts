import { significant, whole } from '@/domain/format';
import { form, pictures } from './grammar';

/** What is read of a fine-tuning on the page from the start: how far it is, its buttons, and what stands in its way. */
export const finetune = {
  status: {
    progress: 'Training',
    loss: (loss: number) => `loss ${significant(loss)}`,
    smoothed: 'smoothed over the last steps',
    plan: (model: string, pictures: string, recipe: string, steps: number) =>
      `${model} on ${pictures} · ${recipe} · ${whole(steps)} steps`,
    ownPictures: 'pictures of your own',
    ownSet: (name: string, n: number) => (name ? `${name}, ${pictures(n)}` : `${pictures(n)} of your own`),
    ownRecipe: 'Your own recipe',
  },
  standing: {
    starting: 'Warming up: loading the model and the pictures…',
    preparing: 'Getting ready…',
    findingMasks: (done: number, total: number) =>
      `Getting ready: finding the salient part of every picture, ${whole(done)} of ${whole(total)}`,
    recovering: 'The graphics device was lost; going on from the last checkpoint…',
    running: (step: number, total: number) => `step ${step} of ${total}`,
    checking: (percent: number) => `checking on the validation pictures, ${percent} %`,
    ending: (step: number) => `stopping after step ${step}`,
    paused: (step: number, total: number) => `paused at step ${step} of ${total}`,
    finished: (steps: number) => `finished after ${steps} steps`,
    stopped: (step: number, total: number) => `stopped at step ${step} of ${total}`,
    unstarted: 'did not start',
  },
  buttons: {
    pause: 'Pause',
    resume: 'Go on',
    stop: 'Stop here',
    stopWhat: 'End here and keep what it has learned. It is checked once more; that can be skipped.',
    skip: 'Skip the check',
    skipWhat: 'End now, without the last check',
    cancel: 'Cancel',
    cancelLoses: (steps: number) =>
      `This throws away ${form(steps, { one: 'the one step', other: `the ${steps} steps` })} learned so far. “Stop here” would keep them.`,
    cancelConfirm: 'Throw them away',
    start: 'Start training',
    again: 'Try again',
    startLoses: (step: number) => `The training interrupted at step ${step} will be lost when another starts.`,
    startConfirm: 'Start over',
  },
  obstacles: {
    elsewhere: 'A model is being trained in another tab of this browser; wait for it, or stop it there.',
    reading: 'Reading the pictures…',
    noPictures: 'Add pictures of at least two classes first.',
    oneClass: (name: string | undefined) =>
      `There is only one class, ${name === undefined ? 'and it is empty' : `“${name}”`}: a second one is needed to tell it from.`,
    lonely: (name: string, pictures: number) =>
      `“${name}” has ${pictures === 1 ? 'one picture' : 'no picture'}: two are the least, one to learn from and one for validation.`,
    untaught: (name: string) => `“${name}” has no picture to learn from.`,
    noValidation: 'There is no picture for validation yet: take a second burst of each class.',
    bundledMisfit: (size: string, takes: string) =>
      `These pictures are ${size}, and this model takes ${takes}: begin with a model of their size, or bring pictures of your own, of any size.`,
    ownMisfit: (size: string, takes: string) =>
      `These pictures were read at ${size}, and this model takes ${takes}: bring them again, or begin with a model of their size.`,
  },
};
