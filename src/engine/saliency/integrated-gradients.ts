import { add, div, matMul, mul, reshape, sub, tensor2d, type Tensor2D } from '@tensorflow/tfjs-core';
import type { ParamSchema, ParamsOf } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { SaliencyMethod } from '../method';
import { baselineOf, baselineParam } from './baselines';
import { sampledGradients } from './sampled-gradients';
import { score } from './score';

const params = {
  baseline: baselineParam('black'),
  steps: {
    kind: 'number',
    default: 50,
    min: 2,
    max: 1000,
    step: 1,
    integer: true,
    logarithmic: true,
  },
  rule: {
    kind: 'choice',
    default: 'midpoint',
    options: ['midpoint', 'trapezoid', 'right'],
    advanced: true,
  },
  score,
} as const satisfies ParamSchema;

/**
 * Integrated gradients, (x − b) ⊙ ∫₀¹ g(b + α (x − b)) dα with g = ∂z_class/∂x and a baseline b, signed, [B, H, W, 3]
 * (Sundararajan, Taly and Yan, 2017). The integral by `steps` points: their midpoints, which is as exact as Gauss–Legendre
 * here; a trapezoid with both ends; or a right Riemann sum. All values sum to S(x) − S(b) up to the rule's error.
 */
export const integratedGradients = {
  id: 'integrated-gradients',
  params,
  signed: true,
  unit: 'logit',
  needs: ['gradients'],
  cost: ({ steps }) => 2 * steps,
  reference: ({ images, seed }, { baseline }) => baselineOf(images, baseline, seed),
  async *run({ seed, ...input }, { baseline, steps, rule, score }) {
    const tensors = new HeldTensors();
    const { images } = input;
    const [, height, width] = images.shape;
    const { places, weights } = quadrature(rule, steps);
    try {
      const reference = baselineOf(images, baseline, seed);
      const start = tensors.hold<Tensor2D>(reshape(reference, [1, -1]));
      reference.dispose();
      const whole: Tensor2D = reshape(images, [1, -1]);
      const way = tensors.hold<Tensor2D>(sub(whole, start));
      whole.dispose();
      return yield* sampledGradients(input, {
        samples: steps,
        score,
        points: (from, to) =>
          reshape(add(matMul(tensor2d(places.slice(from, to), [to - from, 1]), way), start), [-1, height, width, 3]),
        sums: (gradients, from, to) => [
          reshape(matMul(tensor2d(weights.slice(from, to), [1, to - from]), gradients), [-1]),
        ],
        map: ([total], done) => {
          const covered = weights.slice(0, done).reduce((sum, weight) => sum + weight, 0);
          return reshape(mul(div(total!, covered), way), [-1]);
        },
      });
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

/** Where on the way from 0 to 1 gradients are taken, and what each counts; weights sum to 1. */
function quadrature(rule: ParamsOf<typeof params>['rule'], steps: number) {
  const indices = Array.from({ length: steps }, (_, k) => k);
  if (rule === 'trapezoid')
    return {
      places: indices.map((k) => k / (steps - 1)),
      weights: indices.map((k) => (k === 0 || k === steps - 1 ? 0.5 : 1) / (steps - 1)),
    };
  const shift = rule === 'right' ? 1 : 0.5;
  return { places: indices.map((k) => (k + shift) / steps), weights: indices.map(() => 1 / steps) };
}
