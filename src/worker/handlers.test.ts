import { add, getBackend, memory, ready, sqrt, sub, sum, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Pixels, Prediction } from '@/domain/picture';
import { networkClassifier } from '@/engine/models/network-classifier';
import { rectifyingNetwork } from '@/engine/testing/rectifying-model';
import { affineModel, poolingModel } from '@/engine/testing/analytic-models';
import { countingModel } from '@/engine/testing/counting-model';
import '@/engine/testing/cpu';
import type { Classifier } from '@/engine/models/classifier';
import { catalogue, computing } from './handlers';
import type { Ask, Progress, RandomisedStage } from './protocol';

const size = [4, 4, 3] as const;
const quiet = { report: () => undefined };
const lending = (model: Classifier) => ({ use: () => ({ model, release: () => undefined }) });
const picture: Pixels = { width: 4, height: 4, data: Float32Array.from({ length: 48 }, (_, i) => 0.3 + (i % 7) / 20) };

describe('the worker’s computing handlers, on the real engine', () => {
  let model: ReturnType<typeof affineModel>;
  let handlers: ReturnType<typeof computing>;
  let before: number;

  beforeEach(async () => {
    await ready();
    expect(getBackend()).toBe('cpu');
    model = affineModel(size, 5, 1);
    handlers = computing(lending(model));
    before = memory().numTensors;
  });
  afterEach(() => {
    expect(memory().numTensors).toBe(before);
    model.dispose();
  });

  it('predicts shares that sum to one, for the class of the largest logit', async () => {
    const prediction = await finish(handlers.predict({ modelId: 'm', pixels: picture }, quiet));
    expect(prediction.probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
    expect(prediction.logits[prediction.label]).toBe(Math.max(...prediction.logits));
  });

  it('attacks within ε and says what the model makes of the result', async () => {
    const { label } = await finish(handlers.predict({ modelId: 'm', pixels: picture }, quiet));
    const reports: Progress<'attack'>[] = [];
    const ask = { modelId: 'm', pixels: picture, label, attackId: 'pgd', params: { eps: 8, steps: 5 }, seed: 3 };
    const { adversarial, prediction } = await finish(
      handlers.attack(ask, { report: (progress) => reports.push(progress) }),
    );
    const moved = adversarial.data.map((value, i) => Math.abs(value - picture.data[i]!));
    expect(Math.max(...moved)).toBeLessThanOrEqual(8 / 255 + 1e-6);
    expect(Math.max(...moved)).toBeGreaterThan(7.9 / 255);
    expect(await finish(handlers.predict({ modelId: 'm', pixels: adversarial }, quiet))).toEqual(prediction);
    expect(reports[0]).toMatchObject({ step: 0, total: 5 });
    expect(reports[0]?.adversarial?.data).toHaveLength(48);
  });

  it('asks the model no more than the attack does by itself, previews included, where its steps say what it says', async () => {
    const counted = countingModel(model);
    const ask = { modelId: 'm', pixels: picture, label: 0, attackId: 'pgd', params: { steps: 5 }, seed: 3 };
    const clock = vi.spyOn(performance, 'now');
    let time = 0;
    // A preview is due at every step.
    clock.mockImplementation(() => (time += 1000));
    const reports: Progress<'attack'>[] = [];
    await finish(computing(lending(counted)).attack(ask, { report: (progress) => reports.push(progress) }));
    clock.mockRestore();
    expect(reports.filter(({ prediction }) => prediction)).toHaveLength(5);
    expect(counted.forward).toBe(6);
  });

  it('hands out the feature maps of a layer, of the picture and of the attacked one', async () => {
    const pooling = poolingModel(size, 3, 1);
    const there = memory().numTensors;
    const own = computing(lending(pooling));
    const attacked = { ...picture, data: picture.data.map((value) => 1 - value) };
    const choice = { modelId: 'm', layer: 'late', order: 'strength', count: 2 } as const;
    const both = await finish(own.activations({ ...choice, clean: picture, attacked }, quiet));
    const alone = await finish(own.activations({ ...choice, clean: picture }, quiet));
    expect(both.layer).toEqual({ name: 'late', height: 2, width: 2, channels: 6 });
    expect(both.channels.map(({ index, clean }) => ({ index, clean }))).toEqual(alone.channels);
    const reversed = await finish(own.activations({ ...choice, clean: attacked, count: 6 }, quiet));
    for (const { index, attacked: shown } of both.channels)
      expect(shown).toEqual(reversed.channels.find((channel) => channel.index === index)!.clean);
    expect(memory().numTensors).toBe(there);
    pooling.dispose();
  });

  it('says of a model without layers that it has no feature maps', async () => {
    const ask = { modelId: 'm', clean: picture, order: 'strength', count: 2 } as const;
    await expect(finish(handlers.activations(ask, quiet))).rejects.toMatchObject({ reason: 'no-layers' });
  });

  it('draws a class, with the picture and what the model says of it on the way', async () => {
    const saidOf = (pixels: Pixels) => finish(handlers.predict({ modelId: 'm', pixels }, quiet));
    const clock = vi.spyOn(performance, 'now');
    let time = 0;
    clock.mockImplementation(() => (time += 1000));
    const reports: Progress<'synthesise'>[] = [];
    const ask = { modelId: 'm', pixels: picture, target: 3, params: { start: 'picture', steps: 4 }, seed: 0 };
    const drawn = await finish(handlers.synthesise(ask, { report: (progress) => reports.push(progress) }));
    clock.mockRestore();
    expect(reports.map(({ step, total }) => [step, total])).toEqual([0, 1, 2, 3, 4].map((step) => [step, 4]));
    expect(reports[0]!.preview).toEqual({ pixels: picture, prediction: await saidOf(picture), target: 3 });
    expect(drawn).toEqual({ pixels: drawn.pixels, prediction: await saidOf(drawn.pixels), target: 3 });
    const shares = reports.map(({ preview }) => preview?.prediction.probabilities[3]);
    expect(drawn.prediction.probabilities[3]).toBeGreaterThan(shares[0]!);
  });

  it('refuses to draw a class by a model without gradients, and with a parameter that there is not', async () => {
    const ask = { modelId: 'm', pixels: picture, target: 3, params: {}, seed: 0 };
    const lack = { lack: 'no-gradient', name: 'a', op: 'B' } as const;
    const frozen = computing(lending({ ...model, lacks: { gradients: lack } }));
    await expect(finish(frozen.synthesise(ask, quiet))).rejects.toMatchObject({ code: 'method-unsupported' });
    await expect(finish(handlers.synthesise({ ...ask, params: { colour: 1 } }, quiet))).rejects.toMatchObject({
      code: 'scene-bad-parameter',
    });
  });

  describe('plays an attack back', () => {
    const params = { eps: 8, steps: 6, stepSize: 2, randomStart: false };
    const ask = { modelId: 'm', pixels: picture, label: 0, attackId: 'pgd', params, seed: 3, budget: 2 ** 20 };
    const play = (given: Partial<Ask<'playback'>> = {}) => finish(handlers.playback({ ...ask, ...given }, quiet));

    it('frame by frame: the picture, then what the attack of so many steps gives, to the bit', async () => {
      const { total, every, frames, crossEntropy, margin } = await play();
      expect([total, every, frames.map(({ step }) => step)]).toEqual([6, 1, [0, 1, 2, 3, 4, 5, 6]]);
      expect(frames[0]).toEqual({ step: 0, pixels: picture, prediction: await predicted(picture) });
      for (let steps = 1; steps <= 6; steps++) {
        const alone = await finish(handlers.attack({ ...ask, params: { ...params, steps } }, quiet));
        expect(frames[steps]).toEqual({ step: steps, pixels: alone.adversarial, prediction: alone.prediction });
        expect(crossEntropy[steps]).toBeCloseTo(-Math.log(alone.prediction.probabilities[0]!), 5);
        expect(margin[steps]).toBeCloseTo(alone.prediction.logits[0]! - rivalOf(alone.prediction, 0), 5);
      }
    });

    it('within its budget: every n-th frame and the last, the curves of all steps, what the steps say unchanged', async () => {
      const whole = await play();
      const frame = 48 * 4 + 2 * 5 * 4;
      const thinned = await play({ budget: 4.5 * frame });
      expect([thinned.every, thinned.frames.map(({ step }) => step)]).toEqual([2, [0, 2, 4, 6]]);
      thinned.frames.forEach((kept) => expect(kept).toEqual(whole.frames[kept.step]));
      expect(thinned.crossEntropy).toEqual(whole.crossEntropy);
      expect((await play({ budget: 1 })).frames.map(({ step }) => step)).toEqual([0, 6]);
    });

    it('with the curves of the target where there is one, and of restarts what the best so far says', async () => {
      const { total, frames, margin } = await play({
        params: { ...params, target: 2, restarts: 2, randomStart: true },
      });
      expect([total, frames.length]).toEqual([12, 13]);
      const { prediction } = frames.at(-1)!;
      expect(margin[12]).toBeCloseTo(prediction.logits[2]! - rivalOf(prediction, 2), 5);
      expect([...margin]).toEqual([...margin].sort((a, b) => a - b));
    });

    it('of an attack in one step as the picture and the result', async () => {
      const { frames } = await play({ attackId: 'fgsm', params: {} });
      const { adversarial, prediction } = await finish(
        handlers.attack({ ...ask, attackId: 'fgsm', params: {} }, quiet),
      );
      expect(frames[1]).toEqual({ step: 1, pixels: adversarial, prediction });
      expect(frames).toHaveLength(2);
    });

    const predicted = (pixels: Pixels) => finish(handlers.predict({ modelId: 'm', pixels }, quiet));
    const rivalOf = ({ logits }: Prediction, label: number) =>
      Math.max(...logits.filter((_, index) => index !== label));
  });

  it('counts the time of its own steps, not that of other jobs between them', async () => {
    const clock = vi.spyOn(performance, 'now');
    let time = 0;
    clock.mockImplementation(() => time);
    const ask = { modelId: 'm', pixels: picture, label: 0, attackId: 'pgd', params: { steps: 4 }, seed: 0 };
    // Every report takes 5 ms of this job, every pause 1000 ms of others.
    const run = handlers.attack(ask, { report: () => (time += 5) });
    let steps = 0;
    for (let state = await run.next(); ; state = await run.next()) {
      if (state.done) {
        expect(steps).toBeGreaterThanOrEqual(4);
        expect(state.value.milliseconds).toBe(5 * steps);
        break;
      }
      steps += 1;
      time += 1000;
    }
    clock.mockRestore();
  });

  it('judges many maps of a picture, and hands over those that are kept', async () => {
    const explainers = [{ saliencyId: 'gradient', params: {} }];
    const about = { modelId: 'm', pixels: picture, target: 2, explainers, shuffles: 1, seed: 0 };
    const metrics = ['infidelity', 'stability'];
    const attacked = { ...picture, data: picture.data.map((value) => value / 2) };
    const { assessments, kept } = await finish(handlers.assess({ ...about, attacked, metrics, keep: true }, quiet));
    expect(assessments[0]).toMatchObject({ map: 'judged' });
    // The gradient of an affine model is the same everywhere, and foretells every change.
    expect(assessments[0]!.scores['infidelity']!.value).toBeCloseTo(0, 4);
    expect(assessments[0]!.scores['stability']!.value).toBeCloseTo(1, 6);
    expect(kept?.maps[0]?.data).toHaveLength(48);
    expect(kept?.blurred.data).toHaveLength(48);
    const lean = await finish(handlers.assess({ ...about, metrics: ['gini'], keep: false }, quiet));
    expect(lean).not.toHaveProperty('kept');
  });

  it('what it reports while a model forgets can be given away at once (fails if it were still needed here)', async () => {
    const network = rectifyingNetwork([12, 12, 3], 4, 3);
    const whole = networkClassifier('m', undefined, network);
    const forgetting = computing(lending(whole));
    const pixels = { width: 12, height: 12, data: Float32Array.from({ length: 432 }, (_, i) => (i % 11) / 11) };
    const ask = { modelId: 'm', pixels, target: 0, saliencyId: 'gradient', params: {}, seed: 1 };
    const stages: RandomisedStage[] = [];
    const given = ({ stage }: Progress<'randomise'>) => {
      if (stage) stages.push(structuredClone(stage, { transfer: [stage.map.values.buffer as ArrayBuffer] }));
    };
    const answer = await finish(forgetting.randomise(ask, { report: given }));
    expect(answer.stages).toEqual(stages);
    expect(answer.stages.length).toBeGreaterThan(2);
    expect(answer.stages[0]!.spearman).toBeCloseTo(1, 6);
    whole.dispose();
  });

  it('explains with the gradient, which for an affine model is its column of weights', async () => {
    const ask = { modelId: 'm', pixels: picture, target: 2, saliencyId: 'gradient', params: {}, seed: 0 };
    const { map } = await finish(handlers.explain(ask, quiet));
    expect(map).toMatchObject({ width: 4, height: 4, channels: 3, target: 2 });
    map.data.forEach((value, i) => expect(value).toBeCloseTo(model.weights[i * 5 + 2]!, 5));
  });

  it('explains several pictures in one call of the model, and where they are too many for a step in several', async () => {
    const counted = countingModel(model);
    const dark = { ...picture, data: picture.data.map((value) => value / 2) };
    const asks = [picture, dark].map((pixels, index) => ({
      ...{ modelId: 'm', pixels, target: index, saliencyId: 'gradient-input', params: {}, seed: 0 },
    }));
    const calls = vi.spyOn(counted, 'logits');
    const { maps } = await finish(computing(lending(counted)).explainTogether({ modelId: 'm', asks }, quiet));
    expect([calls.mock.calls.length, counted.forward, counted.backward]).toEqual([1, 2, 2]);
    for (const [index, ask] of asks.entries()) {
      const alone = await finish(handlers.explain(ask, quiet));
      expect(maps[index]).toEqual(alone.map);
    }
    calls.mockClear();
    const large = computing(lending({ ...counted, multiplyAdds: 1e9 }));
    expect(await finish(large.explainTogether({ modelId: 'm', asks }, quiet))).toEqual({ maps });
    expect(calls).toHaveBeenCalledTimes(2);
  });

  it('explains why one class rather than another: of an affine model the difference of their weights', async () => {
    const target = { of: 2, versus: 4 };
    const ask = { modelId: 'm', pixels: picture, target, saliencyId: 'gradient', params: {}, seed: 0 };
    const { map } = await finish(handlers.explain(ask, quiet));
    expect(map).toMatchObject({ target: 2, versus: 4 });
    const { weights } = model;
    map.data.forEach((value, i) => expect(value).toBeCloseTo(weights[i * 5 + 2]! - weights[i * 5 + 4]!, 5));
    const beyond = { ...ask, target: { of: 2, versus: 5 } };
    await expect(finish(handlers.explain(beyond, quiet))).rejects.toMatchObject({ details: { index: 5 } });
  });

  it('says of a map that shares out what the score gained what it sums to, and of no other', async () => {
    const ask = { modelId: 'm', pixels: picture, target: 2, params: {}, seed: 0 };
    const { map } = await finish(handlers.explain({ ...ask, saliencyId: 'integrated-gradients' }, quiet));
    // From black, an affine model gains what its weights make of the picture.
    const gained = picture.data.reduce((sum, value, i) => sum + value * model.weights[i * 5 + 2]!, 0);
    expect(map.shares?.difference).toBeCloseTo(gained, 4);
    expect(map.shares?.sum).toBeCloseTo(gained, 4);
    const other = await finish(handlers.explain({ ...ask, saliencyId: 'gradient' }, quiet));
    expect(other.map).not.toHaveProperty('shares');
  });

  it('says what a map takes once half a second was watched, its slow first step taken for no measure', async () => {
    const clock = vi.spyOn(performance, 'now');
    let time = 0;
    let passes = 0;
    clock.mockImplementation(() => time);
    const logits = (pixels: Tensor4D) => {
      passes += 1;
      time += passes === 1 ? 9000 : 200;
      return model.logits(pixels);
    };
    // So much work that a step takes one sample.
    const slow = computing(lending({ ...model, multiplyAdds: 1e9, logits }));
    const costs: Progress<'explain'>['cost'][] = [];
    const params = { samples: 40 };
    const ask = { modelId: 'm', pixels: picture, target: 2, saliencyId: 'smoothgrad', params, seed: 0 };
    const run = slow.explain(ask, { report: ({ cost }) => costs.push(cost) });
    // Between the steps others take their time.
    while (!(await run.next()).done) time += 1000;
    clock.mockRestore();
    expect(costs.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(costs.slice(3)).toEqual(Array(37).fill({ passes: 80, milliseconds: 9000 + 39 * 200 }));
  });

  it('frees everything when an attack is cancelled half-way (fails if a step leaks)', async () => {
    const ask = { modelId: 'm', pixels: picture, label: 0, attackId: 'pgd', params: {}, seed: 0 };
    const run = handlers.attack(ask, quiet);
    await run.next();
    await run.next();
    await run.return(undefined as never);
  });

  it('refuses a picture of another size, a class and parameters that do not exist, each by its code', async () => {
    const small = { ...picture, width: 2, height: 8 };
    await expect(finish(handlers.predict({ modelId: 'm', pixels: small }, quiet))).rejects.toMatchObject({
      code: 'internal',
    });
    const explain = { modelId: 'm', pixels: picture, target: 5, saliencyId: 'gradient', params: {}, seed: 0 };
    await expect(finish(handlers.explain(explain, quiet))).rejects.toMatchObject({ code: 'method-unsupported' });
    const attack = { modelId: 'm', pixels: picture, label: 0, attackId: 'pgd', params: { eps: -1 }, seed: 0 };
    await expect(finish(handlers.attack(attack, quiet))).rejects.toMatchObject({ code: 'scene-bad-parameter' });
  });

  it('refuses a method that needs what the model lacks, before it computes anything', async () => {
    const explain = { modelId: 'm', pixels: picture, target: 0, saliencyId: 'gradcam', params: {}, seed: 0 };
    await expect(finish(handlers.explain(explain, quiet))).rejects.toMatchObject({
      code: 'method-unsupported',
      details: { method: 'gradcam', lack: { lack: 'no-picture-layer' } },
    });
    const stone = { lack: 'no-gradient', name: 'stone', op: 'Stone' } as const;
    const attack = { modelId: 'm', pixels: picture, label: 0, attackId: 'fgsm', params: {}, seed: 0 };
    const onStone = computing(lending({ ...model, lacks: { gradients: stone } }));
    await expect(finish(onStone.attack(attack, quiet))).rejects.toMatchObject({ code: 'method-unsupported' });
    await finish(onStone.attack({ ...attack, attackId: 'noise' }, quiet));
  });

  it('reports values that are not numbers instead of showing them', async () => {
    const broken = { ...picture, data: new Float32Array(48).fill(NaN) };
    await expect(finish(handlers.predict({ modelId: 'm', pixels: broken }, quiet))).rejects.toMatchObject({
      code: 'numerical-failure',
    });
  });

  it('reports a map that is not numbers, though the prediction is, instead of showing it', async () => {
    // √(x − x) is 0, and its slope there is not a number.
    const rooted = {
      ...model,
      logits: (pixels: Tensor4D) => tidy(() => add(model.logits(pixels), sqrt(sum(sub(pixels, pixels))))),
    };
    const steep = computing(lending(rooted as Classifier));
    const prediction = await finish(steep.predict({ modelId: 'm', pixels: picture }, quiet));
    expect(prediction.logits.every(Number.isFinite)).toBe(true);
    for (const saliencyId of ['gradient', 'integrated-gradients']) {
      const ask = { modelId: 'm', pixels: picture, target: 2, saliencyId, params: {}, seed: 0 };
      const failure = { code: 'numerical-failure', reason: 'not-numbers' };
      await expect(finish(steep.explain(ask, quiet))).rejects.toMatchObject(failure);
      await expect(finish(steep.explainTogether({ modelId: 'm', asks: [ask, ask] }, quiet))).rejects.toMatchObject(
        failure,
      );
    }
  });

  it('describes every method as plain data that survives a message', () => {
    expect(structuredClone(catalogue())).toEqual(catalogue());
    expect(catalogue().attacks.map((attack) => attack.id)).toContain('pgd');
  });
});

async function finish<T>(run: AsyncGenerator<void, T, void>): Promise<T> {
  for (;;) {
    const { done, value } = await run.next();
    if (done) return value;
  }
}
