import type { BackendReport } from '@/domain/backend';
import type { Failure } from '@/domain/errors';
import type { ParamValue } from '@/domain/params';
import type { Pixels, Prediction } from '@/domain/picture';
import type { OwnPictures } from '@/domain/training/own-pictures';
import type { TrainingSettings } from '@/domain/training/params';
import type { CheckRecord, MapsRecord, StepRecord } from '@/domain/training/record';
import type { Learner } from '@/worker/training/protocol';
import type { ExplainedMap } from '../types';

export type { OwnPictures, SkippedPicture } from '@/domain/training/own-pictures';

/** Where a training is. `ending`: stopped, on its last look at the pictures held out. `recovering`: the device was lost, and a new worker goes on from the last checkpoint. */
export type TrainingPhase =
  'idle' | 'starting' | 'preparing' | 'running' | 'paused' | 'ending' | 'recovering' | 'finished' | 'failed';

/** What the model under training made of the picture on the screen at one moment: one frame of the film strip. */
export interface TrainingFrame {
  readonly step: number;
  readonly prediction: Prediction;
  readonly map: ExplainedMap;
  /** While the attack is on. */
  readonly attacked?: {
    readonly attack: string;
    readonly pixels: Pixels;
    readonly prediction: Prediction;
    readonly map?: ExplainedMap;
  };
}

/** A training that was interrupted and can go on. */
export interface SavedTraining {
  readonly baseId: string;
  readonly dataName: string;
  readonly step: number;
  readonly total: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** Everything the fine-tuning panel draws. */
export interface TrainingState {
  /** The model to start from. */
  readonly baseId: string;
  readonly dataset: 'bundled' | 'own';
  /** Reading pictures: how far; or what was read. */
  readonly own?: OwnPictures | undefined;
  readonly reading?: { readonly done: number; readonly total: number } | undefined;
  readonly settings: TrainingSettings;
  readonly phase: TrainingPhase;
  /** What is being made ready, before the first step. */
  readonly preparing?: { readonly done: number; readonly total: number } | undefined;
  readonly checking?: { readonly done: number; readonly total: number } | undefined;
  /** Steps done of all. */
  readonly step: number;
  readonly total: number;
  readonly backend?: BackendReport | undefined;
  readonly batch?: number | undefined;
  /** What is being made, once the trainer has said. */
  readonly learner?: Learner | undefined;
  readonly steps: readonly StepRecord[];
  readonly checks: readonly CheckRecord[];
  /** What the selective term goes by, where it is used. */
  readonly maps?: MapsRecord | undefined;
  /** Time left, once it can be told. */
  readonly millisecondsLeft?: number | undefined;
  /** Of the picture on the screen; a new picture begins a new strip. */
  readonly frames: readonly TrainingFrame[];
  readonly failure?: Failure | undefined;
  readonly notes: readonly Failure[];
  /** True while another tab of this browser trains. */
  readonly elsewhere: boolean;
  /** Found on this device at the start of the page. */
  readonly saved?: SavedTraining | undefined;
  /** The column of the model under training, or of what came of it. */
  readonly modelId?: string | undefined;
  /** True once the finished model was stored or exported. */
  readonly kept: boolean;
  /** True while closing the page would lose something that could not be resumed or found again. */
  readonly atRisk: boolean;
}

/** A picture of the camera. */
export interface Snapshot {
  readonly className: string;
  /** The same for all pictures of one burst, and for no others. */
  readonly burst: number;
  readonly pixels: Pixels;
  /** The same as a file. */
  readonly file: Blob;
}

/** Everything the panel may do. All return at once. */
export interface TrainingActions {
  readonly chooseBase: (modelId: string) => void;
  readonly chooseDataset: (dataset: TrainingState['dataset']) => void;
  /** Reads pictures by class: folders, a zip, the official CIFAR-10 archive. Adds to nothing; replaces. */
  readonly openPictures: (files: readonly { readonly path: string; readonly file: Blob }[]) => void;
  /** One picture of the camera, added to a class (made if it is new). */
  readonly addSnapshot: (snapshot: Snapshot) => void;
  readonly dropPictures: () => void;
  readonly setSetting: (name: string, value: ParamValue) => void;
  readonly applyPreset: (id: string) => void;
  /** Makes the trainer ready for the chosen model and the pictures that ship with the page, so that it starts at once. */
  readonly prepare: () => void;
  /** Takes that back. A training is left alone. */
  readonly release: () => void;
  readonly start: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends after a last look at the pictures held out, and keeps the model; again: ends at once. */
  readonly stop: () => void;
  /** Ends and puts everything back as it was. */
  readonly cancel: () => void;
  /** Goes on with the training found on this device. */
  readonly resumeSaved: () => void;
  readonly forgetSaved: () => void;
  /** Stores the finished model on this device under a name. */
  readonly keep: (name: string) => void;
  /** The finished model as a zip that TensorFlow.js and this page can read. */
  readonly exportZip: (name: string) => void;
  /** Makes the panel ready for another training; takes the result off the screen, unless it was stored. */
  readonly discard: () => void;
}
