import { tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { defaultParams, resolveParams, type ParamValues } from '@/domain/params';
import { forEachBackend } from '../testing/backends';
import { affineModel, randomPictures } from '../testing/analytic-models';
import { refuseLeaks } from '../testing/leaks';
import type { Attack } from '../method';
import { finish } from '../run';
import { fgsm } from './fgsm';
import { pgd } from './pgd';
import { attacks } from './registry';

const size = [8, 8, 3] as const;
const inputs = 8 * 8 * 3;
const epsilon = 8 / 255;

forEachBackend(() => {
  refuseLeaks();

  /** δ of every picture under an attack on a model, read back. */
  async function perturbation(
    attack: Attack,
    model: ReturnType<typeof affineModel>,
    images: Tensor4D,
    labels: number[],
    params: ParamValues = {},
  ): Promise<Float32Array[]> {
    const resolved = resolveParams(attack.params, params);
    expect(resolved.problems).toEqual([]);
    const attacked = await finish(attack.run({ model, images, labels, seed: 3 }, resolved.params));
    const [x, y] = await Promise.all([images.data(), attacked.data()]);
    attacked.dispose();
    return labels.map((_, b) =>
      Float32Array.from({ length: inputs }, (_, i) => y[b * inputs + i]! - x[b * inputs + i]!),
    );
  }

  /** w_other − w_label, column differences of W. */
  function direction({ weights, classes }: ReturnType<typeof affineModel>, label: number, other: number): Float32Array {
    return Float32Array.from(
      { length: inputs },
      (_, i) => weights[i * classes.length + other]! - weights[i * classes.length + label]!,
    );
  }

  const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const l1 = (a: Float32Array): number => a.reduce((sum, value) => sum + Math.abs(value), 0);

  // Looking aside and blurring are off: what is left must be exact.
  const exact = { 'di-ti-mi': { diversity: 0, kernel: 1 } } as Readonly<Record<string, ParamValues>>;
  const followers = attacks.filter(({ norm, access }) => norm === 'linf' && access === 'gradient');
  describe.each(followers.map((attack) => [attack.id, attack] as const))(
    '%s on an affine model of two classes',
    (id, attack) => {
      const settings = exact[id];
      it('moves the margin by exactly ε‖w_t − w_y‖₁ far from the box (a missing or mean-scaled sign step would not)', async () => {
        const model = affineModel(size, 2, 1);
        const images = randomPictures(4, size, 2, 0.3, 0.7);
        const labels = [0, 1, 0, 1];
        const deltas = await perturbation(attack, model, images, labels, settings);
        deltas.forEach((delta, b) => {
          const w = direction(model, labels[b]!, 1 - labels[b]!);
          // 1e-5: float32 rounding of x + ε next to 0.5.
          expect(Math.abs(dot(w, delta) / (epsilon * l1(w)) - 1)).toBeLessThan(1e-5);
        });
        images.dispose();
        model.dispose();
      });

      it('towards a target moves it the same way, and leaves a picture that is of the target class alone', async () => {
        const model = affineModel(size, 2, 1);
        const images = randomPictures(2, size, 2, 0.3, 0.7);
        const [towards, already] = await perturbation(attack, model, images, [0, 1], { ...settings, target: 1 });
        const w = direction(model, 0, 1);
        expect(Math.abs(dot(w, towards!) / (epsilon * l1(w)) - 1)).toBeLessThan(1e-5);
        expect(l1(already!)).toBe(0);
        images.dispose();
        model.dispose();
      });

      it('uses all the room the box leaves: Σ|w_i| min(ε, slack_i) with pixels at 0, at 1 and near both', async () => {
        const model = affineModel(size, 2, 5);
        const pixels = Float32Array.from({ length: inputs }, (_, i) => [0, 1, 0.01, 0.985, 0.5][i % 5]!);
        const images = tensor4d(pixels, [1, ...size]);
        const [delta] = await perturbation(attack, model, images, [0], settings);
        const w = direction(model, 0, 1);
        const best = w.reduce(
          (sum, wi, i) => sum + Math.abs(wi) * Math.min(epsilon, wi > 0 ? 1 - pixels[i]! : pixels[i]!),
          0,
        );
        expect(Math.abs(dot(w, delta!) / best - 1)).toBeLessThan(1e-5);
        images.dispose();
        model.dispose();
      });

      it('still finds the exact direction at a logit gap of 40, where softmax rounds to 1 in float32', async () => {
        const model = affineModel(size, 2, 1, 3);
        const candidates = randomPictures(1, size, 4, 0.4, 0.6);
        const w = direction(model, 0, 1);
        // Moved along −w until z_0 − z_1 grows by 40: label 0 beyond doubt, far from the box all the same.
        const x = (await candidates.data()).map((value, i) => value - (40 * w[i]!) / dot(w, w));
        expect(Math.min(...x)).toBeGreaterThan(epsilon);
        expect(Math.max(...x)).toBeLessThan(1 - epsilon);
        const images = tensor4d(x as Float32Array, [1, ...size]);
        const [delta] = await perturbation(attack, model, images, [0], settings);
        expect(Math.abs(dot(w, delta!) / (epsilon * l1(w)) - 1)).toBeLessThan(1e-5);
        [images, candidates].forEach((tensor) => tensor.dispose());
        model.dispose();
      });
    },
  );

  describe('on an affine model of ten classes', () => {
    it('no attack passes the bound max_k z_k − z_y + ε‖w_k − w_y‖₁, and margin-PGD is within 1 % of it', async () => {
      const model = affineModel(size, 10, 9);
      const images = randomPictures(8, size, 10, 0.3, 0.7);
      const labels = [0, 1, 2, 3, 4, 5, 6, 7];
      const logitsTensor = tidy(() => model.logits(images));
      const logits = await logitsTensor.data();
      const bounds = labels.map((y, b) =>
        Math.max(
          ...model.classes.map((_, k) =>
            k === y ? -Infinity : logits[b * 10 + k]! - logits[b * 10 + y]! + epsilon * l1(direction(model, y, k)),
          ),
        ),
      );
      const margins = async (attack: Attack, params: ParamValues): Promise<number[]> => {
        const deltas = await perturbation(attack, model, images, labels, params);
        return deltas.map((delta, b) => {
          const y = labels[b]!;
          return Math.max(
            ...model.classes.map((_, k) =>
              k === y ? -Infinity : logits[b * 10 + k]! - logits[b * 10 + y]! + dot(direction(model, y, k), delta),
            ),
          );
        });
      };
      const single = await margins(fgsm, {});
      const strong = await margins(pgd, { loss: 'margin', steps: 20, restarts: 8 });
      strong.forEach((value, b) => {
        expect(value).toBeLessThanOrEqual(bounds[b]! + 1e-4);
        expect(single[b]).toBeLessThanOrEqual(bounds[b]! + 1e-4);
      });
      const reached = strong.filter((value, b) => value >= bounds[b]! - 0.01 * Math.abs(bounds[b]!));
      expect(reached.length).toBeGreaterThanOrEqual(7);
      [images, logitsTensor].forEach((tensor) => tensor.dispose());
      model.dispose();
    });

    it('defaults are what the literature compares: ε = 8/255, ten steps, random start', () => {
      expect(defaultParams(pgd.params)).toMatchObject({
        eps: 8,
        steps: 10,
        stepSize: 0,
        randomStart: true,
        target: -1,
      });
    });
  });
});
