/**
 * Blur perturbation against the training recipe (`models/recipes/jsigr/masks.py`): numbers printed by its
 * `perturbation_saliency`, `bumps` and PyTorch's `interpolate` for a picture and an affine model given by formulas.
 */
import { matMul, reshape, tensor2d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import type { Classifier } from '../models/classifier';
import { finish } from '../run';
import { affineModel } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { blurPerturbation } from './blur-perturbation';
import { perturbationGrid, perturbationMasks } from './perturbation-masks';
import { bilinearMap } from '../image/separable';

/** S on the 8 × 8 grid for class 1, row by row. */
const recipeGrid = [
  0.0043606, 0.0089209, 0, 0.00957, 0, 0.0079842, 0, 0, 0, 0.0051544, 0, 0, 0.0008556, 0.0019237, 0, 0.0050237,
  0.0033991, 0.0023164, 0, 0, 0, 0.0015833, 0, 0, 0, 0.000022, 0.0001092, 0, 0, 0.0005325, 0.0004703, 0.0018799, 0, 0,
  0.0013755, 0, 0.0010998, 0, 0.0007336, 0.0125368, 0.0003983, 0, 0.0018841, 0, 0.0006299, 0, 0.002899, 0.0035557, 0, 0,
  0.0008184, 0.0048469, 0, 0, 0, 0.0199049, 0, 0, 0.0058317, 0, 0.0016512, 0, 0, 0.0107788,
];

forEachBackend(() => {
  refuseLeaks();

  /** Logits x·W with W_ik = 0.05 sin(1.1 i (k + 1)) for an NHWC picture of 32 × 32. */
  function waveModel(): Classifier {
    const base = affineModel([32, 32, 3], 3, 0);
    const kernel = tensor2d(
      Float32Array.from({ length: 3072 * 3 }, (_, j) => 0.05 * Math.sin(Math.floor(j / 3) * ((j % 3) + 1) * 1.1)),
      [3072, 3],
    );
    return {
      ...base,
      logits: (pixels) => matMul(reshape(pixels, [-1, 3072]), kernel),
      dispose: () => [base, kernel].forEach((held) => held.dispose()),
    };
  }

  describe('blur perturbation', () => {
    it('gives the recipe’s saliency, resized as PyTorch resizes', async () => {
      const model = waveModel();
      const values = Float32Array.from({ length: 3072 }, (_, i) => 0.5 + 0.45 * Math.sin(i * 1.3 + i * i * 1e-4));
      const images = tensor4d(values, [1, 32, 32, 3]);
      const map = await finish(
        blurPerturbation.run({ model, images, targets: [1], seed: 0 }, defaultParams(blurPerturbation.params)),
      );
      const found = await map.data();
      const vertical = bilinearMap(8, 32).values;
      // 2e-6 of probability: float32 differences of two softmaxes, and the seven printed digits.
      for (let y = 0; y < 32; y++)
        for (let x = 0; x < 32; x++) {
          let expected = 0;
          for (let cell = 0; cell < 64; cell++)
            expected += vertical[y * 8 + Math.floor(cell / 8)]! * vertical[x * 8 + (cell % 8)]! * recipeGrid[cell]!;
          expect(Math.abs(found[y * 32 + x]! - expected)).toBeLessThan(2e-6);
        }
      // Printed by PyTorch after its own resizing.
      expect(found[5 * 32 + 17]).toBeCloseTo(0.0008046, 5);
      expect(found[30 * 32 + 31]).toBeCloseTo(0.0107788, 5);
      [map, images, model].forEach((held) => held.dispose());
    });

    it('has the recipe’s discs, at the edge as in the middle', async () => {
      const masks = tidy(() => perturbationMasks(perturbationGrid(32, 32, 4, 2), 1)(0, 64));
      const values = (await masks.data()) as Float32Array;
      const total = (mask: number): number =>
        values.slice(mask * 1024, (mask + 1) * 1024).reduce((sum, v) => sum + v, 0);
      expect(total(0)).toBeCloseTo(25.2848, 3);
      expect(total(27)).toBeCloseTo(32.3748, 3);
      const corner = [0, 1, 2].map((y) => Array.from(values.slice(y * 32, y * 32 + 3)));
      const printed = [
        [0.639354, 0.783438, 0.828938],
        [0.783438, 0.928301, 0.967078],
        [0.828938, 0.967078, 1],
      ];
      printed.flat().forEach((value, i) => expect(corner.flat()[i]).toBeCloseTo(value, 5));
      masks.dispose();
    });

    it('scales the grid with the picture: 64 points at 32 and at 96 pixels, with three times the stride', () => {
      const [small, large] = [perturbationGrid(32, 32, 4, 2), perturbationGrid(96, 96, 4, 2)];
      expect(small.rows).toEqual([2, 6, 10, 14, 18, 22, 26, 30]);
      expect(large.rows).toEqual([6, 18, 30, 42, 54, 66, 78, 90]);
      expect(large.radius).toBe(6);
    });
  });

  describe('bilinearMap', () => {
    const apply = (values: number[], outputs: number): number[] => {
      const map = bilinearMap(values.length, outputs);
      return Array.from({ length: outputs }, (_, i) =>
        values.reduce((sum, value, j) => sum + map.values[i * values.length + j]! * value, 0),
      );
    };

    it('is PyTorch’s interpolate without aligned corners, up and down', () => {
      [1, 1.4285715, 2.7142856, 4, 3.142857, 2.2857141, 2].forEach((value, i) =>
        expect(apply([1, 4, 2], 7)[i]).toBeCloseTo(value, 6),
      );
      expect(apply([1, 4, 2, 8, 0], 2)).toEqual([3.25, 6]);
      expect(apply([3, 5, 7], 3)).toEqual([3, 5, 7]);
    });
  });
});
