import {
  add,
  concat,
  log,
  mul,
  reshape,
  slice,
  sub,
  tensor4d,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { Assessment } from '@/domain/map-metric';
import { defaultParams } from '@/domain/params';
import { random, uniformValues } from '@/domain/random';
import type { Target } from '@/domain/target';
import type { Classifier } from '../models/classifier';
import { finish, stop } from '../run';
import { gradCam } from '../saliency/grad-cam';
import { gradient } from '../saliency/gradient';
import { smoothGrad } from '../saliency/smooth-grad';
import { affineModel, poolingModel, quadraticModel, randomPictures } from '../testing/analytic-models';
import { countingModel } from '../testing/counting-model';
import { fixedMapMethod } from '../testing/fixed-map';
import { refuseLeaks } from '../testing/leaks';
import '../testing/cpu';
import type { SaliencyMethod } from '../method';
import { assess, costOf } from './assess';
import type { MapMetric } from './metric';
import { mapMetrics } from './registry';

const size = [8, 8, 3] as const;

const explainer = (method: object) => {
  const known = method as SaliencyMethod;
  return {
    method: known,
    params: { ...defaultParams(known.params), ...('samples' in known.params && { samples: 3 }) },
  };
};

const fixedMap = (values: (pixel: number, channel: number) => number, channels: 1 | 3 = 3) =>
  explainer(fixedMapMethod(values, channels));

describe('the measures of maps', () => {
  refuseLeaks();
  const held: { dispose(): void }[] = [];
  const keep = <T extends { dispose(): void }>(value: T): T => (held.push(value), value);
  afterEach(() => held.splice(0).forEach((value) => value.dispose()));

  /** What the measures say of one method's map on a model; class 0 is explained unless something else is. */
  async function judge(
    model: Classifier,
    image: Tensor4D,
    method: ReturnType<typeof explainer>,
    shuffles = 4,
    target: Target = 0,
  ) {
    const input = { model, image, attacked: image, target, seed: 3 };
    const { assessments } = await finish(assess({ ...input, explainers: [method], metrics: mapMetrics, shuffles }));
    return assessments[0]!;
  }
  const value = ({ scores }: Assessment, id: string) => scores[id]!.value;
  const chance = ({ scores }: Assessment, id: string) => scores[id]!.chance!;

  it('an affine model: what is exact of its gradient scores as the best, and shuffled as nothing', async () => {
    const model = keep(affineModel(size, 3, 5));
    const image = keep(randomPictures(1, size, 6));
    const found = await judge(model, image, explainer(gradient));
    // Any removal of any pixels from x changes z by Σ w (x − mean): the attributions of which are these.
    const pixels = (await image.data()) as Float32Array;
    const w = (i: number) => model.weights[i * 3]!;
    const mean = [0, 1, 2].map((c) => pixels.reduce((sum, x, i) => sum + (i % 3 === c ? x / 64 : 0), 0));
    const exact = await judge(
      model,
      image,
      fixedMap((pixel, c) => w(pixel * 3 + c) * (pixels[pixel * 3 + c]! - mean[c]!)),
    );
    expect(value(exact, 'sensitivity-n')).toBeCloseTo(1, 4);
    expect(Math.abs(chance(exact, 'sensitivity-n'))).toBeLessThan(0.3);
    expect(value(found, 'infidelity')).toBeCloseTo(0, 4);
    expect(chance(found, 'infidelity')).toBeGreaterThan(0.8);
    expect(value(found, 'max-sensitivity')).toBeCloseTo(0, 5);
    expect(found.scores['max-sensitivity']).not.toHaveProperty('chance');
    expect(value(found, 'stability')).toBeCloseTo(1, 6);
    expect(Math.abs(chance(found, 'stability'))).toBeLessThan(0.3);
    const [dot, ofPicture, ofWeights] = pixels.reduce(
      ([a, b, c], x, i) => [a + x * w(i), b + x * x, c + w(i) ** 2],
      [0, 0, 0],
    );
    expect(value(found, 'alignment')).toBeCloseTo(Math.abs(dot) / Math.sqrt(ofPicture * ofWeights), 5);
  });

  it('one class rather than another is judged by the difference of their scores (fails if it were the first alone)', async () => {
    const model = keep(affineModel(size, 3, 5));
    const image = keep(randomPictures(1, size, 6));
    const pixels = (await image.data()) as Float32Array;
    const mean = [0, 1, 2].map((c) => pixels.reduce((sum, x, i) => sum + (i % 3 === c ? x / 64 : 0), 0));
    const w = (i: number) => model.weights[i * 3 + 1]! - model.weights[i * 3 + 2]!;
    const exact = fixedMap((pixel, c) => w(pixel * 3 + c) * (pixels[pixel * 3 + c]! - mean[c]!));
    const [target, alone] = [{ of: 1, versus: 2 }, 1];
    expect(value(await judge(model, image, exact, 0, target), 'sensitivity-n')).toBeCloseTo(1, 4);
    expect(value(await judge(model, image, exact, 0, alone), 'sensitivity-n')).toBeLessThan(0.95);
    expect(value(await judge(model, image, explainer(gradient), 0, target), 'infidelity')).toBeCloseTo(0, 4);
    // No confidence of which to lose a share: one of the two orders has p(a) < p(b).
    const drops = [target, { of: 2, versus: 1 }].map(async (of) =>
      value(await judge(model, image, exact, 0, of), 'average-drop'),
    );
    expect((await Promise.all(drops)).filter(Number.isNaN)).toHaveLength(1);
  });

  it('max-sensitivity is the furthest of ten draws (fails if another of them were taken)', async () => {
    const model = keep(quadraticModel([2, 2, 3], 2, 4));
    const image = keep(randomPictures(1, [2, 2, 3], 6));
    const input = { model, image, target: 0, seed: 3, shuffles: 0 };
    const metrics = mapMetrics.filter(({ id }) => id === 'max-sensitivity');
    const { assessments } = await finish(assess({ ...input, explainers: [explainer(gradient)], metrics }));
    // The gradient is A x: a step d moves it by A d.
    const times = (x: ArrayLike<number>) =>
      Array.from({ length: 12 }, (_, i) =>
        Array.from(x).reduce((sum, v, j) => sum + model.matrices[0]![i * 12 + j]! * v, 0),
      );
    const norm = (values: readonly number[]) => Math.hypot(...values);
    const next = random(3);
    const moved = Array.from({ length: 10 }, () => norm(times(uniformValues(12, -0.02, 0.02, next))));
    expect(value(assessments[0]!, 'max-sensitivity')).toBeCloseTo(
      Math.max(...moved) / norm(times(await image.data())),
      5,
    );
  });

  it('chance is the mean of shuffles that differ (fails if they were one)', async () => {
    const model = keep(poolingModel(size, 3, 2));
    const image = keep(randomPictures(1, size, 7));
    const several = await judge(model, image, explainer(gradient), 4);
    const one = await judge(model, image, explainer(gradient), 1);
    expect(chance(several, 'alignment')).not.toBe(chance(one, 'alignment'));
    expect(value(several, 'alignment')).toBe(value(one, 'alignment'));
  });

  it('infidelity does not mind the unit of a map, and a map of the contrary foretells nothing', async () => {
    const model = keep(poolingModel(size, 3, 2));
    const image = keep(randomPictures(1, size, 7));
    const made = await finish(gradient.run({ model, images: image, targets: [0], seed: 0 }, { score: 'logit' }));
    const slopes = await made.data();
    made.dispose();
    const found = [];
    for (const unit of [1, 40, -1]) {
      const map = fixedMap((pixel, c) => unit * (slopes[pixel * 3 + c]! + 0.02 * Math.sin(pixel * 3 + c)));
      found.push(value(await judge(model, image, map), 'infidelity'));
    }
    expect(found[0]).toBeLessThan(0.9);
    expect(found[1]).toBeCloseTo(found[0]!, 5);
    expect(found[2]).toBe(1);
  });

  /** p(class 0) = 0.1 + 0.8 · red of pixel 27: it sees nothing else. */
  const seeing = (): Classifier => ({
    ...affineModel(size, 2, 1),
    logits(pixels: Tensor4D): Tensor2D {
      const red = add(mul(reshape(slice(pixels, [0, 3, 3, 0], [-1, 1, 1, 1]), [-1, 1]), 0.8), 0.1);
      return concat([log(red), log(sub(1, red))], 1) as Tensor2D;
    },
  });

  it('what a map keeps of the picture: all of the probability, or none of it', async () => {
    const model = keep(seeing());
    const image = keep(tensor4d(new Float32Array(192).fill(1), [1, ...size]));
    const right = await judge(
      model,
      image,
      fixedMap((pixel) => Number(pixel === 27), 1),
    );
    expect(value(right, 'average-drop')).toBeCloseTo(0, 6);
    expect(value(right, 'increase')).toBe(0);
    // Four shuffles, of which each finds the one pixel of 64 now and then.
    expect(chance(right, 'average-drop')).toBeGreaterThan(0.6);
    const wrong = await judge(
      model,
      image,
      fixedMap((pixel) => Number(pixel === 3), 1),
    );
    expect(value(wrong, 'average-drop')).toBeCloseTo((0.9 - 0.1) / 0.9, 5);
    const dark = keep(tensor4d(new Float32Array(192), [1, ...size]));
    // Darker is more certain to a model that reads red the other way round.
    const turned = { ...model, logits: (pixels: Tensor4D) => model.logits(sub<Tensor4D>(1, pixels)) };
    expect(
      value(
        await judge(
          turned,
          keep(tensor4d(new Float32Array(192).fill(0.5), [1, ...size])),
          fixedMap((p) => Number(p === 3), 1),
        ),
        'increase',
      ),
    ).toBe(1);
    expect(
      value(
        await judge(
          turned,
          dark,
          fixedMap((p) => Number(p === 3), 1),
        ),
        'increase',
      ),
    ).toBe(0);
  });

  it('no chance where shuffling changes nothing, no alignment of maps without colours', async () => {
    const model = keep(poolingModel(size, 3, 2));
    const found = await judge(model, keep(randomPictures(1, size, 7)), explainer(gradCam));
    expect(found.scores['gini']).not.toHaveProperty('chance');
    expect(value(found, 'alignment')).toBeNaN();
    expect(found.scores['deletion']!.curve).toHaveLength(33);
    expect(found.scores['deletion']!.chanceCurve).toHaveLength(33);
  });

  it('a flat map and one with what is no number are not judged, and leave the others alone', async () => {
    const model = keep(poolingModel(size, 3, 2));
    const image = keep(randomPictures(1, size, 7));
    const methods = [fixedMap(() => 2), explainer(gradient), fixedMap((pixel) => (pixel === 9 ? NaN : pixel))];
    const input = { model, image, target: 1, seed: 0, metrics: mapMetrics.filter(({ needsAttack }) => !needsAttack) };
    const { assessments: found } = await finish(assess({ ...input, explainers: methods, shuffles: 1 }));
    expect(found.map(({ map }) => map)).toEqual(['flat', 'judged', 'broken']);
    const { assessments: alone } = await finish(assess({ ...input, explainers: [methods[1]!], shuffles: 1 }));
    expect(found[1]!.scores).toEqual(alone[0]!.scores);
    expect(found[0]!.scores).toEqual({});
  });

  it('a map whose differences are no more than its method’s own rounding is flat (fails if that were not asked)', async () => {
    const model = keep(poolingModel(size, 3, 2));
    const image = keep(randomPictures(1, size, 7));
    const within = fixedMap((pixel) => pixel / 64, 1);
    const rounding = explainer({ ...within.method, noise: () => 1 });
    const input = { model, image, target: 1, seed: 0, shuffles: 1, metrics: mapMetrics.slice(0, 1) };
    const { assessments } = await finish(assess({ ...input, explainers: [within, rounding] }));
    expect(assessments.map(({ map }) => map)).toEqual(['judged', 'flat']);
  });

  describe.each(mapMetrics.map((metric) => [metric.id, metric] as const))('%s', (_, metric: MapMetric) => {
    it('costs what it says, in steps that grow to the total, and the same for the same seed', async () => {
      const model = countingModel(keep(poolingModel(size, 3, 2)));
      const image = keep(randomPictures(1, size, 7));
      const input = {
        ...{ model, image, attacked: image, target: 2, seed: 1, shuffles: 2, metrics: [metric] },
        explainers: [explainer(gradient), explainer(smoothGrad)],
      };
      const steps: number[] = [];
      const first = await finish(assess(input), ({ step, total }) => {
        steps.push(step);
        expect(total).toBe(costOf(input).total);
      });
      expect(model.forward + model.backward).toBe(costOf(input).total);
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(steps.at(-1)).toBeCloseTo(costOf(input).total, 6);
      expect(await finish(assess(input))).toEqual(first);
    });

    it('stopped at any step it leaves nothing behind', async () => {
      const model = keep(poolingModel(size, 3, 2));
      const image = keep(randomPictures(1, size, 7));
      const input = { model, image, attacked: image, target: 2, seed: 1, shuffles: 1, metrics: [metric] };
      for (const at of [1, 2, 4, 7]) {
        const run = assess({ ...input, explainers: [explainer(gradient), explainer(smoothGrad)] });
        for (let step = 0; step < at; step++) await run.next();
        await stop(run);
      }
    });
  });
});
