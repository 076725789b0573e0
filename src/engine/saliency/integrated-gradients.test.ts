/** Integrated gradients where the integral is known, or what it must come to. */
import { fill, mul, relu, reshape, slice, sub, type Rank, type Tensor2D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { mean } from '@/domain/statistics';
import type { Classifier } from '../models/classifier';
import { networkClassifier } from '../models/network-classifier';
import { affineModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { mapOf } from '../testing/map-of';
import { residualNetwork } from '../testing/residual-network';
import { scoreOf } from '../testing/score-of';

const size = [4, 4, 3] as const;
const inputs = 48;

/** A model of one class whose logit is given by a picture's values in a row. */
function modelOf(logit: (flat: Tensor2D) => Tensor2D): Classifier {
  return {
    ...affineModel(size, 1, 1),
    logits: (pixels) => logit(reshape(pixels, [pixels.shape[0], inputs])),
  };
}

/** One of them. */
const value = (flat: Tensor2D, at: number): Tensor2D => slice(flat, [0, at], [-1, 1]);

forEachBackend(() => {
  refuseLeaks();

  it('of x₁ x₂ from black give both the same: half the product', async () => {
    const model = modelOf((flat) => mul(value(flat, 0), value(flat, 1)));
    const images = randomPictures(1, size, 2);
    const [first, second] = await images.data();
    const map = await mapOf('integrated-gradients', model, images, [0]);
    expect(map[0]).toBeCloseTo((first! * second!) / 2, 5);
    expect(map[1]).toBeCloseTo((first! * second!) / 2, 5);
    expect(Math.max(...map.slice(2).map(Math.abs))).toBe(0);
    [images, model].forEach((held) => held.dispose());
  });

  it('of 1 − relu(1 − x) at 2 from black give 1, where the gradient sees nothing: the score no longer grows', async () => {
    const model = modelOf((flat) => sub(1, relu(sub(1, value(flat, 0)))));
    const images = fill<Rank.R4>([1, ...size], 2);
    expect(await mapOf('gradient', model, images, [0])).toEqual(Array(inputs).fill(0));
    // The kink is half-way; of 75 midpoints the middle one lies on it, and is off by half of one's share of 2.
    for (const [steps, within] of [
      [50, 1e-5],
      [75, 0.02],
    ] as const) {
      const map = await mapOf('integrated-gradients', model, images, [0], { steps });
      expect(Math.abs(map[0]! - 1), `by ${steps}`).toBeLessThan(within);
      expect(map.slice(1)).toEqual(Array(inputs - 1).fill(0));
    }
    [images, model].forEach((held) => held.dispose());
  });

  describe('completeness from black, of a network with biases and maxima', () => {
    it.each([
      [50, 0.0015],
      [200, 0.0005],
    ] as const)('by %i midpoints, the mean gap of 8 scores', async (steps, within) => {
      const network = residualNetwork({ size: 12, classes: 4, seed: 3, biased: true });
      const model = networkClassifier('residual', undefined, network);
      const black = fill<Rank.R4>([1, 12, 12, 3], 0);
      const gaps: number[] = [];
      for (let picture = 0; picture < 2; picture++) {
        const images = randomPictures(1, [12, 12, 3], picture);
        for (let target = 0; target < 4; target++) {
          const gained = (await scoreOf(model, images, target)) - (await scoreOf(model, black, target));
          const map = await mapOf('integrated-gradients', model, images, [target], { steps });
          gaps.push(Math.abs(map.reduce((sum, each) => sum + each, 0) - gained) / Math.abs(gained));
        }
        images.dispose();
      }
      // When measured: 0.06 and 0.02 %.
      expect(mean(gaps)).toBeLessThan(within);
      [black, model].forEach((held) => held.dispose());
    });
  });
});
