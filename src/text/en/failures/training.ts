import { times, whole } from '@/domain/format';
import type { TrainingFailures } from '@/domain/failures/training';
import type { Words, WordsFor } from '../../words';
import { archiveWords } from './archives';

const bundled = (what: string): Words => ({
  message: `The pictures that come with Limelight are damaged: ${what}.`,
  hint: 'Reload the page; if that does not help, its server has the wrong files.',
});
const cifar10 = (what: string): Words => ({
  message: `These are not the files of CIFAR-10’s binary version: ${what}.`,
  hint: 'Download cifar-10-binary.tar.gz again and drop it as it is.',
});
const byFolders =
  'Put the pictures of each class into a folder named after it, and drop these folders or a zip of them.';
const twoClasses = 'Add pictures of at least two classes, each in its own folder.';
const purposes = { training: 'for training', heldOut: 'for validation' } as const;

/** What is said of pictures to train on, and of a training. */
export const training: WordsFor<TrainingFailures> = {
  'data-missing': {
    'bundled-not-fetched': () => ({
      message: 'The pictures that come with Limelight could not be loaded, and they are not on this device yet.',
      hint: 'Check the connection and try again, or train on pictures of your own.',
    }),
    'no-training-set': () => ({
      message: 'All these pictures lie in a validation or a test set, which is not learned from.',
      hint: 'Add the training set; or drop the folders of the classes by themselves, and a part of them is kept for validation.',
    }),
    'no-class-folder': () => ({
      message: 'None of these pictures lies in a folder named after its class.',
      hint: byFolders,
    }),
    'no-usable-picture': () => ({ message: 'There is no picture here that can be used.', hint: byFolders }),
  },
  'data-corrupt': {
    archive: ({ fault }) => ({
      message: `These pictures cannot be read: ${archiveWords(fault)}.`,
      hint: 'Get or make the archive again.',
    }),
    'bundled-index': () => bundled('index.json is not what it should be'),
    'bundled-label': () => bundled('a label has no class'),
    'bundled-not-png': ({ file }) => bundled(`${file} is not a whole PNG picture`),
    'bundled-size': ({ file, size, wanted }) => bundled(`${file} is ${times(size)} pixels instead of ${times(wanted)}`),
    'cifar10-label': ({ label }) => cifar10(`a picture has the label ${label}`),
    'cifar10-bytes': ({ bytes }) => cifar10(`one has ${bytes} bytes`),
  },
  'data-too-large': {
    archive: ({ bytes }) => ({
      message: `The archive holds more than ${whole(Math.floor(bytes / 1e6))} MB, too much to unpack in a page.`,
      hint: 'Unpack it yourself and drop its folders, or a part of them.',
    }),
    'no-more-fit': ({ pictures }) => ({
      message: `There are ${whole(pictures)} pictures, and no more fit.`,
      hint: 'That is plenty; start training.',
    }),
  },
  'data-unfit': {
    'no-classes': () => ({ message: 'There are no classes.', hint: twoClasses }),
    'one-class': () => ({ message: 'All pictures are of one class; at least two are needed.', hint: twoClasses }),
    'too-many-classes': ({ classes, most }) => ({
      message: `There are ${whole(classes)} classes; at most ${whole(most)} can be learned.`,
      hint: 'Each folder of pictures is a class: put them into fewer folders, one for each thing to tell apart.',
    }),
    'other-size': ({ has, takes }) => ({
      message: `These pictures are ${times(has)}, and the model takes ${times(takes)}.`,
      hint: 'Remove the pictures and add them again, or go back to the model they were prepared for.',
    }),
  },
  'training-unfit': {
    'no-pictures': () => ({
      message: 'There are no pictures to train on yet.',
      hint: 'Drop folders of pictures, a zip of them, or use the camera; or choose the pictures that come with Limelight.',
    }),
    'size-differs': ({ data, has, takes }) => ({
      message: `The model takes pictures of ${times(takes)}, and those of ${data} are ${times(has)}.`,
      hint: 'Choose pictures of the model’s size, or another model.',
    }),
    'scores-differ': ({ data, classes, scores }) => ({
      message: `The model gives ${times(scores)} scores, and ${data} has ${classes} classes.`,
      hint: 'Give the model a new head first, or choose other pictures.',
    }),
    'empty-part': ({ data, part }) => ({
      message: `${data} has no pictures ${purposes[part]}.`,
      hint: 'Add more pictures.',
    }),
    'labels-differ': ({ data, part }) => ({
      message: `The pictures of ${data} ${purposes[part]} do not belong to their labels.`,
      hint: 'Read the pictures again.',
    }),
  },
  'training-diverged': {
    'loss-of-step': ({ step }) => ({
      message: `The loss of step ${step} is not a number: training has diverged.`,
      hint: 'Lower λ or the learning rate, or clip gradients at a smaller length; the model as it was before is kept.',
    }),
    'after-steps': ({ steps }) => ({
      message: `After ${steps} ${steps === 1 ? 'step' : 'steps'} the loss is no longer a number: training has diverged.`,
      hint: 'Start again with a smaller learning rate or smaller λ; a longer ramp and clipping help too.',
    }),
  },
  'training-elsewhere': {
    'another-tab': () => ({
      message:
        'A model is being trained in another tab of this browser, and two at once would compete for the same device.',
      hint: 'Wait until that training ends, or stop it there; then start this one again.',
    }),
  },
  'training-flat-maps': {
    'mostly-flat': () => ({
      message:
        'Most pictures have a flat perturbation map: blurring any part of them changes nothing the model says, so the selective term has hardly any effect.',
      hint: 'Train with the Jacobian term alone first (λ selective 0), then again from the result.',
    }),
  },
};
