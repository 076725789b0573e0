/** What the literature promises of explanations, on models of which the answer is known; by metadata where it says so. */
import {
  matMul,
  mul,
  reshape,
  slice,
  tensor2d,
  tidy,
  type Rank,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { resolveParams, type ParamValues } from '@/domain/params';
import { random } from '@/domain/random';
import { superpixels } from '@/domain/superpixels';
import type { SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { finish } from '../run';
import { affineModel, poolingModel, quadraticModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { rectifyingModel } from '../testing/rectifying-model';
import { gradientInput } from './gradient-input';
import { findSaliency, saliencyMethods } from './registry';
import { randomMasks } from './rise';
import { smoothGrad } from './smooth-grad';

const size = [4, 4, 3] as const;
const inputs = 48;

/** Σ over the three colours of each pixel. */
const byPixel = (values: readonly number[]) =>
  Array.from({ length: values.length / 3 }, (_, i) => values[3 * i]! + values[3 * i + 1]! + values[3 * i + 2]!);

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const dot = (p: readonly number[], mp: number, q: readonly number[], mq: number) =>
    p.reduce((sum, value, i) => sum + (value - mp) * (q[i]! - mq), 0);
  return dot(a, ma, b, mb) / Math.sqrt(dot(a, ma, a, ma) * dot(b, mb, b, mb));
}

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

  const column = (model: ReturnType<typeof affineModel>, k: number) =>
    Array.from({ length: inputs }, (_, i) => model.weights[i * model.classes.length + k]!);

  async function scoreOf(model: Classifier, images: Tensor4D, target: number): Promise<number> {
    const logits = tidy(() => model.logits(images));
    const values = await logits.data();
    logits.dispose();
    return values[target]!;
  }

  describe.each(saliencyMethods.flatMap((method) => (method.reference ? [[method.id, method] as const] : [])))(
    'completeness of %s',
    (id, method) => {
      it.each(['black', 'white', 'grey', 'average', 'blur', 'noise'])(
        'from %s: values sum to S(x) − S(b)',
        async (baseline) => {
          const wide = [12, 12, 3] as const;
          const model = poolingModel(wide, 4, 5);
          const images = randomPictures(1, wide, 6);
          const { params } = resolveParams(method.params, { baseline, steps: 200 });
          const start = method.reference!({ images, seed: 1 }, params);
          const difference = (await scoreOf(model, images, 2)) - (await scoreOf(model, start, 2));
          const sum = (await mapOf(id, model, images, [2], { baseline, steps: 200 })).reduce((a, b) => a + b, 0);
          expect(Math.abs(sum - difference)).toBeLessThan(0.01 * Math.abs(difference));
          [images, start, model].forEach((held) => held.dispose());
        },
      );
    },
  );

  describe('maps that others are made of', () => {
    const wide = [12, 12, 3] as const;
    /** A base's own map. */
    const own = (base: string, model: Classifier, images: Tensor4D) =>
      base === 'deconvolution'
        ? mapOf('guided-backprop', model, images, [1, 3], { rule: 'deconvolution' })
        : mapOf(base, model, images, [1, 3], base === 'integrated-gradients' ? { steps: 20 } : {});

    it.each(smoothGrad.params.base.options)('SmoothGrad of %s without noise is that map', async (base) => {
      const model = rectifyingModel(wide, 4, 3);
      const images = randomPictures(2, wide, 6);
      const map = await own(base, model, images);
      const of = (statistic: string) =>
        mapOf('smoothgrad', model, images, [1, 3], { base, statistic, noise: 0, samples: 3 });
      const squares = map.map((value) => value ** 2);
      expect(relativeL2(await of('mean'), map)).toBeLessThan(1e-5);
      expect(relativeL2(await of('square'), squares)).toBeLessThan(1e-5);
      expect(Math.max(...(await of('variance')).map(Math.abs))).toBeLessThan(1e-5 * Math.max(...squares));
      [images, model].forEach((held) => held.dispose());
    });

    it.each(gradientInput.params.base.options)('%s × input is that map times the picture', async (base) => {
      const model = rectifyingModel(wide, 4, 3);
      const images = randomPictures(2, wide, 6);
      const pixels = await images.data();
      const expected = (await own(base, model, images)).map((value, i) => value * pixels[i]!);
      expect(relativeL2(await mapOf('gradient-input', model, images, [1, 3], { base }), expected)).toBeLessThan(1e-5);
      [images, model].forEach((held) => held.dispose());
    });

    it.each(['smoothgrad', 'gradient-input'])('%s of another rule is refused where nothing rectifies', async (id) => {
      const model = rectifyingModel(wide, 4, 3, 'tanh');
      const images = randomPictures(1, wide, 6);
      for (const base of ['guided-backprop', 'deconvolution'])
        await expect(mapOf(id, model, images, [1], { base })).rejects.toMatchObject({
          code: 'method-unsupported',
          details: { method: 'guided-backprop' },
        });
      [images, model].forEach((held) => held.dispose());
    });
  });

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

  /** The score of black, from that of the picture and what each pixel adds. */
  const affineScore = (adds: readonly number[], score: number) => score - adds.reduce((sum, each) => sum + each, 0);

  it('VarGrad of a quadratic model tends to σ² Σ_j A_ij²', async () => {
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

  it('of x₁ x₂ from black, integrated gradients give both the same: half the product', async () => {
    const model: Classifier = quadraticModel(size, 1, 3);
    const product: Classifier = {
      ...model,
      logits: (pixels) => {
        const flat: Tensor2D = reshape(pixels, [pixels.shape[0], inputs]);
        return mul(slice(flat, [0, 0], [-1, 1]), slice(flat, [0, 1], [-1, 1]));
      },
    };
    const images = randomPictures(1, size, 2);
    const [first, second] = await images.data();
    const map = await mapOf('integrated-gradients', product, images, [0]);
    expect(map[0]).toBeCloseTo((first! * second!) / 2, 5);
    expect(map[1]).toBeCloseTo((first! * second!) / 2, 5);
    expect(Math.max(...map.slice(2).map(Math.abs))).toBe(0);
    [images, model].forEach((held) => held.dispose());
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
