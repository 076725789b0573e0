import { add, reshape, tidy, type Tensor1D, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { HeldTensors } from '../held-tensors';
import type { Run, SaliencyInput } from '../method';
import { nextTask } from '../tasks';
import { picturesPerStep, scoreGradient, type ScoreName } from './score';

/** Where gradients are taken, and what of them is summed. All values of a batch, B · H · W · 3, stand in one row. */
export interface Sampling {
  readonly samples: number;
  readonly score: ScoreName;
  /** The pictures of the samples `from` to `to`, m of them, a batch for each: [m · B, H, W, 3]. Asked for in order. */
  readonly points: (from: number, to: number) => Tensor4D;
  /** What these samples add to each of the sums, from their gradients [m, values]. */
  readonly sums: (gradients: Tensor2D, from: number, to: number) => Tensor1D[];
  /** The map that the sums of the first `done` samples make: [values]. */
  readonly map: (sums: readonly Tensor1D[], done: number) => Tensor1D;
}

/**
 * A map made of the gradients at many pictures near or before the one explained: noisy copies of it, the way to it from
 * a baseline. As many samples a step as the model can take in a moment; the result does not depend on how many.
 */
export async function* sampledGradients(
  { model, images, targets }: Omit<SaliencyInput, 'seed'>,
  { samples, score, points, sums, map }: Sampling,
): Run<Tensor4D> {
  const tensors = new HeldTensors();
  const atOnce = Math.max(1, Math.floor(picturesPerStep(model) / targets.length));
  try {
    let totals: Tensor1D[] = [];
    let shown: Tensor4D | undefined;
    for (let from = 0; from < samples; from += atOnce) {
      const to = Math.min(from + atOnce, samples);
      const copies = Array.from({ length: to - from }, () => targets).flat();
      const before = totals;
      totals = tidy(() => {
        const gradients: Tensor2D = reshape(scoreGradient(model, points(from, to), copies, score), [to - from, -1]);
        return sums(gradients, from, to).map((sum, i) => (before[i] ? add<Tensor1D>(before[i], sum) : sum));
      });
      before.forEach((total) => tensors.free(total));
      totals.forEach((total) => tensors.hold(total));
      if (shown) tensors.free(shown);
      shown = tensors.hold(tidy(() => reshape(map(totals, to), images.shape)));
      await nextTask();
      yield { step: to, total: samples, preview: shown };
    }
    return tensors.release(shown!);
  } finally {
    tensors.dispose();
  }
}
