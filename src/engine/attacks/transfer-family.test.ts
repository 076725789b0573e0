/** The momentum family and the noise control, each against a form of it that is known in another way. */
import { grad, mul, sum, tensor4d, tidy, type Tensor, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultParams, type ParamValues } from '@/domain/params';
import { random } from '@/domain/random';
import type { Attack } from '../method';
import { finish } from '../run';
import { poolingModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { diTiMi } from './di-ti-mi';
import { attackGoal } from './goal';
import { randomView, show, showBack } from './input-diversity';
import { miFgsm } from './mi-fgsm';
import { noise } from './noise';
import { pgd } from './pgd';
import { smoothGradient, tapsFor } from './translation-invariance';

const size = [12, 12, 3] as const;
const labels = [0, 1, 2, 3];

forEachBackend(() => {
  refuseLeaks();
  let model: ReturnType<typeof poolingModel>;
  let images: Tensor4D;
  beforeEach(() => {
    model = poolingModel(size, 4, 21);
    images = randomPictures(labels.length, size, 22);
  });
  afterEach(() => [images, model].forEach((held) => held.dispose()));

  async function attacked(attack: Attack, params: ParamValues, seed = 0): Promise<Float32Array> {
    const run = attack.run({ model, images, labels, seed }, { ...defaultParams(attack.params), ...params });
    const result = await finish(run);
    const data = (await result.data()) as Float32Array;
    result.dispose();
    return data;
  }

  const largestGap = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((v, i) => Math.abs(v - b[i]!)));

  /** The cross-entropy of each picture. */
  async function lossOf(pixels: Float32Array): Promise<number[]> {
    const goal = attackGoal({ model, images, labels, seed: 0 }, -1, 'cross-entropy');
    const tensor = tensor4d(pixels, images.shape);
    const score = tidy(() => goal.judge(tensor).score);
    const values = Array.from(await score.data());
    [goal, tensor, score].forEach((held) => held.dispose());
    return values;
  }

  describe('mi-fgsm', () => {
    it('without momentum is PGD from the picture itself with α = ε / steps', async () => {
      const plain = { steps: 5, randomStart: false, stepSize: 8 / 5 };
      // 1e-6: α is rounded once more on the one way than on the other. (The loss rises to the end: PGD keeps the last.)
      expect(largestGap(await attacked(miFgsm, { steps: 5, decay: 0 }), await attacked(pgd, plain))).toBeLessThan(1e-6);
    });

    it('adds up gradients divided by their L1 norm: two steps by hand', async () => {
      const goal = attackGoal({ model, images, labels, seed: 0 }, -1, 'cross-entropy');
      const original = await images.data();
      const perPicture = original.length / labels.length;
      const unit = async (pixels: ArrayLike<number>): Promise<Float32Array> => {
        const at = tensor4d(Float32Array.from(pixels), images.shape);
        const gradient = tidy(() => goal.judgeWithGradient(at).gradient);
        const values = Float32Array.from(await gradient.data());
        [at, gradient].forEach((tensor) => tensor.dispose());
        for (let b = 0; b < labels.length; b++) {
          const part = values.subarray(b * perPicture, (b + 1) * perPicture);
          const norm = part.reduce((total, value) => total + Math.abs(value), 0);
          part.forEach((value, i) => (part[i] = value / norm));
        }
        return values;
      };
      const move = (pixels: ArrayLike<number>, direction: Float32Array): Float32Array =>
        direction.map((g, i) => Math.min(1, Math.max(0, pixels[i]! + (4 / 255) * Math.sign(g))));
      const first = await unit(original);
      const halfway = move(original, first);
      const second = await unit(halfway);
      const byHand = move(
        halfway,
        second.map((value, i) => value + 1.5 * first[i]!),
      );
      goal.dispose();
      const steps = await attacked(miFgsm, { steps: 2, decay: 1.5 });
      // A pixel whose two terms cancel to rounding may go either way: at most one in two hundred.
      expect(steps.filter((value, i) => Math.abs(value - byHand[i]!) > 1e-6).length).toBeLessThan(steps.length / 200);
      expect(largestGap(steps, await attacked(miFgsm, { steps: 2, decay: 0 }))).toBeGreaterThan(4 / 255);
    });

    it('leaves a picture without a gradient as it is (0 / 0 would make it not a number)', async () => {
      const flat = { ...model, logits: (pixels: Tensor4D): Tensor2D => tidy(() => mul(model.logits(pixels), 0)) };
      const result = await finish(miFgsm.run({ model: flat, images, labels, seed: 0 }, defaultParams(miFgsm.params)));
      expect(await result.data()).toEqual(await images.data());
      result.dispose();
    });
  });

  describe('di-ti-mi', () => {
    it('without diversity and blur is MI-FGSM', async () => {
      const reduced = await attacked(diTiMi, { steps: 5, diversity: 0, kernel: 1 });
      expect(reduced).toEqual(await attacked(miFgsm, { steps: 5 }));
    });

    it('each of the two parts changes the outcome, and diversity depends on the seed', async () => {
      const plain = await attacked(miFgsm, { steps: 3 });
      expect(await attacked(diTiMi, { steps: 3, diversity: 0, kernel: 5 })).not.toEqual(plain);
      const first = await attacked(diTiMi, { steps: 3, diversity: 1, kernel: 1 }, 1);
      expect(first).not.toEqual(plain);
      expect(first).not.toEqual(await attacked(diTiMi, { steps: 3, diversity: 1, kernel: 1 }, 2));
    });

    it('a view is what its matrices say: size, place, black around it, mean kept inside', async () => {
      const view = randomView(12, 12, 0.5, random(4));
      const ones = tidy(() => tensor4d(new Float32Array(144).fill(1), [1, 12, 12, 1]));
      const shown = show(ones, view);
      const seen = await shown.data();
      [ones, shown].forEach((tensor) => tensor.dispose());
      const lit = seen.filter((value) => value > 0);
      // Every shown pixel is a mean of ones; the rest is black; the lit part is a square of at least half the side.
      lit.forEach((value) => expect(value).toBeCloseTo(1, 6));
      expect(Number.isInteger(Math.sqrt(lit.length))).toBe(true);
      expect(lit.length).toBeGreaterThanOrEqual(36);
      expect(lit.length).toBeLessThan(144);
    });

    it('its gradient through the view is that of automatic differentiation', async () => {
      const view = randomView(12, 12, 0.6, random(5));
      const goal = attackGoal({ model, images, labels, seed: 0 }, -1, 'cross-entropy');
      const [ours, theirs] = tidy(() => [
        showBack(goal.judgeWithGradient(show(images, view)).gradient, view),
        grad((x: Tensor) => sum(goal.judge(show(x as Tensor4D, view)).score))(images),
      ]);
      const [a, b] = [(await ours.data()) as Float32Array, (await theirs.data()) as Float32Array];
      // Relative to the largest entry; float32 sums in another order.
      expect(largestGap(a, b)).toBeLessThan(1e-5 * Math.max(...b.map(Math.abs)));
      [goal, ours, theirs].forEach((held) => held.dispose());
    });

    it('blurs with a kernel of sum 1 and sigma = taps / 6, and lets the edge run out', async () => {
      const values = new Float32Array(15 * 15);
      values[7 * 15 + 7] = 1;
      values[0] = 1;
      const spots = tensor4d(values, [1, 15, 15, 1]);
      const blurred = smoothGradient(spots, 5);
      const after = await blurred.data();
      [spots, blurred].forEach((tensor) => tensor.dispose());
      const kernel = [-2, -1, 0, 1, 2].map((u) => Math.exp(-0.5 * ((6 * u) / 5) ** 2));
      const total = kernel.reduce((all, tap) => all + tap, 0);
      for (let y = -2; y <= 2; y++)
        for (let x = -2; x <= 2; x++)
          expect(after[(7 + y) * 15 + 7 + x]).toBeCloseTo((kernel[y + 2]! * kernel[x + 2]!) / total ** 2, 6);
      expect(after[0]).toBeCloseTo((kernel[2]! / total) ** 2, 6);
    });

    it.each([
      [0, 32, 3],
      [0, 128, 7],
      [0, 299, 15],
      [1, 32, 1],
      [4, 32, 5],
    ])('kernel %i at %i pixels has %i taps', (kernel, side, taps) => {
      expect(tapsFor(kernel, side)).toBe(taps);
    });
  });

  describe('noise', () => {
    it('moves every value by exactly ε one way or the other, half of them each way', async () => {
      images.dispose();
      images = randomPictures(labels.length, size, 23, 0.3, 0.7);
      const original = await images.data();
      const delta = (await attacked(noise, { eps: 8 })).map((value, i) => (value - original[i]!) * (255 / 8));
      delta.forEach((value) => expect(Math.abs(value)).toBeCloseTo(1, 4));
      const up = delta.filter((value) => value > 0).length;
      // Five standard deviations of a fair coin.
      expect(Math.abs(up - delta.length / 2)).toBeLessThan(2.5 * Math.sqrt(delta.length));
    });

    it('more draws only raise the loss, picture by picture', async () => {
      const [one, many] = [await lossOf(await attacked(noise, {})), await lossOf(await attacked(noise, { draws: 20 }))];
      labels.forEach((_, b) => expect(many[b]).toBeGreaterThanOrEqual(one[b]!));
      expect(many).not.toEqual(one);
    });
  });
});
