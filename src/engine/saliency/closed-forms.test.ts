import { tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { resolveParams, type ParamValues } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { finish } from '../run';
import { affineModel, poolingModel, quadraticModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { findSaliency } from './registry';
import { resizeBilinear } from './separable';

const size = [4, 4, 3] as const;
const inputs = 48;

forEachBackend(() => {
  refuseLeaks();

  async function mapOf(id: string, model: Classifier, images: Tensor4D, targets: number[], given: ParamValues = {}) {
    const method: SaliencyMethod = findSaliency(id);
    const { params, problems } = resolveParams(method.params, given);
    expect(problems).toEqual([]);
    const map = await finish(method.run({ model, images, targets, seed: 1 }, params));
    const values = Array.from(await map.data());
    map.dispose();
    return values;
  }

  /** ‖a − b‖ / ‖b‖ */
  function distance(a: readonly number[], b: readonly number[]): number {
    const norm = (values: readonly number[]): number => Math.hypot(...values);
    return norm(a.map((value, i) => value - b[i]!)) / norm(b);
  }

  describe('gradient', () => {
    it('of an affine model is the class’s column of W; as contrast, minus the mean column', async () => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const column = (k: number): number[] => Array.from({ length: inputs }, (_, i) => model.weights[i * 5 + k]!);
      const mean = column(0).map((_, i) => [0, 1, 2, 3, 4].reduce((sum, k) => sum + column(k)[i]!, 0) / 5);
      expect(distance(await mapOf('gradient', model, images, [3]), column(3))).toBeLessThan(1e-6);
      const contrast = await mapOf('gradient', model, images, [3], { score: 'contrast' });
      expect(
        distance(
          contrast,
          column(3).map((value, i) => value - mean[i]!),
        ),
      ).toBeLessThan(1e-6);
      images.dispose();
      model.dispose();
    });
  });

  describe('smoothgrad', () => {
    it('of a quadratic model tends to the gradient Ax (clipping the noisy copies, or averaging |g|, would not)', async () => {
      const model = quadraticModel(size, 2, 3);
      const images = randomPictures(1, size, 4, 0.9, 1);
      const x = Array.from(await images.data());
      const exact = x.map((_, i) => x.reduce((sum, value, j) => sum + model.matrices[1]![i * inputs + j]! * value, 0));
      const few = await mapOf('smoothgrad', model, images, [1], { samples: 4, noise: 0.15 });
      const many = await mapOf('smoothgrad', model, images, [1], { samples: 200, noise: 0.15 });
      // Expected error: σ‖A‖_F / (√n ‖Ax‖) = 0.15 · 34 / (14 · 33) = 1.1 %; four times it is allowed.
      expect(distance(many, exact)).toBeLessThan(0.045);
      expect(distance(few, exact)).toBeGreaterThan(distance(many, exact));
      images.dispose();
      model.dispose();
    });

    it('draws the same noise however samples are grouped into steps', async () => {
      const model = quadraticModel(size, 2, 3);
      const images = randomPictures(1, size, 4);
      const grouped = await mapOf('smoothgrad', { ...model, multiplyAdds: 1e6 }, images, [0]);
      const single = await mapOf('smoothgrad', { ...model, multiplyAdds: 1e12 }, images, [0]);
      expect(distance(grouped, single)).toBeLessThan(1e-5);
      images.dispose();
      model.dispose();
    });
  });

  describe('gradcam', () => {
    it('before an average pool and an affine head is the class activation map / (h·w), resized', async () => {
      const wide = [12, 12, 3] as const;
      const model = poolingModel(wide, 4, 5);
      const images = randomPictures(2, wide, 6);
      const targets = [1, 3];
      const activation = tidy(() => model.activation(images, 'late'));
      const [, h, w, channels] = activation.shape;
      const a = await activation.data();
      const cam = Array.from({ length: 2 * h * w }, (_, cell) => {
        const target = targets[Math.floor(cell / (h * w))]!;
        let sum = 0;
        for (let k = 0; k < channels; k++) sum += model.head[k * 4 + target]! * a[cell * channels + k]!;
        return sum / (h * w);
      });
      const full = (values: number[]): Tensor4D => tidy(() => resizeBilinear(tensor4d(values, [2, h, w, 1]), 12, 12));
      const [signed, positive] = [full(cam), full(cam.map((value) => Math.max(value, 0)))];
      expect(Math.min(...cam)).toBeLessThan(0);
      expect(
        distance(await mapOf('gradcam', model, images, targets, { relu: false }), Array.from(await signed.data())),
      ).toBeLessThan(1e-6);
      expect(distance(await mapOf('gradcam', model, images, targets), Array.from(await positive.data()))).toBeLessThan(
        1e-6,
      );
      [activation, signed, positive, images, model].forEach((held) => held.dispose());
    });

    it('looks into another layer when asked, and refuses a model without layers', async () => {
      const wide = [12, 12, 3] as const;
      const model = poolingModel(wide, 4, 5);
      const images = randomPictures(1, wide, 6);
      const [first, last] = [
        await mapOf('gradcam', model, images, [0], { layer: 'first', relu: false }),
        await mapOf('gradcam', model, images, [0], { relu: false }),
      ];
      expect(distance(first, last)).toBeGreaterThan(0.01);
      const bare = affineModel(wide, 4, 1);
      await expect(mapOf('gradcam', bare, images, [0])).rejects.toMatchObject({ code: 'method-unsupported' });
      [images, model, bare].forEach((held) => held.dispose());
    });
  });
});
