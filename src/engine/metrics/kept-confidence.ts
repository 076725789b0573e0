import { tensor4d } from '@tensorflow/tfjs-core';
import { relay } from '../run';
import { answers } from './answers';
import type { MapMetric, MetricValue } from './metric';

/**
 * The class's probability in the picture, p, and in what a map leaves of it, q: the picture times the positive part of the
 * map as it is shown (`reduceMap`: of one with a value a colour Σ |φ|), scaled to 1. Of one class rather than another it is
 * the difference of their probabilities.
 */
function keptConfidence<Id extends string>(
  id: Id,
  better: 'higher' | 'lower',
  value: (p: number, q: number) => number,
): MapMetric & { readonly id: Id } {
  return {
    id,
    better,
    hasChance: true,
    needsAttack: false,
    cost: (judged) => judged.length + 1,
    async *run({ model, image, target }, judged) {
      const [, height, width] = image.shape;
      const picture = (await image.data()) as Float32Array;
      const left = judged.map(({ shown: { values, max } }) =>
        picture.map((colour, i) => (max > 0 ? (colour * Math.max(values[Math.floor(i / 3)]!, 0)) / max : 0)),
      );
      const shown = (from: number, to: number) => {
        const some = new Float32Array((to - from) * picture.length);
        // The last of all is the picture as it is.
        for (let k = from; k < to; k++) some.set(left[k] ?? picture, (k - from) * picture.length);
        return tensor4d(some, [to - from, height, width, 3]);
      };
      const run = answers(model, target, 'probability', judged.length + 1, shown);
      const found = yield* relay(run, ({ step, total }) => ({ step, total }));
      return judged.map(({ shown: { max } }, i): MetricValue => {
        return { value: max > 0 ? value(found[judged.length]!, found[i]!) : NaN };
      });
    },
  };
}

/**
 * Average drop (Chattopadhay and others, 2018): max(0, p − q) / p, where p is the class's probability in the picture and q
 * in the picture times the map (its positive part, the largest value 1). Not a number where nothing is positive, p among it.
 */
export const averageDrop = keptConfidence('average-drop', 'lower', (p, q) => (p > 0 ? Math.max(0, p - q) / p : NaN));

/** Increase in confidence (the same source): 1 where q > p, else 0; its mean over pictures is their share. */
export const increase = keptConfidence('increase', 'higher', (p, q) => Number(q > p));
