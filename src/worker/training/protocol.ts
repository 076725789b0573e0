/** The language between page and trainer worker. Types only: nothing here runs. */
import type { BackendName, BackendReport } from '@/domain/backend';
import type { Failure } from '@/domain/errors';
import type { Checkpoint } from '@/domain/training/checkpoint';
import type { TrainingData } from '@/domain/training/data';
import type { TrainingSettings } from '@/domain/training/params';
import type { TrainingEvent } from '@/domain/training/record';
import type { ModelFrom, Network } from '../protocol';
import type { Exchange } from '../rpc/protocol';

/** Where the pictures come from: the set that ships with the page, or the person's own, already read. */
export type DataFrom =
  { readonly kind: 'bundled'; readonly baseUrl: string } | { readonly kind: 'own'; readonly data: TrainingData };

/** What a training is made of, however it will be set: the model to begin with, the pictures, and what computes. */
export interface Materials {
  readonly base: ModelFrom;
  readonly data: DataFrom;
  /** Chosen by the trainer where it is left out. */
  readonly backend?: BackendName;
}

/** One training of the materials that were prepared, from its beginning or from a checkpoint. */
export interface TrainingJob {
  readonly settings: TrainingSettings;
  readonly checkpoint?: Checkpoint;
}

/** What the model under training will be. */
export interface Learner {
  readonly classes: readonly string[];
  /** How many of them it begins to learn from nothing. */
  readonly newClasses: number;
  /** The base's. */
  readonly licence: string;
}

/**
 * What can be said to a training; each is obeyed within one step. `end`: keep the model, after a last look at the pictures
 * held out where that is new; `stop` cuts that short.
 */
export type TrainingWord = 'pause' | 'resume' | 'end' | 'stop';

/** What a training's host is told. */
export type ToTrainer =
  | { readonly type: 'start'; readonly job: TrainingJob }
  | { readonly type: TrainingWord }
  /** End here and forget everything. */
  | { readonly type: 'cancel' };

/** What a training tells. After `finished`, `cancelled`, `failure` or `lost` nothing more comes. */
export type FromTrainer =
  /** The first steps are about to be done; comes again when training goes on with a smaller batch. */
  | {
      readonly type: 'started';
      readonly backend: BackendReport;
      readonly batch: number;
      readonly learner: Learner;
    }
  /** What happened since the last message of this kind, in order; at most about ten messages a second. */
  | { readonly type: 'events'; readonly events: readonly TrainingEvent[] }
  /** The model as it is after `step` steps (its running average). */
  | { readonly type: 'model'; readonly step: number; readonly network: Network }
  /** To be stored; always sent before `paused`. */
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly type: 'paused'; readonly step: number }
  | { readonly type: 'resumed'; readonly step: number }
  /** Something the person should know, while training goes on (a smaller batch, say). */
  | { readonly type: 'note'; readonly failure: Failure }
  | { readonly type: 'finished'; readonly step: number; readonly network: Network }
  | { readonly type: 'cancelled' }
  /** Training ended by itself; `checkpoint` is the last good one, if there is any. */
  | { readonly type: 'failure'; readonly failure: Failure; readonly checkpoint?: Checkpoint }
  /** The device is gone; a new worker can go on from the last checkpoint. */
  | { readonly type: 'lost'; readonly failure: Failure };

/** How a training ends. */
type End = Extract<FromTrainer, { readonly type: 'finished' | 'cancelled' | 'failure' | 'lost' }>;

/** What the trainer can be asked: to make everything ready, and then one training, which is told what to do. */
export interface TrainerExchanges {
  prepare: Exchange<Materials, never, null>;
  train: Exchange<TrainingJob, Exclude<FromTrainer, End>, Extract<End, { readonly type: 'finished' }>, TrainingWord>;
}
