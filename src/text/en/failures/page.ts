import type { PageFailures, WorkerRole } from '@/domain/failures/page';
import type { OutcomeWords, WordsFor } from '../../words';
import { backendRefusal, places, refusedBackend, titledBackend } from '../backends';

const contextGone = 'its context is gone';
const fromCheckpoint = 'Training continues from the last checkpoint.';
const restarting = 'The engine is being restarted; your settings stay as they are.';

/** How a worker is called, and what to do once it has died. */
const workers: Readonly<Record<WorkerRole, { readonly name: string; readonly hint: string }>> = {
  engine: { name: 'The engine', hint: 'It is being restarted; your settings stay as they are.' },
  trainer: { name: 'The trainer', hint: fromCheckpoint },
  'picture-opener': { name: 'The part that opens pictures', hint: 'Try again, perhaps with a smaller picture.' },
  'file-reader': {
    name: 'The part that reads and packs files',
    hint: 'Try again, perhaps with fewer or smaller files.',
  },
  'map-comparer': { name: 'The part that compares maps', hint: 'It starts again with the next map.' },
};

/** What is said of the device, its storage, the workers and the page itself. */
export const page: WordsFor<PageFailures> = {
  'archive-empty': {
    'no-files': ({ file }) => ({
      message: `“${file}” is empty: there is no file in it.`,
      hint: 'Pack what belongs in it once more: pictures in one folder per class, or a model. Then drop or choose it again.',
    }),
  },
  'backend-unavailable': {
    refused: ({ backend, place, refusal, others }) => ({
      message: `${titledBackend(backend)} cannot be used in ${places[place]}: ${backendRefusal(refusal)}.`,
      hint: `Leave the choice to Limelight, or ask for another backend (${others.join(', ')}).`,
    }),
    'none-works': ({ candidates }) => ({
      message: `No backend works here (${candidates.map(({ name, refused }) => refusedBackend(name, refused)).join('; ')}).`,
      hint: 'Update the browser, or try Chrome, Edge, Firefox or Safari in a current version.',
    }),
  },
  'backend-lost': {
    'device-lost': ({ problem }) => ({
      message: `The graphics device was lost (${problem ?? contextGone}).`,
      hint: restarting,
    }),
    'device-lost-training': ({ problem }) => ({
      message: `The graphics device was lost while training (${problem ?? contextGone}).`,
      hint: fromCheckpoint,
    }),
  },
  'storage-full': {
    'no-room': () => ({
      message: 'There is no room left on this device.',
      hint: 'Delete what you no longer need (Help, Storage on this device) or free some space, and try again.',
    }),
    'no-room-for-all-models': () => ({
      message: 'This device has no room left for all models.',
      hint: 'Free some space and try again; the models kept so far work without a connection.',
    }),
  },
  'storage-unavailable': {
    'nothing-kept': () => ({
      message: 'This browser lets the page keep nothing on this device.',
      hint: 'Private windows and strict settings do that; open the page in an ordinary window.',
    }),
  },
  'page-insecure': {
    'plain-http': () => ({
      message:
        'This page came over plain http: the browser then offers it no WebGPU and no camera, and does not keep it for use without a connection.',
      hint: 'Open it by https (whoever serves it in a local network can: npm run serve:lan). All else works, more slowly.',
    }),
  },
  'page-incomplete': {
    'part-not-fetched': () => ({
      message: 'A part of this page could not be fetched.',
      hint: 'Check the connection and try again. If there is a newer version, reload the page; what you set up is kept in its address.',
    }),
  },
  'out-of-memory': {
    'too-much-asked': () => ({
      message: 'There is not enough memory for this model with what was asked of it.',
      hint: 'Close other tabs, remove a model from the comparison, or use a smaller one; then try again.',
    }),
    'training-step': ({ pictures }) => ({
      message: `There is not enough memory to train with ${pictures} ${pictures === 1 ? 'picture' : 'pictures'} a step.`,
      hint: 'Close other tabs, train fewer layers, or start from a smaller model.',
    }),
  },
  'worker-crashed': {
    stopped: ({ worker, problem }) => ({
      message: `${workers[worker].name} stopped unexpectedly${problem === '' ? '' : ` (${problem})`}.`,
      hint: workers[worker].hint,
    }),
    'being-replaced': ({ worker }) => ({
      message: `${workers[worker].name} is being replaced.`,
      hint: workers[worker].hint,
    }),
    silent: ({ worker }) => ({
      message: `${workers[worker].name} no longer answers.`,
      hint: workers[worker].hint,
    }),
  },
  internal: {
    thrown: ({ problem }) => ({
      message: `Something went wrong inside Limelight: ${/[.!?]$/.test(problem) ? problem : `${problem}.`}`,
      hint: 'Reload the page; your settings are kept in its address.',
    }),
    'picture-of-other-size': ({ takes, given }) => ({
      message: `The model takes pictures of ${takes.join(' × ')}, not ${given.join(' × ')}.`,
      hint: 'Reload the page; your settings are kept in its address.',
    }),
  },
};

/** What is said of what was done about a failure. */
export const outcomes: OutcomeWords = {
  restarting: (words) => ({ ...words, hint: restarting }),
  'not-restarted': (words) => ({
    ...words,
    hint: 'Reload the page, or choose another backend from the badge at the top.',
  }),
  'fastest-instead': (words) => ({ ...words, hint: 'The fastest one that works here is used instead.' }),
  'device-given-up': (_, { backend }) => ({
    message: `${titledBackend(backend)} was lost twice within a minute.`,
    hint: 'Limelight goes on with the next best of what this browser offers; the badge at the top brings it back.',
  }),
  'training-given-up': (words) => ({
    ...words,
    hint: 'It was started again three times within a minute. Try another backend, a smaller batch or a smaller model.',
  }),
  'smaller-batch': (words, { pictures }) => ({ ...words, hint: `Training continues with ${pictures}.` }),
  'model-not-kept': ({ message, hint }, { model }) => ({
    message: `The model “${model}” is not kept on this device. ${message}`,
    hint: `It works until this page is closed. ${hint}`,
  }),
  'picture-not-kept': ({ message }) => ({
    message: `Your picture is not kept, and is gone when the page is closed. ${message}`,
    hint: 'It works meanwhile; delete pictures you no longer need, or keep the file at hand.',
  }),
  'checkpoint-not-kept': ({ message, hint }) => ({
    message: `No checkpoint is kept, so this training cannot be resumed after the page is closed. ${message}`,
    hint: `Training continues meanwhile; keep this page open. ${hint}`,
  }),
};
