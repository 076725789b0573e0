/**
 * What every attack and every saliency method promises, checked over both registries, on two backends. Which promises a
 * method is held to, and by which numbers, is read from what it says of itself.
 */
import { memory, slice, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Lack, Lacks, Need } from '@/domain/lacks';
import { needsOf, unsupported } from '@/domain/method';
import { defaultParams, parseParam, type ParamSchema, type ParamValues } from '@/domain/params';
import { attacks } from './attacks/registry';
import { saliencyMethods } from './saliency/registry';
import type { Attack, Run, SaliencyMethod, Step } from './method';
import { finish, stop } from './run';
import type { Classifier } from './models/classifier';
import { poolingModel, randomPictures } from './testing/analytic-models';
import { forEachBackend } from './testing/backends';
import { reaching, sizeIn } from './testing/budget';
import { countingModel } from './testing/counting-model';
import { rectifyingModel } from './testing/rectifying-model';
import { fooled, wavingModel } from './testing/waving-model';

const size = [12, 12, 3] as const;
const inputs = 12 * 12 * 3;
const batch = 3;
/** Small values of what makes a method long, so that every one is done in a moment. */
const quick: ParamValues = { queries: 12, steps: 4, restarts: 2, draws: 3, samples: 5, stride: 8 };

/** Enough steps and draws to lose what was found, where that can happen. */
const wandering: ParamValues = { queries: 30, steps: 8, restarts: 3, draws: 12 };

let model: ReturnType<typeof prepared>;
let images: Tensor4D;
let before: number;
/** A model that has what the method needs, and what it is made of. */
const prepared = (needs: readonly Need[], isMadeOfOther = false) =>
  countingModel<Classifier>(
    needs.includes('backward-rules') || isMadeOfOther ? rectifyingModel(size, 4, 11) : poolingModel(size, 4, 11),
  );

interface Case {
  readonly id: string;
  readonly kind: 'attack' | 'saliency';
  readonly method: Attack | SaliencyMethod;
  readonly params: ParamSchema;
  /** What of its parameters is not the default. */
  readonly given?: ParamValues;
  cost(params: ParamValues): number;
  /** Of all pictures, or of the given ones; picture b has class b. */
  run(params: ParamValues, seed: number, pictures?: Tensor4D): Run<Tensor4D>;
}

const cases: Case[] = [
  ...attacks.map((attack): Case => ({
    id: attack.id,
    kind: 'attack',
    method: attack,
    params: attack.params,
    cost: (params) => attack.cost(params),
    run: (params, seed, pictures = images) =>
      attack.run({ model, images: pictures, labels: [0, 1, 2].slice(0, pictures.shape[0]), seed }, params),
  })),
  ...saliencyMethods.flatMap((method) =>
    basesOf(method).map(([name, given]): Case => ({
      id: name,
      kind: 'saliency',
      method,
      params: method.params,
      given,
      cost: (params) => method.cost(params, { model }),
      run: (params, seed, pictures = images) =>
        method.run({ model, images: pictures, targets: [0, 1, 2].slice(0, pictures.shape[0]), seed }, params),
    })),
  ),
];

/** A saliency method, by its name and what is not its default; made of another map, it is one for every map. */
function basesOf({ id, params }: SaliencyMethod): [name: string, given: ParamValues][] {
  const { base } = params;
  if (base?.kind !== 'choice') return [[id, {}]];
  return base.options.map((option) => [option === base.default ? id : `${id} of ${option}`, { base: option }]);
}

const settings = (item: Case, given = quick): ParamValues => ({
  ...defaultParams(item.params),
  ...item.given,
  ...Object.fromEntries(Object.entries(given).filter(([name]) => name in item.params)),
});

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
    images = randomPictures(batch, size, 12);
  });
  afterEach(() => {
    images.dispose();
    model.dispose();
    // Every tensor is counted: one that a method forgot shows here.
    expect(memory().numTensors).toBe(before);
  });

  describe.each(cases.map((item) => [item.id, item] as const))('%s', (_, item) => {
    beforeEach(() => {
      model = prepared(needsOf(item.method), item.given?.['base'] !== undefined);
    });

    it('has a parameter schema whose defaults pass it', () => {
      for (const [name, spec] of Object.entries(item.params)) {
        expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(parseParam(spec, spec.default)).toEqual({ value: spec.default });
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
      seen.forEach((step, i) => expect(step.step).toBeGreaterThanOrEqual(i === 0 ? 0 : seen[i - 1]!.step));
      expect(new Set(seen.map((step) => step.total)).size).toBe(1);
      expect(seen.at(-1)!.step).toBe(seen.at(-1)!.total);
      // Maps are made together where that is no longer a step than one alone.
      if ('oneStep' in item.method) expect(seen).toHaveLength(1);
    });

    it('takes no gradient from the model unless it says so, and says so only if it does', async () => {
      await values(item, settings(item));
      const needs = needsOf(item.method);
      // A layer's activation may be all that a method looks at.
      if (needs.some((need) => need !== 'activations')) expect(model.backward).toBeGreaterThan(0);
      if (needs.length === 0) expect(model.backward).toBe(0);
    });

    it('is refused, with the reason, for a model that lacks what it needs, and for no other', () => {
      const lack: Lack = { lack: 'no-gradient', name: 'stone', op: 'Stone' };
      const all: Lacks = { gradients: lack, activations: lack, 'backward-rules': lack };
      const refusal = {
        code: 'method-unsupported',
        reason: 'lacks',
        details: { method: item.method.id, lack },
      };
      expect(unsupported(item.method, all)).toEqual(needsOf(item.method).length > 0 ? refusal : undefined);
      for (const need of needsOf(item.method)) expect(unsupported(item.method, { [need]: lack })).toEqual(refusal);
      expect(unsupported(item.method, {})).toBeUndefined();
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

  describe.each(attacks.map((attack) => [attack.id, attack, cases.find(({ id }) => id === attack.id)!] as const))(
    'attack %s',
    (_, attack, item) => {
      const { norm, budget, goals } = attack;
      const epsilon = budget && item.params[budget.param];
      beforeEach(() => {
        model = prepared(needsOf(attack));
      });

      if (budget)
        it('has its ε among its parameters, a number that can be zero', () => {
          expect(epsilon).toMatchObject({ kind: 'number', min: 0 });
        });

      if (epsilon?.kind === 'number')
        it.each([epsilon.step, epsilon.default, epsilon.max])(
          `stays within ε = %f${epsilon.unit ?? ''} by its own norm, ${norm}, and within [0, 1]`,
          async (eps) => {
            const [attacked, original] = [
              await values(item, { ...settings(item), [budget!.param]: eps }),
              await images.data(),
            ];
            const delta = attacked.map((value, i) => value - original[i]!);
            for (let b = 0; b < batch; b++) {
              const size = sizeIn(norm, delta.subarray(b * inputs, (b + 1) * inputs));
              // float32: of a colour value, and of a sum of them.
              expect(size).toBeLessThanOrEqual(eps * budget!.scale * (1 + 1e-5) + 1e-6);
            }
            expect(Math.min(...attacked)).toBeGreaterThanOrEqual(0);
            expect(Math.max(...attacked)).toBeLessThanOrEqual(1);
            expect(attacked).not.toEqual(original);
          },
        );

      it('returns the pictures bit for bit at ε = 0', async () => {
        expect(await values(item, { ...settings(item), ...reaching(attack, 0, inputs) })).toEqual(await images.data());
      });

      it.each(goals)('once it fools it goes on fooling, at every later step (%s)', async (goal) => {
        const waving = wavingModel(size);
        const pictures = randomPictures(16, size, 3, 0.48, 0.52);
        const target = goal === 'targeted' ? 1 : -1;
        const params = {
          ...settings(item, wandering),
          ...reaching(attack, 8 / 255, inputs),
          ...(goals.includes('targeted') && { target }),
        };
        const labels = Array.from({ length: 16 }, () => 0);
        const run = attack.run({ model: waving, images: pictures, labels, seed: 1 }, params);
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
        const run = attack.run({ model, images, labels: [0, 1, 2], seed: 2 }, settings(item));
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

      it('shows at its last step what it returns', async () => {
        const run = attack.run({ model, images, labels: [0, 1, 2], seed: 2 }, settings(item));
        let shown: Float32Array | undefined;
        for (let state = await run.next(); ; state = await run.next()) {
          if (state.done) {
            expect(await state.value.data()).toEqual(shown);
            state.value.dispose();
            break;
          }
          shown = (await state.value.preview!.data<'float32'>()).slice();
        }
      });

      it('can aim at a class exactly if it says so, and refuses one that the model does not have', async () => {
        expect(item.params['target']?.kind === 'class').toBe(goals.includes('targeted'));
        if (goals.includes('targeted'))
          await expect(values(item, { ...settings(item), target: 4 })).rejects.toMatchObject({
            code: 'scene-bad-parameter',
          });
      });
    },
  );
});
