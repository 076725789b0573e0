/** Of an affine model every explanation that shares out the score is known, value by value. */
import { describe, expect, it } from 'vitest';
import { random } from '@/domain/random';
import { superpixels } from '@/domain/superpixels';
import { affineModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { mapOf } from '../testing/map-of';
import { scoreOf } from '../testing/score-of';
import { randomMasks } from './rise';
import { pearson } from '@/domain/metrics';

const size = [4, 4, 3] as const;
const inputs = 48;

/** Σ over the three colours of each pixel. */
const byPixel = (values: readonly number[]) =>
  Array.from({ length: values.length / 3 }, (_, i) => values[3 * i]! + values[3 * i + 1]! + values[3 * i + 2]!);

/** The score of black, from that of the picture and what each pixel adds. */
const affineScore = (adds: readonly number[], score: number) => score - adds.reduce((sum, each) => sum + each, 0);

const column = (model: ReturnType<typeof affineModel>, k: number) =>
  Array.from({ length: inputs }, (_, i) => model.weights[i * model.classes.length + k]!);

forEachBackend(() => {
  refuseLeaks();

  describe('of an affine model w · x + c', () => {
    it.each([
      ['gradient-input', {}, (w: number, x: number) => w * x],
      ['integrated-gradients', { baseline: 'white' }, (w: number, x: number) => w * (x - 1)],
      [
        'integrated-gradients',
        { baseline: 'grey', rule: 'trapezoid', steps: 3 },
        (w: number, x: number) => w * (x - 0.5),
      ],
      ['smoothgrad', { statistic: 'square', samples: 3 }, (w: number) => w * w],
    ])('%s %j is known at every value', async (id, given, expected) => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const [w, x] = [column(model, 3), Array.from(await images.data())];
      const map = await mapOf(id, model, images, [3], given);
      expect(
        relativeL2(
          map,
          w.map((each, i) => expected(each, x[i]!)),
        ),
      ).toBeLessThan(1e-5);
      [images, model].forEach((held) => held.dispose());
    });

    it('VarGrad is zero', async () => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const map = await mapOf('smoothgrad', model, images, [3], { statistic: 'variance' });
      expect(Math.max(...map.map(Math.abs))).toBeLessThan(1e-4);
      [images, model].forEach((held) => held.dispose());
    });

    it('expected gradients tend to w (x − ½), the mean of all colours', async () => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const [w, x] = [column(model, 3), Array.from(await images.data())];
      const map = await mapOf('expected-gradients', model, images, [3], { samples: 10_000 });
      // Three mean colours of 10,000: each is off by 0.003, where x − ½ is 0.29.
      expect(
        relativeL2(
          map,
          w.map((each, i) => each * (x[i]! - 0.5)),
        ),
      ).toBeLessThan(0.03);
      [images, model].forEach((held) => held.dispose());
    });

    it('occlusion by windows of a pixel, and of two with overlaps, is what each pixel adds', async () => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const [w, x] = [column(model, 3), Array.from(await images.data())];
      const adds = byPixel(w.map((each, i) => each * (x[i]! - 0.5)));
      expect(relativeL2(await mapOf('occlusion', model, images, [3], { window: 8, stride: 8 }), adds)).toBeLessThan(
        1e-4,
      );
      const wide = await mapOf('occlusion', model, images, [3], { window: 16, stride: 8 });
      const windows = (y: number, x: number) => [0, 1, 2, 3].map((k) => [y - (k >> 1), x - (k & 1)] as const);
      const mean = Array.from({ length: 16 }, (_, i) => {
        const covering = windows(Math.floor(i / 4), i % 4).filter(([top, left]) =>
          [top, left].every((at) => at >= 0 && at < 3),
        );
        const each = covering.map(([top, left]) =>
          [0, 1, 4, 5].reduce((sum, step) => sum + adds[4 * top + left + step]!, 0),
        );
        return each.reduce((sum, value) => sum + value, 0) / each.length;
      });
      expect(relativeL2(wide, mean)).toBeLessThan(1e-4);
      [images, model].forEach((held) => held.dispose());
    });

    it('KernelSHAP gives every superpixel exactly what its pixels add, however few coalitions are drawn beyond their number', async () => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const [w, x] = [column(model, 3), Array.from(await images.data())];
      const { labels, count } = superpixels(x, 4, 4, 8);
      expect(count).toBeGreaterThan(4);
      const worth = new Float64Array(count);
      byPixel(w.map((each, i) => each * (x[i]! - 0.5))).forEach((adds, i) => (worth[labels[i]!]! += adds));
      for (const samples of [4096, 40]) {
        const map = await mapOf('kernel-shap', model, images, [3], { segments: 8, fill: 'grey', samples });
        expect(
          relativeL2(
            map,
            Array.from(labels, (label) => worth[label]!),
          ),
        ).toBeLessThan(1e-3);
      }
      [images, model].forEach((held) => held.dispose());
    });

    it('LIME without ridge finds the same', async () => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const given = { segments: 8, fill: 'grey' } as const;
      const [shap, lime] = [
        await mapOf('kernel-shap', model, images, [3], given),
        await mapOf('lime', model, images, [3], { ...given, ridge: 0, measure: 'logit', kernel: 2 }),
      ];
      expect(relativeL2(lime, shap)).toBeLessThan(1e-3);
      [images, model].forEach((held) => held.dispose());
    });

    it('RISE goes with what each pixel adds, and is the mean of scores over its masks', async () => {
      const model = affineModel(size, 5, 1);
      const images = randomPictures(1, size, 2);
      const [w, x] = [column(model, 3), Array.from(await images.data())];
      const adds = byPixel(w.map((each, i) => each * x[i]!));
      const given = { samples: 4000, cells: 4, measure: 'logit' };
      const map = await mapOf('rise', model, images, [3], given);
      // Neighbours are seen together: what is expected is Σ_j Cov(M_i, M_j) adds_j / q.
      const others = randomMasks(4000, { cells: 4, density: 0.5, height: 4, width: 4 }, random(7));
      const drawn = await others.data();
      const covariance = (i: number, j: number): number => {
        let [first, second, both] = [0, 0, 0];
        for (let k = 0; k < 4000; k++) {
          const [a, b] = [drawn[16 * k + i]!, drawn[16 * k + j]!];
          first += a / 4000;
          second += b / 4000;
          both += (a * b) / 4000;
        }
        return both - first * second;
      };
      const spread = adds.map((_, i) => adds.reduce((sum, each, j) => sum + 2 * covariance(i, j) * each, 0));
      expect(pearson(map, spread)).toBeGreaterThan(0.97);
      others.dispose();

      const masks = randomMasks(40, { cells: 4, density: 0.5, height: 4, width: 4 }, random(1));
      const seen = await masks.data();
      const black = affineScore(adds, await scoreOf(model, images, 3));
      const scores = Array.from(
        { length: 40 },
        (_, k) => black + adds.reduce((sum, each, i) => sum + each * seen[16 * k + i]!, 0),
      );
      const expected = adds.map((_, i) =>
        scores.reduce((sum, score, k) => sum + (score * seen[16 * k + i]!) / (40 * 0.5), 0),
      );
      const few = { ...given, samples: 40, centred: false };
      expect(relativeL2(await mapOf('rise', model, images, [3], few), expected)).toBeLessThan(1e-4);
      [images, model, masks].forEach((held) => held.dispose());
    });
  });
});
