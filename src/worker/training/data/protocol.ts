/** The language between page and the worker that reads a person's pictures, and packs models and bundles. Types only. */
import type { ModelCard } from '@/domain/model-card';
import type { Bundle } from '@/domain/scene-file/bundle';
import type { LabelledBytes, TrainingData } from '@/domain/training/data';
import type { Capture, OwnPictures } from '@/domain/training/own-pictures';
import type { Network, OwnFile } from '../../protocol';
import type { Exchange } from '../../rpc/protocol';

/** A file as it was brought: its path within what was dropped, and its content; and what is known of a camera's. */
export interface BroughtFile {
  readonly path: string;
  readonly file: Blob;
  readonly capture?: Capture;
}

/** What the worker can be asked; one worker does one thing. */
export interface DataExchanges {
  read: Exchange<
    {
      readonly files: readonly BroughtFile[];
      /** What the model takes. */
      readonly shape: TrainingData['shape'];
      readonly seed: number;
    },
    { readonly done: number; readonly total: number },
    OwnPictures
  >;
  /** The pictures held out of a set that ships with the page. */
  heldOut: Exchange<{ readonly baseUrl: string }, never, LabelledBytes>;
  /** A network of pixels in [0, 1] as the files of a model: model.json and its shard. */
  write: Exchange<{ readonly network: Network }, never, readonly OwnFile[]>;
  zip: Exchange<{ readonly card: ModelCard; readonly files: readonly OwnFile[] }, never, Blob>;
  packBundle: Exchange<Bundle, never, Blob>;
  openBundle: Exchange<{ readonly file: Blob; readonly name: string }, never, Bundle>;
}
