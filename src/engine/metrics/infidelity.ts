import { sub, tensor4d } from '@tensorflow/tfjs-core';
import { gaussianValues, random } from '@/domain/random';
import { relay } from '../run';
import { answers } from './answers';
import type { MapMetric } from './metric';

const PERTURBATIONS = 64;

/** Standard deviation of the noise, for pixels in [0, 1]. */
const SIGMA = 0.1;

/**
 * Infidelity (Yeh and others, 2019) as the share of what the map leaves unexplained: for noise I ~ N(0, σ²), σ = 0.1, the
 * score's loss Δ = z(x) − z(x − I) is held against β (I · φ) with the one factor β that fits best, so that a map's unit does
 * not matter: Σ (β I · φ − Δ)² / Σ Δ², in [0, 1]; 0 for the gradient of a linear model. Captum's `infidelity` with
 * `normalize` has the same numerator. A map of one channel gives its value to each of the pixel's colours.
 */
export const infidelity = {
  id: 'infidelity',
  better: 'lower',
  hasChance: true,
  needsAttack: false,
  cost: () => PERTURBATIONS + 1,
  async *run({ model, image, target, seed }, judged) {
    const [, height, width] = image.shape;
    const values = height * width * 3;
    const noise = gaussianValues(PERTURBATIONS * values, SIGMA, random(seed));
    // The last of all is the picture as it is.
    const moved = (from: number, to: number) => {
      const some = new Float32Array((to - from) * values);
      some.set(noise.subarray(from * values, to * values));
      return sub<ReturnType<typeof tensor4d>>(image, tensor4d(some, [to - from, height, width, 3]));
    };
    const run = answers(model, target, 'logit', PERTURBATIONS + 1, moved);
    const logits = yield* relay(run, ({ step, total }) => ({ step, total }));
    const losses = Float64Array.from({ length: PERTURBATIONS }, (_, k) => logits[PERTURBATIONS]! - logits[k]!);
    return judged.map(({ map: { channels, data } }) => {
      const promised = losses.map((_, k) => {
        let dot = 0;
        const offset = k * values;
        for (let i = 0; i < values; i++) dot += noise[offset + i]! * data[channels === 3 ? i : Math.floor(i / 3)]!;
        return dot;
      });
      return { value: unexplained(promised, losses) };
    });
  },
} as const satisfies MapMetric;

/** Σ (β a − b)² / Σ b² with the β that makes it least: 1 − (Σ a b)² / (Σ a² Σ b²). */
function unexplained(a: Float64Array, b: Float64Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += value * b[i]!;
    aa += value * value;
    bb += b[i]! * b[i]!;
  });
  return aa > 0 && bb > 0 ? 1 - (ab * ab) / (aa * bb) : NaN;
}
