import { hasSign } from '@/domain/method';
import { fill, matMul, reshape, tensor2d, tidy, type Rank, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { isFlat } from '@/domain/flat-map';
import { resolveParams } from '@/domain/params';
import { explain } from '../evaluation/explain';
import { mapValues } from '../evaluation/map-values';
import type { Classifier } from '../models/classifier';
import { finish } from '../run';
import { affineModel, quadraticModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { mapOf } from '../testing/map-of';
import { findSaliency } from './registry';

const size = [4, 4, 3] as const;
const inputs = 48;

forEachBackend(() => {
  refuseLeaks();

  describe('gradient', () => {
    it('of an affine model is the class’s column of W; as contrast, minus the mean column', async () => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const column = (k: number): number[] => Array.from({ length: inputs }, (_, i) => model.weights[i * 5 + k]!);
      const mean = column(0).map((_, i) => [0, 1, 2, 3, 4].reduce((sum, k) => sum + column(k)[i]!, 0) / 5);
      expect(relativeL2(await mapOf('gradient', model, images, [3]), column(3))).toBeLessThan(1e-6);
      const contrast = await mapOf('gradient', model, images, [3], { score: 'contrast' });
      expect(
        relativeL2(
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
      const many = await mapOf('smoothgrad', model, images, [1], { samples: 1000, noise: 0.15 });
      // Expected error: σ‖A‖_F / (√n ‖Ax‖) = 0.15 · 34 / (32 · 33) = 0.5 %.
      expect(relativeL2(many, exact)).toBeLessThan(0.03);
      expect(relativeL2(few, exact)).toBeGreaterThan(relativeL2(many, exact));
      images.dispose();
      model.dispose();
    });

    it('as VarGrad, of a quadratic model tends to σ² Σ_j A_ij²', async () => {
      const model = quadraticModel(size, 2, 3);
      const images = randomPictures(1, size, 4);
      const map = await mapOf('smoothgrad', model, images, [1], { statistic: 'variance', samples: 1000, noise: 0.15 });
      const expected = Array.from({ length: inputs }, (_, i) =>
        Array.from({ length: inputs }, (__, j) => model.matrices[1]![i * inputs + j]! ** 2).reduce(
          (sum, square) => sum + square,
          0,
        ),
      );
      // A variance from n samples is off by √(2 / n) = 4.5 %.
      expect(
        relativeL2(
          map,
          expected.map((each) => 0.15 ** 2 * each),
        ),
      ).toBeLessThan(0.1);
      [images, model].forEach((held) => held.dispose());
    });

    it('draws the same noise however samples are grouped into steps', async () => {
      const model = quadraticModel(size, 2, 3);
      const images = randomPictures(1, size, 4);
      const grouped = await mapOf('smoothgrad', { ...model, multiplyAdds: 1e6 }, images, [0]);
      const single = await mapOf('smoothgrad', { ...model, multiplyAdds: 1e12 }, images, [0]);
      expect(relativeL2(grouped, single)).toBeLessThan(1e-5);
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
        expect(relativeL2(Array.from(large.values), hundredfold)).toBeLessThan(1e-4);
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
        relativeL2(
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

  it('the learned mask keeps the part of the picture on which the score depends', async () => {
    const wide = [16, 16, 3] as const;
    const corner = (i: number) => Math.floor(i / 16) < 8 && i % 16 < 8;
    const model = affineModel(wide, 1, 1);
    const weights = tensor2d(
      Float32Array.from({ length: 16 * 16 * 3 }, (_, i) => Number(corner(Math.floor(i / 3)))),
      [16 * 16 * 3, 1],
    );
    const cornered: Classifier = {
      ...model,
      logits: (pixels) => matMul(reshape<Rank.R2>(pixels, [pixels.shape[0], -1]), weights),
    };
    const images = randomPictures(1, wide, 2, 0.5, 1);
    const map = await mapOf('extremal-perturbation', cornered, images, [0], { area: 0.24, fill: 'black' });
    const inside = map.filter((_, i) => corner(i));
    const outside = map.filter((_, i) => !corner(i));
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(inside)).toBeGreaterThan(0.8);
    expect(mean(outside)).toBeLessThan(0.1);
    [images, model, weights].forEach((held) => held.dispose());
  });
});
