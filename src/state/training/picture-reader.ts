import { toFailure, type Failure } from '@/domain/errors';
import type { Pixels } from '@/domain/picture';
import type { TrainingData } from '@/domain/training/data';
import { withCapture, type OwnPictures } from '@/domain/training/own-pictures';
import type { DataClient } from '@/worker/training/data/client';
import type { BroughtFile } from '@/worker/training/data/protocol';
import type { TrainingState } from './types';

type Shape = TrainingData['shape'];

/** What the reader tells the store. */
export interface ReaderEvents {
  onReading(reading: TrainingState['reading']): void;
  onPictures(own: OwnPictures | undefined): void;
  onFailure(failure: Failure): void;
}

/** A picture of the camera, its class, and the same as a file. */
export interface Capture {
  readonly className: string;
  readonly pixels: Pixels;
  readonly file: Blob;
}

/** A person's own pictures on their way in: the newest drop wins, and a failure leaves what was read before alone. */
export class PictureReader {
  private running: AbortController | undefined;
  /** All that is in hand was read from these, and can be again for another model; undefined where it cannot. */
  private files: readonly BroughtFile[] | undefined = [];
  private own: OwnPictures | undefined;

  constructor(
    private readonly client: Pick<DataClient, 'readPictures'>,
    private readonly events: ReaderEvents,
  ) {}

  /** Reads pictures at the size a model takes; they take the place of those in hand. */
  async open(files: readonly BroughtFile[], shape: Shape, seed: number): Promise<void> {
    this.running?.abort();
    const controller = new AbortController();
    this.running = controller;
    this.events.onReading({ done: 0, total: files.length });
    try {
      const own = await this.client.readPictures(
        { files, shape, seed },
        (reading) => this.running === controller && this.events.onReading(reading),
        controller.signal,
      );
      if (this.running === controller) this.take(own, files);
    } catch (thrown) {
      if (this.running === controller) this.events.onFailure(toFailure(thrown));
    } finally {
      if (this.running === controller) {
        this.running = undefined;
        this.events.onReading(undefined);
      }
    }
  }

  /** Another model was chosen: the pictures are read again at its size. */
  fit(shape: Shape, seed: number): void {
    if (this.own && this.files && this.own.data.shape.join() !== shape.join()) void this.open(this.files, shape, seed);
  }

  /** One picture of the camera, for a class that is made if it is new. */
  add({ className, pixels, file }: Capture, shape: Shape): void {
    try {
      const own = withCapture(this.own, className, pixels, shape);
      this.take(own, this.files && [...this.files, { path: `${className}/camera ${this.files.length + 1}.png`, file }]);
    } catch (thrown) {
      this.events.onFailure(toFailure(thrown));
    }
  }

  /** Takes pictures that were read already, from these files if they are known; or none. */
  take(own: OwnPictures | undefined, files?: readonly BroughtFile[]): void {
    this.own = own;
    this.files = files;
    this.events.onPictures(own);
  }

  /** Lets go of the pictures, and of what is being read. */
  drop(): void {
    this.running?.abort();
    this.running = undefined;
    this.events.onReading(undefined);
    this.take(undefined, []);
  }
}
