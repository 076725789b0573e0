import { tensor4d } from '@tensorflow/tfjs-core';
import { gaussianValues, random } from '@/domain/random';
import { relay } from '../run';
import { answers } from './answers';
import type { MapMetric } from './metric';

const PAIRS = 32;

/** Standard deviation of the noise, for pixels in [0, 1]. */
const SIGMA = 0.02;

/**
 * Infidelity (Yeh and others, 2019) as the share of what the map leaves unexplained: for noise I ~ N(0, σ²), σ = 0.02, the
 * change of the score Δ = (z(x + I) − z(x − I)) / 2 is held against β (I · φ) with the one factor β ≥ 0 that fits best, so
 * that a map's unit does not matter: Σ (β I · φ − Δ)² / Σ Δ², in [0, 1]; 0 for the gradient of a linear model, 1 where the
 * map foretells nothing or the contrary. The paper takes z(x) − z(x − I): the part of it that is the same for I and −I, which
 * is curvature and no map can foretell, is most of it on real nets, and is what the pair leaves out. A map of one channel
 * gives its value to each of the pixel's colours.
 */
export const infidelity = {
  id: 'infidelity',
  better: 'lower',
  hasChance: true,
  needsAttack: false,
  cost: () => 2 * PAIRS,
  async *run({ model, image, target, seed }, judged) {
    const [, height, width] = image.shape;
    const values = height * width * 3;
    const picture = (await image.data()) as Float32Array;
    const noise = gaussianValues(PAIRS * values, SIGMA, random(seed));
    // Of a pair the first has the noise added, the second has it taken away.
    const moved = (from: number, to: number) => {
      const some = Float32Array.from({ length: (to - from) * values }, (_, i) => {
        const call = from + Math.floor(i / values);
        const offset = Math.floor(call / 2) * values + (i % values);
        return picture[i % values]! + (call % 2 === 0 ? noise[offset]! : -noise[offset]!);
      });
      return tensor4d(some, [to - from, height, width, 3]);
    };
    const run = answers(model, target, 'logit', 2 * PAIRS, moved);
    const logits = yield* relay(run, ({ step, total }) => ({ step, total }));
    const changes = Float64Array.from({ length: PAIRS }, (_, k) => (logits[2 * k]! - logits[2 * k + 1]!) / 2);
    return judged.map(({ map: { channels, data } }) => {
      const promised = changes.map((_, k) => {
        let dot = 0;
        const offset = k * values;
        for (let i = 0; i < values; i++) dot += noise[offset + i]! * data[channels === 3 ? i : Math.floor(i / 3)]!;
        return dot;
      });
      return { value: unexplained(promised, changes) };
    });
  },
} as const satisfies MapMetric;

/** Σ (β a − b)² / Σ b² with the β ≥ 0 that makes it least: 1 − max(0, Σ a b)² / (Σ a² Σ b²). */
function unexplained(a: Float64Array, b: Float64Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += value * b[i]!;
    aa += value * value;
    bb += b[i]! * b[i]!;
  });
  return aa > 0 && bb > 0 ? 1 - Math.max(0, ab) ** 2 / (aa * bb) : NaN;
}
