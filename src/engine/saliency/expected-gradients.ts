import { add, div, matMul, mul, reshape, sub, sum, tensor2d, tile } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { random, uniformValues } from '@/domain/random';
import { HeldTensors } from '../held-tensors';
import type { SaliencyMethod } from '../method';
import { samplesParam } from './params';
import { sampledGradients } from './sampled-gradients';
import { score } from './score';

const params = {
  samples: samplesParam(100),
  score,
} as const satisfies ParamSchema;

/**
 * Expected gradients (Erion and others, 2021), E[(x − b) ⊙ g(b + α (x − b))] with g = ∂z_class/∂x, signed, [B, H, W, 3]: integrated
 * gradients over many baselines b, here pictures of one colour drawn at random, so that no colour counts for nothing, each at
 * one α, of which every n-th part of [0, 1] has one.
 */
export const expectedGradients = {
  id: 'expected-gradients',
  params,
  signed: true,
  unit: 'logit',
  needs: ['gradients'],
  cost: ({ samples }) => 2 * samples,
  async *run({ seed, ...input }, { samples, score }) {
    const tensors = new HeldTensors();
    const { images } = input;
    const [, height, width] = images.shape;
    const next = random(seed);
    const colours = uniformValues(3 * samples, 0, 1, next);
    const places = Array.from({ length: samples }, (_, k) => (k + next()) / samples);
    try {
      const whole = tensors.hold<Tensor2D>(reshape(images, [1, -1]));
      const one = tensor2d([1, 0, 0, 0, 1, 0, 0, 0, 1], [3, 3]);
      const repeated = tensors.hold(tile(one, [1, images.size / 3]));
      one.dispose();
      const baselines = (from: number, to: number): Tensor2D =>
        matMul(tensor2d(colours.slice(3 * from, 3 * to), [to - from, 3]), repeated);
      return yield* sampledGradients(input, {
        samples,
        score,
        points(from, to) {
          const start = baselines(from, to);
          const way = mul(sub(whole, start), tensor2d(places.slice(from, to), [to - from, 1]));
          return reshape(add(start, way), [-1, height, width, 3]);
        },
        sums: (gradients, from, to) => [sum<Tensor1D>(mul(gradients, sub(whole, baselines(from, to))), 0)],
        map: ([total], done) => div(total!, done),
      });
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;
