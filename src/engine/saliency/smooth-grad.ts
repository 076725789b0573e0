import { add, div, reshape, sum, tensor4d, tidy, tile, zerosLike } from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { gaussianValues, random, type Random } from '@/domain/random';
import { HeldTensors } from '../held-tensors';
import type { SaliencyMethod } from '../method';
import { nextTask } from '../tasks';
import { picturesPerStep, score, scoreGradient } from './score';

const params = {
  samples: {
    kind: 'number',
    default: 25,
    min: 1,
    max: 200,
    step: 1,
    integer: true,
  },
  noise: {
    kind: 'number',
    default: 0.15,
    min: 0,
    max: 0.5,
    step: 0.01,
  },
  score,
} as const satisfies ParamSchema;

/**
 * The mean gradient over noisy copies, map = 1/n Σ ∂z_class/∂x (x + n_i), n_i ~ N(0, σ²), signed, [B, H, W, 3]; copies are
 * not clipped to the pixel box. Sample i draws the same noise however the samples are grouped into steps (Smilkov and others, 2017).
 */
export const smoothGrad = {
  id: 'smoothgrad',
  params,
  signed: true,
  needs: ['gradients'],
  cost: ({ samples }) => 2 * samples,
  async *run({ model, images, targets, seed }, { samples, noise, score }) {
    const tensors = new HeldTensors();
    const next = random(seed);
    const atOnce = Math.max(1, Math.floor(picturesPerStep(model) / targets.length));
    try {
      let total = tensors.hold(zerosLike(images));
      let mean = tensors.hold(zerosLike(images));
      for (let done = 0; done < samples;) {
        const count = Math.min(atOnce, samples - done);
        const copies = Array.from({ length: count }, () => targets).flat();
        total = tensors.replace(
          total,
          tidy(() => {
            const gradients = scoreGradient(model, noisyCopies(images, count, noise, next), copies, score);
            return add(total, reshape(sum(reshape(gradients, [count, -1]), 0), images.shape));
          }),
        );
        done += count;
        mean = tensors.replace(mean, div<Tensor4D>(total, done));
        await nextTask();
        yield { step: done, total: samples, preview: mean };
      }
      return tensors.release(mean);
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

/** `count` copies of the batch one after the other, [count · B, H, W, 3], each with its own noise. */
function noisyCopies(images: Tensor4D, count: number, sigma: number, next: Random): Tensor4D {
  const copies = tile(images, [count, 1, 1, 1]);
  return add(copies, tensor4d(gaussianValues(copies.size, sigma, next), copies.shape));
}
