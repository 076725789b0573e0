import { add, div, square, sub, sum, tensor4d, tile } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { gaussianValues, random, type Random } from '@/domain/random';
import type { SaliencyMethod } from '../method';
import { samplesParam } from './params';
import { sampledGradients } from './sampled-gradients';
import { score } from './score';

const params = {
  samples: samplesParam(25),
  noise: {
    kind: 'number',
    default: 0.15,
    min: 0,
    max: 0.5,
    step: 0.01,
  },
  statistic: {
    kind: 'choice',
    default: 'mean',
    options: ['mean', 'square', 'variance'],
  },
  score,
} as const satisfies ParamSchema;

/**
 * What the gradient g = ∂z_class/∂x is over noisy copies x + n_i, n_i ~ N(0, σ²), [B, H, W, 3]: its mean 1/n Σ g_i (Smilkov
 * and others, 2017), signed; the mean of its square, SmoothGrad² (Hooker and others, 2019); or its variance,
 * 1/n Σ g_i² − (1/n Σ g_i)², VarGrad (Adebayo and others, 2018). Copies are not clipped to the pixel box. Sample i draws the
 * same noise however the samples are grouped into steps.
 */
export const smoothGrad = {
  id: 'smoothgrad',
  params,
  signed: { param: 'statistic', values: ['mean'] },
  needs: ['gradients'],
  cost: ({ samples }) => 2 * samples,
  run({ seed, ...input }, { samples, noise, statistic, score }) {
    const next = random(seed);
    return sampledGradients(input, {
      samples,
      score,
      points: (from, to) => noisyCopies(input.images, to - from, noise, next),
      sums: (gradients) => [
        ...(statistic === 'square' ? [] : [sum<Tensor1D>(gradients, 0)]),
        ...(statistic === 'mean' ? [] : [sum<Tensor1D>(square(gradients), 0)]),
      ],
      map([first, second], done) {
        const mean = div<Tensor1D>(first!, done);
        return second ? sub(div(second, done), square(mean)) : mean;
      },
    });
  },
} as const satisfies SaliencyMethod<typeof params>;

/** `count` copies of the batch one after the other, [count · B, H, W, 3], each with its own noise. */
function noisyCopies(images: Tensor4D, count: number, sigma: number, next: Random): Tensor4D {
  const copies = tile(images, [count, 1, 1, 1]);
  return add(copies, tensor4d(gaussianValues(copies.size, sigma, next), copies.shape));
}
