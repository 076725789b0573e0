/** The language between page and the worker that reads a person's pictures and packs models. Types only. */
import type { Failure } from '@/domain/errors';
import type { ModelCard } from '@/domain/model-card';
import type { TrainingData } from '@/domain/training/data';
import type { Capture, OwnPictures } from '@/domain/training/own-pictures';
import type { OwnFile } from '../../protocol';

/** A file as it was brought: its path within what was dropped, and its content; and what is known of a camera's. */
export interface BroughtFile {
  readonly path: string;
  readonly file: Blob;
  readonly capture?: Capture;
}

/** Page to worker; one worker does one thing. */
export type DataRequest =
  | {
      readonly kind: 'read';
      readonly files: readonly BroughtFile[];
      /** What the model takes. */
      readonly shape: TrainingData['shape'];
      readonly seed: number;
    }
  | { readonly kind: 'zip'; readonly card: ModelCard; readonly files: readonly OwnFile[] };

/** Worker to page: any number of `progress`, then one of the others. */
export type DataReply =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'pictures'; readonly own: OwnPictures }
  | { readonly type: 'zip'; readonly blob: Blob }
  | { readonly type: 'failure'; readonly failure: Failure };
