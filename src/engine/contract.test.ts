/** What every attack and every saliency method promises, checked over both registries, on two backends. */
import { memory, slice, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultParams, parseParam, type ParamSchema, type ParamValues } from '@/domain/params';
import { attacks, findAttack } from './attacks/registry';
import { saliencyMethods } from './saliency/registry';
import type { Run, Step } from './method';
import { finish, stop } from './run';
import { poolingModel, randomPictures } from './testing/analytic-models';
import { forEachBackend } from './testing/backends';
import { countingModel } from './testing/counting-model';
import { fooled, wavingModel } from './testing/waving-model';

const size = [12, 12, 3] as const;
const batch = 3;
/** Small settings, so that every method is done in a moment. */
const quick: Readonly<Record<string, ParamValues>> = {
  pgd: { steps: 4, restarts: 2 },
  'mi-fgsm': { steps: 4 },
  'di-ti-mi': { steps: 4 },
  noise: { draws: 3 },
  smoothgrad: { samples: 5 },
  'blur-perturbation': { stride: 8 },
};

/** Enough steps and draws to lose what was found, where that can happen. */
const wandering: Readonly<Record<string, ParamValues>> = {
  pgd: { steps: 8, restarts: 3 },
  'mi-fgsm': { steps: 8 },
  'di-ti-mi': { steps: 8 },
  noise: { draws: 12 },
};

let model: ReturnType<typeof prepared>;
let images: Tensor4D;
let before: number;
const prepared = () => countingModel(poolingModel(size, 4, 11));

interface Case {
  readonly id: string;
  readonly kind: 'attack' | 'saliency';
  readonly params: ParamSchema;
  cost(params: ParamValues): number;
  /** Of all pictures, or of the given ones; picture b has class b. */
  run(params: ParamValues, seed: number, pictures?: Tensor4D): Run<Tensor4D>;
}

const cases: Case[] = [
  ...attacks.map((attack): Case => ({
    id: attack.id,
    kind: 'attack',
    params: attack.params,
    cost: (params) => attack.cost(params),
    run: (params, seed, pictures = images) =>
      attack.run({ model, images: pictures, labels: [0, 1, 2].slice(0, pictures.shape[0]), seed }, params),
  })),
  ...saliencyMethods.map((method): Case => ({
    id: method.id,
    kind: 'saliency',
    params: method.params,
    cost: (params) => method.cost(params, { model }),
    run: (params, seed, pictures = images) =>
      method.run({ model, images: pictures, targets: [0, 1, 2].slice(0, pictures.shape[0]), seed }, params),
  })),
];

const settings = (item: Case): ParamValues => ({ ...defaultParams(item.params), ...quick[item.id] });

async function values(item: Case, params: ParamValues, seed = 0): Promise<Float32Array> {
  const result = await finish(item.run(params, seed));
  const data = (await result.data()) as Float32Array;
  result.dispose();
  return data;
}

it('ids are unique, so that a URL or flag means one method', () => {
  expect(new Set(cases.map((item) => item.id)).size).toBe(cases.length);
});

forEachBackend(() => {
  beforeEach(() => {
    before = memory().numTensors;
    model = prepared();
    images = randomPictures(batch, size, 12);
  });
  afterEach(() => {
    images.dispose();
    model.dispose();
    // Every tensor is counted: one that a method forgot shows here.
    expect(memory().numTensors).toBe(before);
  });

  describe.each(cases.map((item) => [item.id, item] as const))('%s', (_, item) => {
    it('has a parameter schema whose defaults pass it, and a text for every parameter', () => {
      for (const [name, spec] of Object.entries(item.params)) {
        expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(parseParam(spec, spec.default)).toEqual({ value: spec.default });
        expect(spec.label.length * spec.summary.length).toBeGreaterThan(0);
      }
    });

    it('gives the same result again for the same seed (an unseeded sampler would not)', async () => {
      expect(await values(item, settings(item), 5)).toEqual(await values(item, settings(item), 5));
    });

    it('reports steps that grow to the total, with previews of the result’s shape', async () => {
      const seen: Step<Tensor4D>[] = [];
      const shapes = new Set<string>();
      const result = await finish(item.run(settings(item), 0), (step) => {
        seen.push(step);
        if (step.preview) shapes.add(step.preview.shape.join());
      });
      expect(shapes).toEqual(new Set([result.shape.join()]));
      expect(result.shape.slice(0, 3)).toEqual([batch, ...size.slice(0, 2)]);
      result.dispose();
      expect(seen.length).toBeGreaterThan(0);
      seen.forEach((step, i) => expect(step.step).toBeGreaterThanOrEqual(i === 0 ? 1 : seen[i - 1]!.step));
      expect(new Set(seen.map((step) => step.total)).size).toBe(1);
      expect(seen.at(-1)!.step).toBe(seen.at(-1)!.total);
    });

    it('costs as many model calls a picture as it says', async () => {
      await values(item, settings(item));
      const passes = item.kind === 'attack' ? model.forward : model.forward + model.backward;
      expect(passes / batch).toBe(item.cost(settings(item)));
    });

    it('frees everything when stopped, at whatever step', async () => {
      const held = memory().numTensors;
      for (let stopAt = 0; ; stopAt++) {
        const run = item.run(settings(item), 0);
        let done: boolean | undefined = false;
        for (let step = 0; step < stopAt && !done; step++) {
          const state = await run.next();
          done = state.done;
          if (state.done) state.value.dispose();
        }
        await stop(run);
        expect(memory().numTensors).toBe(held);
        if (done) break;
      }
    });

    it('lets the event loop turn at every step, so that a cancel can arrive', async () => {
      let turns = 0;
      let open = true;
      const count = (): void => {
        turns += 1;
        if (open) setImmediate(count);
      };
      setImmediate(count);
      let steps = 0;
      const result = await finish(item.run(settings(item), 0), () => (steps += 1));
      open = false;
      result.dispose();
      expect(turns).toBeGreaterThanOrEqual(steps);
    });

    it('makes of a picture in a batch what it makes of it alone (a mean over the batch would not)', async () => {
      const still = {
        ...settings(item),
        ...('randomStart' in item.params && { randomStart: false }),
        ...('noise' in item.params && { noise: 0 }),
      };
      const together = await values(item, still);
      const first = slice(images, [0, 0, 0, 0], [1, -1, -1, -1]);
      const result = await finish(item.run(still, 0, first));
      const alone = (await result.data()) as Float32Array;
      [first, result].forEach((tensor) => tensor.dispose());
      const scale = Math.max(...alone.map(Math.abs));
      // 1e-6: float32 sums in another order.
      alone.forEach((value, i) => expect(Math.abs(value - together[i]!)).toBeLessThanOrEqual(1e-6 * scale));
    });
  });

  describe.each(attacks.map((attack) => [attack.id, cases.find(({ id }) => id === attack.id)!] as const))(
    'attack %s',
    (_, item) => {
      it.each([0.5, 8, 64])('stays within ε = %f/255 and within [0, 1]', async (eps) => {
        const [attacked, original] = [await values(item, { ...settings(item), eps }), await images.data()];
        attacked.forEach((value, i) => {
          expect(Math.abs(value - original[i]!)).toBeLessThanOrEqual(eps / 255 + 1e-6);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        });
        expect(attacked).not.toEqual(original);
      });

      it('returns the pictures bit for bit at ε = 0', async () => {
        expect(await values(item, { ...settings(item), eps: 0 })).toEqual(await images.data());
      });

      it.each([-1, 1])('once it fools it goes on fooling, at every later step (target %d)', async (target) => {
        const waving = wavingModel(size);
        const pictures = randomPictures(16, size, 3, 0.48, 0.52);
        const params = { ...settings(item), eps: 8, target, ...wandering[item.id] };
        const labels = Array.from({ length: 16 }, () => 0);
        const run = findAttack(item.id).run({ model: waving, images: pictures, labels, seed: 1 }, params);
        let ever = labels.map(() => false);
        for (let state = await run.next(); ; state = await run.next()) {
          const shown = state.done ? state.value : state.value.preview!;
          const now = await fooled(waving, shown, target);
          expect(ever.flatMap((was, b) => (was && !now[b] ? [b] : []))).toEqual([]);
          ever = now;
          if (!state.done) continue;
          state.value.dispose();
          break;
        }
        expect(ever).toContain(true);
        pictures.dispose();
      });

      it('says at every step what the model says of the preview, and last of the result, or nothing', async () => {
        const run = findAttack(item.id).run(
          { model, images, labels: [0, 1, 2], seed: 2 },
          { ...settings(item), eps: 8 },
        );
        let said: Float32Array | undefined;
        for (let state = await run.next(); ; state = await run.next()) {
          const shown = state.done ? state.value : state.value.preview!;
          const logits = tidy(() => model.logits(shown));
          const expected = await logits.data();
          logits.dispose();
          if (!state.done) said = state.value.logits && ((await state.value.logits.data()) as Float32Array);
          if (said) expect(said).toEqual(expected);
          if (!state.done) continue;
          // One pass alone looks at the picture as it was.
          expect(said !== undefined).toBe(item.cost(settings(item)) > 1);
          state.value.dispose();
          break;
        }
      });

      it('refuses a target the model does not have', async () => {
        await expect(values(item, { ...settings(item), target: 4 })).rejects.toMatchObject({
          code: 'scene-bad-parameter',
        });
      });
    },
  );
});
