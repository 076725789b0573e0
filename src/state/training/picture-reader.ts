import { toFailure, type Failure } from '@/domain/errors';
import type { TrainingData } from '@/domain/training/data';
import { partOfBurst, withCapture, type OwnPictures } from '@/domain/training/own-pictures';
import type { DataClient } from '@/worker/training/data/client';
import type { BroughtFile } from '@/worker/training/data/protocol';
import type { Snapshot, TrainingState } from './types';

type Shape = TrainingData['shape'];

/** What the reader tells the store. */
export interface ReaderEvents {
  onReading(reading: TrainingState['reading']): void;
  onPictures(own: OwnPictures | undefined): void;
  onFailure(failure: Failure): void;
}

/** Pictures that are being read. */
interface Reading {
  readonly files: readonly BroughtFile[];
  readonly shape: Shape;
  readonly controller: AbortController;
}

/** A person's own pictures on their way in: the newest drop wins, and a failure leaves what was read before alone. */
export class PictureReader {
  private running: Reading | undefined;
  /** All that is in hand was read from these, and can be again for another model; undefined where it cannot. */
  private files: readonly BroughtFile[] | undefined = [];
  private own: OwnPictures | undefined;
  /** The bursts of the camera so far, by class. */
  private bursts = new Map<string, number[]>();

  constructor(
    private readonly client: Pick<DataClient, 'readPictures'>,
    private readonly events: ReaderEvents,
  ) {}

  /** Reads pictures at the size a model takes; they take the place of those in hand. */
  async open(files: readonly BroughtFile[], shape: Shape, seed: number): Promise<void> {
    this.running?.controller.abort();
    const running: Reading = { files, shape, controller: new AbortController() };
    this.running = running;
    this.events.onReading({ done: 0, total: files.length });
    try {
      const own = await this.client.readPictures(
        { files, shape, seed },
        (reading) => this.running === running && this.events.onReading(reading),
        running.controller.signal,
      );
      if (this.running === running) this.take(own, files);
    } catch (thrown) {
      if (this.running === running) this.events.onFailure(toFailure(thrown));
    } finally {
      if (this.running === running) {
        this.running = undefined;
        this.events.onReading(undefined);
      }
    }
  }

  /** Another model was chosen: the pictures are read again at its size, those that are on their way as well. */
  fit(shape: Shape, seed: number): void {
    const { files, shape: present } = this.running ?? { files: this.files, shape: this.own?.data.shape };
    if (files && present && present.join() !== shape.join()) void this.open(files, shape, seed);
  }

  /** One picture of the camera, for a class that is made if it is new. */
  add({ className, burst, pixels, file }: Snapshot, shape: Shape): void {
    try {
      const capture = { className, part: partOfBurst(this.numberOf(burst, className)) };
      const own = withCapture(this.own, capture, pixels, shape);
      const path = `${className}/camera ${(this.files?.length ?? 0) + 1}.png`;
      this.hold(own, this.files && [...this.files, { path, file, capture }]);
    } catch (thrown) {
      this.events.onFailure(toFailure(thrown));
    }
  }

  /** Takes pictures that were read already, from these files if they are known; or none. */
  take(own: OwnPictures | undefined, files?: readonly BroughtFile[]): void {
    if (!files?.some(({ capture }) => capture)) this.bursts = new Map();
    this.hold(own, files);
  }

  private hold(own: OwnPictures | undefined, files: readonly BroughtFile[] | undefined): void {
    this.own = own;
    this.files = files;
    this.events.onPictures(own);
  }

  /** Lets go of the pictures, and of what is being read. */
  drop(): void {
    this.running?.controller.abort();
    this.running = undefined;
    this.events.onReading(undefined);
    this.take(undefined, []);
  }

  /** Which of its class's bursts this is, from 0. */
  private numberOf(burst: number, className: string): number {
    const known = this.bursts.get(className) ?? [];
    if (!known.includes(burst)) this.bursts.set(className, [...known, burst]);
    return this.bursts.get(className)!.indexOf(burst);
  }
}
