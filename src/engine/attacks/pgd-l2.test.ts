import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { defaultParams, type ParamsOf } from '@/domain/params';
import { gaussianValues, random, uniformValues } from '@/domain/random';
import { finish } from '../run';
import { affineModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { l2Ball, pgdL2 } from './pgd-l2';

const size = [8, 8, 3] as const;
const inputs = 8 * 8 * 3;
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0);
const length = (a: ArrayLike<number>): number => Math.sqrt(dot(a, a));

/** The change t·d, cut off at the box around x, with the largest t up to `most` whose length is at most ε: by halving, in float64. */
function cutOff(x: ArrayLike<number>, d: ArrayLike<number>, epsilon: number, most: number): number[] {
  const at = (t: number): number[] => Array.from(d, (value, i) => Math.min(1, Math.max(0, x[i]! + t * value)) - x[i]!);
  if (length(at(most)) <= epsilon) return at(most);
  let [low, high] = [0, most];
  for (let i = 0; i < 200; i++) {
    const middle = (low + high) / 2;
    if (length(at(middle)) <= epsilon) low = middle;
    else high = middle;
  }
  return at(low);
}

/** Pictures of which many pixels are at the ends of the box, or near them. */
function extremePictures(count: number): Tensor4D {
  const values = gaussianValues(count * inputs, 0.6, random(5)).map((v) => Math.min(1, Math.max(0, 0.5 + v)));
  return tensor4d(values, [count, ...size]);
}

forEachBackend(() => {
  refuseLeaks();

  async function attacked(
    model: ReturnType<typeof affineModel>,
    images: Tensor4D,
    labels: number[],
    given: Partial<ParamsOf<typeof pgdL2.params>> = {},
  ): Promise<Float32Array[]> {
    const params = { ...defaultParams(pgdL2.params), ...given };
    const result = await finish(pgdL2.run({ model, images, labels, seed: 3 }, params));
    const [x, y] = await Promise.all([images.data(), result.data()]);
    result.dispose();
    return labels.map((_, b) =>
      Float32Array.from({ length: inputs }, (_, i) => y[b * inputs + i]! - x[b * inputs + i]!),
    );
  }

  /** From a random start a descent in L2 comes near the best direction, by a share at every step; from the picture it is there. */
  const fromThePicture = { randomStart: false };

  /** w_1 − w_0. */
  const direction = ({ weights }: ReturnType<typeof affineModel>): Float32Array =>
    Float32Array.from({ length: inputs }, (_, i) => weights[2 * i + 1]! - weights[2 * i]!);

  describe('the projection into ball and box', () => {
    it.each([0.05, 0.5, 2, 5, 20])(
      'finds the nearest picture, ε = %f (as halving does in float64)',
      async (epsilon) => {
        const images = extremePictures(6);
        const far = tensor4d(uniformValues(6 * inputs, -1.5, 2.5, random(8)), [6, ...size]);
        const ball = l2Ball(
          images,
          epsilon,
          Array.from({ length: 6 }, () => true),
        );
        const near = ball.project(far);
        const [x, y, found] = await Promise.all([images.data(), far.data(), near.data()]);
        for (let b = 0; b < 6; b++) {
          const own = (values: ArrayLike<number>) => Array.from(values).slice(b * inputs, (b + 1) * inputs);
          const origin = own(x);
          const exact = cutOff(
            origin,
            own(y).map((value, i) => value - origin[i]!),
            epsilon,
            1,
          );
          const change = own(found).map((value, i) => value - origin[i]!);
          // 1e-5 of ε: float32 sums of 192 squares.
          expect(length(change.map((value, i) => value - exact[i]!))).toBeLessThan(1e-5 * Math.max(epsilon, 1));
          expect(length(change)).toBeLessThanOrEqual(epsilon * (1 + 1e-6));
        }
        [images, far, near, ball].forEach((held) => held.dispose());
      },
    );

    it('leaves what lies in both as it is, but for rounding', async () => {
      const images = randomPictures(2, size, 4, 0.4, 0.6);
      const inside = randomPictures(2, size, 5, 0.4, 0.6);
      const ball = l2Ball(images, 20, [true, true]);
      const same = ball.project(inside);
      const [before, after] = await Promise.all([inside.data(), same.data()]);
      after.forEach((value, i) => expect(value).toBeCloseTo(before[i]!, 6));
      [images, inside, same, ball].forEach((held) => held.dispose());
    });

    it('starts in the ball of a photograph too, at nearly ε from it', async () => {
      const photograph = randomPictures(1, [224, 224, 3], 1, 0.5, 0.5);
      const ball = l2Ball(photograph, 1, [true]);
      const start = ball.randomPoint(5, 0);
      const distance = length((await start.data()).map((value) => value - 0.5));
      expect(distance).toBeGreaterThan(0.9999);
      expect(distance).toBeLessThan(1 + 1e-5);
      [photograph, ball, start].forEach((held) => held.dispose());
    });

    it('starts uniformly in the ball: (‖δ‖ / ε)ⁿ is uniform, Kolmogorov-Smirnov below the 0.1 % critical value', async () => {
      const grey = randomPictures(200, size, 1, 0.5, 0.5);
      const ball = l2Ball(
        grey,
        1,
        Array.from({ length: 200 }, () => true),
      );
      const start = ball.randomPoint(5, 0);
      const values = await start.data();
      const shares = Array.from(
        { length: 200 },
        (_, b) => length(values.slice(b * inputs, (b + 1) * inputs).map((v) => v - 0.5)) ** inputs,
      ).sort((a, b) => a - b);
      const distance = Math.max(...shares.map((value, i) => Math.abs(value - (i + 0.5) / shares.length)));
      expect(distance).toBeLessThan(1.95 / Math.sqrt(shares.length));
      [grey, ball, start].forEach((held) => held.dispose());
    });
  });

  describe('on an affine model of two classes', () => {
    it('moves the margin by exactly ε‖w‖₂ far from the box, and towards a target likewise', async () => {
      const model = affineModel(size, 2, 1);
      const images = randomPictures(4, size, 2, 0.3, 0.7);
      const w = direction(model);
      const deltas = await attacked(model, images, [0, 1, 0, 1], fromThePicture);
      // 1e-5: float32.
      deltas.forEach((delta, b) =>
        expect(Math.abs(dot(w, delta) / (0.5 * length(w) * (b % 2 === 0 ? 1 : -1)) - 1)).toBeLessThan(1e-5),
      );
      const [towards, already] = await attacked(model, images, [0, 1, 0, 1], { ...fromThePicture, target: 1 });
      expect(Math.abs(dot(w, towards!) / (0.5 * length(w)) - 1)).toBeLessThan(1e-5);
      expect(length(already!)).toBe(0);
      [images, model].forEach((held) => held.dispose());
    });

    it('uses all the room there is where the box cuts in: the best change is clip(λ w) of length ε', async () => {
      const model = affineModel(size, 2, 5);
      const images = extremePictures(1);
      const x = await images.data();
      const w = direction(model);
      for (const eps of [0.5, 2, 5]) {
        const best = dot(w, cutOff(x, w, eps, 1e6));
        const [delta] = await attacked(model, images, [0], { eps, steps: 40, stepSize: eps / 2 });
        expect(dot(w, delta!) / best).toBeGreaterThan(0.999);
        expect(dot(w, delta!) / best).toBeLessThan(1 + 1e-5);
        // Into ball and box one after the other, as most programs do, leaves room unused.
        const plain = length(w.map((value, i) => Math.min(1, Math.max(0, x[i]! + (eps * value) / length(w))) - x[i]!));
        expect(plain).toBeLessThan(0.95 * eps);
      }
      [images, model].forEach((held) => held.dispose());
    });

    it('still finds the exact direction at a logit gap of 40, where a gradient’s squares are near zero', async () => {
      const model = affineModel(size, 2, 1, 3);
      const candidates = randomPictures(1, size, 4, 0.4, 0.6);
      const w = direction(model);
      const x = (await candidates.data()).map((value, i) => value - (40 * w[i]!) / dot(w, w));
      const images = tensor4d(x as Float32Array, [1, ...size]);
      const [delta] = await attacked(model, images, [0], fromThePicture);
      expect(Math.abs(dot(w, delta!) / (0.5 * length(w)) - 1)).toBeLessThan(1e-5);
      [images, candidates, model].forEach((held) => held.dispose());
    });
  });

  it('steps as far as it is told', async () => {
    const model = affineModel(size, 2, 1);
    const images = randomPictures(1, size, 2, 0.4, 0.6);
    const [delta] = await attacked(model, images, [0], { eps: 5, steps: 3, stepSize: 0.1, randomStart: false });
    expect(length(delta!)).toBeCloseTo(0.3, 5);
    [images, model].forEach((held) => held.dispose());
  });
});
