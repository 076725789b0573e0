import { shuffled } from '@/domain/random';
import { draws } from './streams';

/** The pictures `first` to `end` − 1 of a batch. */
export interface BatchPart {
  readonly first: number;
  readonly end: number;
}

/** Which pictures each step looks at. */
export class PictureOrder {
  private epoch = -1;
  private order: Uint32Array = new Uint32Array();

  /** Epoch by epoch every one of `count` pictures comes once; the order depends on (seed, epoch) alone. */
  constructor(
    private readonly count: number,
    private readonly seed: number,
  ) {}

  /**
   * Indices of the pictures of the step with this number, from 0, at this batch. Batches follow one another without a
   * gap, so that one may begin in an epoch and end in the next, and there may be fewer pictures than a batch holds.
   */
  of(step: number, batch: number): number[] {
    return Array.from({ length: batch }, (_, i) => {
      const position = step * batch + i;
      return this.inEpoch(Math.floor(position / this.count))[position % this.count]!;
    });
  }

  /** The pictures, each once, that are in the given part of the batch in one of the first `steps` steps. */
  within(steps: number, batch: number, part: (step: number) => BatchPart | undefined): number[] {
    const seen = new Set<number>();
    for (let step = 0; step < steps && seen.size < this.count; step++) {
      const { first, end } = part(step) ?? { first: 0, end: 0 };
      if (first < end) for (const index of this.of(step, batch).slice(first, end)) seen.add(index);
    }
    return [...seen].sort((a, b) => a - b);
  }

  private inEpoch(epoch: number): Uint32Array {
    if (epoch !== this.epoch) {
      this.order = shuffled(this.count, draws(this.seed, 'order', epoch));
      this.epoch = epoch;
    }
    return this.order;
  }
}
