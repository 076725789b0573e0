import type { Pixels } from '@/domain/picture';
import type { TrainingData } from '@/domain/training/data';

/** How far the reading is, in pictures. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
}

/** What pictures are read for, and how. */
export interface ReadingOptions {
  /** What the model takes. */
  readonly shape: TrainingData['shape'];
  /** Decides which pictures are held out, and which are used where there are too many. */
  readonly seed: number;
  /** The most pictures to take; as many as fit, unless it says fewer. */
  readonly limit?: number;
  /** A picture file's pixels; throws `picture-…` for one that cannot be used. */
  readonly decode: (file: Blob, name: string) => Promise<Pixels>;
}
