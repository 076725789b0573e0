import { memory, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { defaultParams, type ParamsOf } from '@/domain/params';
import type { Classifier } from '../models/classifier';
import { finish, stop } from '../run';
import { affineModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { classSynthesis } from './class-synthesis';

type Settings = ParamsOf<typeof classSynthesis.params>;

const size = [6, 6, 3] as const;
const inputs = 6 * 6 * 3;
const length = (values: ArrayLike<number>): number => Math.hypot(...Array.from(values));

forEachBackend(() => {
  refuseLeaks();

  async function drawn(
    model: Classifier,
    picture: Tensor4D,
    given: Partial<Settings>,
    { target = 0, seed = 1 } = {},
  ): Promise<Float32Array> {
    const settings = { ...defaultParams(classSynthesis.params), ...given };
    const result = await finish(classSynthesis.run({ model, picture, target, seed }, settings));
    const values = (await result.data()) as Float32Array;
    result.dispose();
    return values;
  }

  describe('class synthesis', () => {
    it('comes to x₀ + ε·w/‖w‖ on a linear model, ε being a root mean square', async () => {
      const model = affineModel(size, 2, 3);
      const picture = randomPictures(1, size, 1, 0.45, 0.55);
      const eps = 0.05;
      const result = await drawn(model, picture, { start: 'picture', eps, steps: 30, score: 'logit' });
      const [before, w] = [
        await picture.data(),
        Float32Array.from({ length: inputs }, (_, i) => model.weights[2 * i]!),
      ];
      const radius = eps * Math.sqrt(inputs);
      result.forEach((value, i) => expect(value - before[i]!).toBeCloseTo((radius * w[i]!) / length(w), 5));
      [model, picture].forEach((held) => held.dispose());
    });

    it('comes to x₀ + ε·sign(w) under L∞', async () => {
      const model = affineModel(size, 2, 3);
      const picture = randomPictures(1, size, 1, 0.45, 0.55);
      const result = await drawn(model, picture, {
        start: 'picture',
        norm: 'linf',
        eps: 0.1,
        steps: 30,
        score: 'logit',
      });
      const before = await picture.data();
      result.forEach((value, i) => expect(value - before[i]!).toBeCloseTo(0.1 * Math.sign(model.weights[2 * i]!), 5));
      [model, picture].forEach((held) => held.dispose());
    });

    it('follows the probability by default: towards w_t − w_k of the other class', async () => {
      const model = affineModel(size, 2, 3, 0.1);
      const picture = randomPictures(1, size, 1, 0.45, 0.55);
      const result = await drawn(model, picture, { start: 'picture', eps: 0.05, steps: 1, stepSize: 0.02 });
      const before = await picture.data();
      const w = Float32Array.from({ length: inputs }, (_, i) => model.weights[2 * i]! - model.weights[2 * i + 1]!);
      const step = 0.02 * Math.sqrt(inputs);
      result.forEach((value, i) => expect(value - before[i]!).toBeCloseTo((step * w[i]!) / length(w), 5));
      [model, picture].forEach((held) => held.dispose());
    });

    it('never leaves [0, 1], however far it may go', async () => {
      const model = affineModel(size, 3, 4);
      const picture = randomPictures(1, size, 2);
      const values = await drawn(model, picture, { eps: 1, stepSize: 0.2, steps: 20 });
      values.forEach((value) => expect(value >= 0 && value <= 1).toBe(true));
      expect(values.some((value) => value === 0 || value === 1)).toBe(true);
      [model, picture].forEach((held) => held.dispose());
    });

    it('starts from the same noise for the same seed and from other noise for another, whatever the picture', async () => {
      const model = affineModel(size, 3, 4);
      const [one, other] = [randomPictures(1, size, 2), randomPictures(1, size, 3)];
      const first = await drawn(model, one, { steps: 3 }, { seed: 7 });
      expect(await drawn(model, other, { steps: 3 }, { seed: 7 })).toEqual(first);
      expect(await drawn(model, one, { steps: 3 }, { seed: 8 })).not.toEqual(first);
      [model, one, other].forEach((held) => held.dispose());
    });

    it('blurs the gradient where it is told to, so that neighbours differ less', async () => {
      const model = affineModel(size, 3, 4);
      const picture = tensor4d(new Float32Array(inputs).fill(0.5), [1, ...size]);
      const row = 3 * size[1];
      const roughness = (values: Float32Array) =>
        length(Float32Array.from({ length: inputs - row }, (_, i) => values[i + row]! - values[i]!));
      const settings = { start: 'grey', steps: 5, score: 'logit' } as const;
      const rough = await drawn(model, picture, settings);
      const smooth = await drawn(model, picture, { ...settings, smoothing: 1.5 });
      expect(roughness(smooth)).toBeLessThan(0.5 * roughness(rough));
      [model, picture].forEach((held) => held.dispose());
    });

    it('drives up one label of those that do not exclude each other by its own logit', async () => {
      const model: ReturnType<typeof affineModel> = { ...affineModel(size, 3, 5, 0.02), scores: 'independent' };
      const picture = randomPictures(1, size, 1, 0.45, 0.55);
      const result = await drawn(model, picture, { start: 'picture', eps: 0.02, steps: 10 }, { target: 1 });
      const before = await picture.data();
      const w = Float32Array.from({ length: inputs }, (_, i) => model.weights[3 * i + 1]!);
      const radius = 0.02 * Math.sqrt(inputs);
      result.forEach((value, i) => expect(value - before[i]!).toBeCloseTo((radius * w[i]!) / length(w), 5));
      [model, picture].forEach((held) => held.dispose());
    });

    it('shows every step with what the model says of it, and the start first', async () => {
      const model = affineModel(size, 3, 4);
      const picture = randomPictures(1, size, 2);
      const run = classSynthesis.run(
        { model, picture, target: 2, seed: 0 },
        { ...defaultParams(classSynthesis.params), start: 'picture', steps: 4 },
      );
      const seen: { step: number; logit: number }[] = [];
      const result = await finish(run, ({ step, preview, logits }) => {
        if (step === 0) expect(preview!.dataSync()).toEqual(picture.dataSync());
        const again = tidy(() => model.logits(preview!).dataSync()[2]!);
        expect(logits!.dataSync()[2]).toBeCloseTo(again, 4);
        seen.push({ step, logit: logits!.dataSync()[2]! });
      });
      expect(seen.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
      expect(seen[4]!.logit).toBeGreaterThan(seen[0]!.logit);
      [model, picture, result].forEach((held) => held.dispose());
    });

    it('ends at the step it is stopped at, and frees what it held', async () => {
      const model = affineModel(size, 3, 4);
      const picture = randomPictures(1, size, 2);
      const before = memory().numTensors;
      const run = classSynthesis.run(
        { model, picture, target: 2, seed: 0 },
        { ...defaultParams(classSynthesis.params), steps: 1000 },
      );
      await run.next();
      await run.next();
      expect(memory().numTensors).toBeGreaterThan(before);
      await stop(run);
      expect(memory().numTensors).toBe(before);
      [model, picture].forEach((held) => held.dispose());
    });

    it('refuses a class that the model does not have', async () => {
      const model = affineModel(size, 3, 4);
      const picture = randomPictures(1, size, 2);
      await expect(drawn(model, picture, {}, { target: 3 })).rejects.toMatchObject({ code: 'method-unsupported' });
      [model, picture].forEach((held) => held.dispose());
    });
  });
});
