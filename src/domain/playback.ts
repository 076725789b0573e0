import { crossEntropyOf, leadOf } from './prediction';
import type { Pixels, Prediction } from './picture';

/** What an attack would give if it ended at a step, and what the model attacked says of it. */
export interface Frame {
  readonly step: number;
  readonly pixels: Pixels;
  readonly prediction: Prediction;
}

/** An attack step by step, from the picture it starts at (step 0) to its result (step `total`). */
export interface Playback {
  readonly total: number;
  /** Every so many steps there is a frame, and at the last. */
  readonly every: number;
  /** By their steps, the first of step 0. */
  readonly frames: readonly Frame[];
  /** Of every step −log p of the class in question (the target where there is one, else the label), in nats. */
  readonly crossEntropy: Float32Array<ArrayBuffer>;
  /** Of every step by how much that class leads, in logits; see `leadOf`. */
  readonly margin: Float32Array<ArrayBuffer>;
}

/** The frame that is shown at a step: the last one up to there. */
export function frameAt({ frames }: Playback, step: number): Frame {
  return frames.findLast((frame) => frame.step <= step) ?? frames[0]!;
}

/** The steps that have a frame in any of these, in order. */
export function stepsOf(playbacks: readonly Playback[]): readonly number[] {
  const steps = new Set(playbacks.flatMap(({ frames }) => frames.map(({ step }) => step)));
  return [...steps].sort((a, b) => a - b);
}

/**
 * From which step on the attack does what it wants, of an attack that goes on once it does: the class in question leads as
 * it should; `undefined` where it never does. `wanted` says whether that class should lead.
 */
export function succeedsFrom({ margin }: Playback, wanted: boolean): number | undefined {
  const step = margin.findIndex((lead) => (wanted ? lead > 0 : lead < 0));
  return step < 0 ? undefined : step;
}

/** Writes down an attack as it is made, its frames within a budget of bytes: where all are too many, every n-th and the last. */
export class Recorder {
  private readonly frames = new Map<number, Frame>();
  private readonly crossEntropy: Float32Array<ArrayBuffer>;
  private readonly margin: Float32Array<ArrayBuffer>;
  private readonly every: number;

  /** `start` is the picture as it is; an attack that begins elsewhere says so at its step 0. */
  constructor(
    private readonly total: number,
    private readonly classInQuestion: number,
    start: Omit<Frame, 'step'>,
    budget: number,
  ) {
    const { pixels, prediction } = start;
    const bytes = pixels.data.byteLength + prediction.logits.byteLength + prediction.probabilities.byteLength;
    // The last one is kept in any case.
    const most = Math.max(1, Math.floor(budget / bytes) - 1);
    this.every = Math.ceil(total / most);
    this.crossEntropy = new Float32Array(total + 1);
    this.margin = new Float32Array(total + 1);
    this.note(0, prediction);
    this.keep({ step: 0, pixels, prediction });
  }

  /** Whether the picture of a step is kept. */
  keeps(step: number): boolean {
    return step % this.every === 0 || step === this.total;
  }

  /** What the model says at a step; of one that was there before, anew. */
  note(step: number, prediction: Prediction): void {
    this.crossEntropy[step] = crossEntropyOf(prediction, this.classInQuestion);
    this.margin[step] = leadOf(prediction, this.classInQuestion);
  }

  /** The same with its picture. */
  keep(frame: Frame): void {
    this.note(frame.step, frame.prediction);
    this.frames.set(frame.step, frame);
  }

  /** All of it. */
  playback(): Playback {
    const { total, every, crossEntropy, margin } = this;
    return { total, every, frames: [...this.frames.values()], crossEntropy, margin };
  }
}
