import { hasSign } from '@/domain/method';
import { fill, matMul, tensor2d, tensor4d, tidy, type Rank, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { isFlat } from '@/domain/flat-map';
import { resolveParams, type ParamValues } from '@/domain/params';
import { explain } from '../evaluation/explain';
import { mapValues } from '../evaluation/map-values';
import { requireSupport, type SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { finish } from '../run';
import { affineModel, poolingModel, quadraticModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { findSaliency } from './registry';
import { resizeBilinear } from '../image/separable';

const size = [4, 4, 3] as const;
const inputs = 48;

forEachBackend(() => {
  refuseLeaks();

  async function mapOf(id: string, model: Classifier, images: Tensor4D, targets: number[], given: ParamValues = {}) {
    const method: SaliencyMethod = findSaliency(id);
    requireSupport(method, model);
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

  describe('blur perturbation', () => {
    /** The map as it is judged on the page and in the tables. */
    async function judged(model: Classifier, images: Tensor4D, target: number, measure: string) {
      const method = findSaliency('blur-perturbation');
      const { params } = resolveParams(method.params, { measure, blur: 8 });
      const data = {
        name: '',
        shape: size,
        classes: [],
        pixels: new Float32Array(await images.data()),
        labels: [target],
      };
      const input = { model, pictures: data, method, params, target: 'label', seed: 0, batch: 1 } as const;
      const [map] = mapValues(await finish(explain(input)), hasSign(method, params));
      return map!;
    }

    it('at p near 1 is flat by the drop of p, and by logit and margin grows with the logits', async () => {
      const images = randomPictures(1, size, 6);
      const [mild, sure] = [affineModel(size, 2, 5, 0.3), affineModel(size, 2, 5, 30)];
      const scores = tidy(() => sure.logits(images));
      const logits = await scores.data();
      const top = logits[0]! > logits[1]! ? 0 : 1;
      // Ahead by so much that float32 has no other probability than 1 for it.
      expect(Math.abs(logits[0]! - logits[1]!)).toBeGreaterThan(40);
      expect(isFlat(await judged(sure, images, top, 'drop'))).toBe(true);
      expect(isFlat(await judged(mild, images, top, 'drop'))).toBe(false);
      for (const measure of ['logit', 'margin']) {
        const [small, large] = [await judged(mild, images, top, measure), await judged(sure, images, top, measure)];
        expect(isFlat(large)).toBe(false);
        const hundredfold = Array.from(small.values, (value) => 100 * value);
        expect(distance(Array.from(large.values), hundredfold)).toBeLessThan(1e-4);
      }
      [scores, images, mild, sure].forEach((held) => held.dispose());
    });

    it('of one rival is by margin what the two logits lose and gain together', async () => {
      const images = randomPictures(1, size, 6);
      const model = affineModel(size, 1, 5);
      const mirrored: Classifier = {
        ...model,
        classes: ['no', 'yes'],
        logits: (x) => tidy(() => matMul(model.logits(x), tensor2d([[-1, 1]]))),
      };
      const byLogit = await mapOf('blur-perturbation', mirrored, images, [1], { measure: 'logit' });
      const byMargin = await mapOf('blur-perturbation', mirrored, images, [1], { measure: 'margin' });
      expect(Math.max(...byLogit)).toBeGreaterThan(0);
      expect(
        distance(
          byMargin,
          byLogit.map((value) => 2 * value),
        ),
      ).toBeLessThan(1e-5);
      [images, model].forEach((held) => held.dispose());
    });

    it('of a picture that no blur changes is flat by every measure', async () => {
      const images = fill<Rank.R4>([1, ...size], 0.5);
      const model = affineModel(size, 3, 5, 3);
      for (const measure of ['drop', 'logit', 'margin', 'logits'])
        expect(isFlat(await judged(model, images, 0, measure)), measure).toBe(true);
      [images, model].forEach((held) => held.dispose());
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
      expect(await mapOf('gradcam', model, images, [0], { layer: 'early', relu: false })).toEqual(first);
      await expect(mapOf('gradcam', model, images, [0], { layer: 'top' })).rejects.toMatchObject({
        details: { layer: 'top', known: ['early', 'late'] },
      });
      const bare = affineModel(wide, 4, 1);
      await expect(mapOf('gradcam', bare, images, [0])).rejects.toMatchObject({ code: 'method-unsupported' });
      [images, model, bare].forEach((held) => held.dispose());
    });
  });
});
