import { tensor4d } from '@tensorflow/tfjs-core';
import { pearson } from '@/domain/metrics';
import { random, shuffled } from '@/domain/random';
import { meanColour } from '@/domain/removal';
import { mean } from '@/domain/statistics';
import { relay } from '../run';
import { answers } from './answers';
import type { Judged, MapMetric } from './metric';

/** The sizes of the subsets, in shares of the picture's pixels. */
const SHARES = [0.02, 0.1, 0.3, 0.5, 0.8];

/** Random subsets of each size. */
const SUBSETS = 32;

/**
 * Sensitivity-n (Ancona and others, 2018): over random subsets of n pixels, Pearson's correlation of what a map gives the
 * subset, Σ_{i ∈ subset} φ_i, with what the class's logit loses when the subset gets the picture's mean colour; the mean
 * over five n. 1 for the exact attributions of a linear model; not a number where either side does not vary.
 */
export const sensitivityN = {
  id: 'sensitivity-n',
  better: 'higher',
  hasChance: true,
  needsAttack: false,
  cost: () => SHARES.length * SUBSETS + 1,
  async *run({ model, image, target, seed }, judged) {
    const [, height, width] = image.shape;
    const pixels = height * width;
    const picture = (await image.data()) as Float32Array;
    const hidden = meanColour(picture);
    const next = random(seed);
    const subsets = SHARES.flatMap((share) =>
      Array.from({ length: SUBSETS }, () =>
        shuffled(pixels, next).subarray(0, Math.max(1, Math.round(share * pixels))),
      ),
    );
    const without = (from: number, to: number) => {
      const values = new Float32Array((to - from) * picture.length);
      for (let k = from; k < to; k++) {
        const offset = (k - from) * picture.length;
        values.set(picture, offset);
        // The last of all is the picture as it is.
        for (const i of subsets[k] ?? []) values.set(hidden.subarray(i * 3, i * 3 + 3), offset + i * 3);
      }
      return tensor4d(values, [to - from, height, width, 3]);
    };
    const run = answers(model, target, 'logit', subsets.length + 1, without);
    const logits = yield* relay(run, ({ step, total }) => ({ step, total }));
    const drops = logits.subarray(0, subsets.length).map((logit) => logits[subsets.length]! - logit);
    return judged.map(({ map }) => {
      const given = pixelSums(map);
      const sums = subsets.map((subset) => subset.reduce((sum, i) => sum + given[i]!, 0));
      const correlations = SHARES.map((_, k) =>
        pearson(sums.slice(k * SUBSETS, (k + 1) * SUBSETS), drops.subarray(k * SUBSETS, (k + 1) * SUBSETS)),
      );
      return { value: mean(correlations) };
    });
  },
} as const satisfies MapMetric;

/** What a map gives each pixel: the signed sum over its channels. */
function pixelSums({ channels, data }: Judged['map']): Float64Array {
  const sums = new Float64Array(data.length / channels);
  data.forEach((value, i) => (sums[Math.floor(i / channels)]! += value));
  return sums;
}
