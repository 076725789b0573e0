import type { BackendCandidate, BackendName, BackendRefusal, Place } from '../backend';
import type { None } from './none';

/** The workers, by what they do. */
export type WorkerRole = 'engine' | 'trainer' | 'picture-opener' | 'file-reader' | 'map-comparer';

/** What can go wrong with the device, its storage, the workers, the page itself and what is dropped on it. */
export interface PageFailures {
  'archive-empty': { 'no-files': { file: string } };
  'backend-unavailable': {
    refused: { backend: BackendName; place: Place; refusal: BackendRefusal; others: readonly BackendName[] };
    'none-works': { candidates: readonly BackendCandidate[] };
  };
  'backend-lost': {
    /** `problem` is what the driver says, where it says anything. */
    'device-lost': { problem: string | undefined };
    'device-lost-training': { problem: string | undefined };
  };
  'storage-full': { 'no-room': None; 'no-room-for-all-models': None };
  'storage-unavailable': { 'nothing-kept': None };
  'page-insecure': { 'plain-http': None };
  'page-incomplete': { 'part-not-fetched': None };
  'out-of-memory': { 'too-much-asked': None; 'training-step': { pictures: number } };
  'worker-crashed': {
    stopped: { worker: WorkerRole; problem: string };
    silent: { worker: WorkerRole };
    'being-replaced': { worker: WorkerRole };
  };
  internal: {
    thrown: { problem: string };
    'picture-of-other-size': { takes: readonly [number, number]; given: readonly [number, number] };
  };
}

/** What was done about a failure, or what it leaves undone: said in place of the usual next step. */
export type Outcome =
  | { outcome: 'restarting' | 'not-restarted' | 'fastest-instead' | 'training-given-up' }
  | { outcome: 'picture-not-kept' | 'checkpoint-not-kept' }
  | { outcome: 'model-not-kept'; model: string }
  | { outcome: 'device-given-up'; backend: BackendName }
  | { outcome: 'smaller-batch'; pictures: number };
