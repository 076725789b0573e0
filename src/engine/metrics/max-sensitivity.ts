import { add, tensor4d } from '@tensorflow/tfjs-core';
import { random, uniformValues } from '@/domain/random';
import { byRemaking, costOfRemaking } from './remade-maps';
import type { MapMetric } from './metric';

const DRAWS = 10;

/** Largest change of any value, for pixels in [0, 1]. */
const RADIUS = 0.02;

/**
 * Max-sensitivity (Yeh and others, 2019): max over ten d, uniform with ‖d‖∞ ≤ 0.02, of ‖φ(x + d) − φ(x)‖₂ / ‖φ(x)‖₂, as
 * captum's `sensitivity_max` has it. 0 for the gradient of a linear model. A method that draws at random draws the same
 * each time. Not a number of a map that is zero everywhere. Chance has no value: how far a map moves does not depend on
 * where its pixels belong.
 */
export const maxSensitivity = {
  id: 'max-sensitivity',
  better: 'lower',
  hasChance: false,
  needsAttack: false,
  cost: (judged, model) => costOfRemaking(judged, model, DRAWS),
  async *run(input, judged) {
    const next = random(input.seed);
    const { shape, size } = input.image;
    const near = Array.from({ length: DRAWS }, () => {
      const step = tensor4d(uniformValues(size, -RADIUS, RADIUS, next), shape);
      const images = add<typeof step>(input.image, step);
      step.dispose();
      return { images };
    });
    try {
      return yield* byRemaking(input, judged, near, ({ map: { data } }, remade) => {
        const distances = remade.map((other) => norm(data.map((value, i) => other[i]! - value)) / norm(data));
        return { value: distances.some(Number.isNaN) ? NaN : Math.max(...distances) };
      });
    } finally {
      near.forEach(({ images }) => images.dispose());
    }
  },
} as const satisfies MapMetric;

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
