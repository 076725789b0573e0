import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import type { Checkpoint } from '@/domain/training/checkpoint';
import { trainingParams, type TrainingSettings } from '@/domain/training/params';
import type { CheckRecord, StepRecord, TrainingEvent } from '@/domain/training/record';
import type { Network } from '../network/network';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { colouredSquares } from '../testing/training-data';
import { zooNetwork } from '../testing/zoo-network';
import { PictureOrder } from './order';
import { Trainer } from './trainer';

const size = 8;
const network = await zooNetwork({ size, widths: [3, 4, 5], classes: 3 }, 3);
const data = colouredSquares(size, 24, 9, 3);
const settings: TrainingSettings = {
  ...defaultParams(trainingParams),
  steps: 8,
  batch: 6,
  checkEvery: 4,
  lr: 0.01,
  lambdaJ: 0.1,
  lambdaS: 0.1,
  ramp: 0.25,
  seed: 5,
};

beforeAll(() => testOn('wasm'));

function begin(
  changed: Partial<TrainingSettings> = {},
  more: { checkpoint?: Checkpoint; batch?: number } = {},
): Trainer {
  return Trainer.begin({ network, data, settings: { ...settings, ...changed }, ...more });
}

/** Runs to the end, or until an event that `until` likes. */
async function events(trainer: Trainer, until: (event: TrainingEvent) => boolean = () => false) {
  const all: TrainingEvent[] = [];
  for await (const event of trainer.run()) {
    all.push(event);
    if (until(event)) break;
  }
  return all;
}

const stepsOf = (all: TrainingEvent[]): StepRecord[] => all.flatMap((e) => (e.kind === 'step' ? [e.record] : []));
const checksOf = (all: TrainingEvent[]): CheckRecord[] => all.flatMap((e) => (e.kind === 'check' ? [e.record] : []));
const atStep = (step: number) => (event: TrainingEvent) => event.kind === 'step' && event.record.step === step;
const untimed = (all: TrainingEvent[]) => stepsOf(all).map((record) => ({ ...record, milliseconds: 0 }));

describe('a training', () => {
  refuseLeaks();

  it('prepares, checks, and takes its steps, and keeps no tensor from one to the next', async () => {
    const trainer = begin();
    const counts: number[] = [];
    const all: TrainingEvent[] = [];
    for await (const event of trainer.run()) {
      all.push(event);
      if (event.kind === 'step') counts.push(memory().numTensors);
    }
    trainer.dispose();
    expect(new Set(counts).size).toBe(1);
    // Only the pictures that the selective term will see: half of every batch, in two epochs.
    const prepared = all.flatMap((event) => (event.kind === 'preparing' ? [event] : []));
    const wanted = new PictureOrder(24, settings.seed).within(8, 6, () => ({ first: 3, end: 6 })).length;
    expect(prepared.at(-1)).toMatchObject({ done: wanted, total: wanted });
    expect(all[0]!.kind).toBe('preparing');
    expect(stepsOf(all).map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(checksOf(all).map(({ step }) => step)).toEqual([0, 4, 8]);
    const order = all.flatMap(({ kind }) => (kind === 'step' || kind === 'check' ? kind : [])).join(' ');
    // The look at the model as it was waits for the first step.
    expect(order).toBe('step check step step step check step step step step check');
    expect(all.flatMap((event) => (event.kind === 'maps' ? event.record : []))).toEqual([
      { step: 0, pictures: wanted, flat: 0 },
    ]);
    const parts = all.flatMap((event) => (event.kind === 'checking' ? [event] : []));
    expect(parts.every(({ done, total }) => done > 0 && done <= total)).toBe(true);
    const [first] = checksOf(all);
    expect(first).toMatchObject({ epsilon255: 2, clean: { n: 9 }, attacked: { n: 9 }, jacobianNorm: { n: 9 } });
    expect(first!.attacked.value).toBeLessThanOrEqual(first!.clean.value);
    // Both terms in every step; the ramp reaches 1 at step 2.
    for (const { loss, crossEntropy, jacobian, selective } of stepsOf(all).slice(2))
      expect(loss).toBeCloseTo(crossEntropy + 0.1 * jacobian! + 0.1 * selective!, 5);
  });

  it('looks at more pictures at the end, and then at the model as it was too', async () => {
    const many = colouredSquares(size, 6, 70, 3);
    const trainer = Trainer.begin({ network, data: many, settings: { ...settings, steps: 3, checkEvery: 2 } });
    const looks = checksOf(await events(trainer)).map(({ step, clean, attacked }) => [step, clean.n, attacked.n]);
    trainer.dispose();
    expect(looks).toEqual([
      [0, 64, 64],
      [2, 64, 64],
      [0, 70, 70],
      [3, 70, 70],
    ]);
  });

  it('shares every batch by turns among three terms, and counts each in the loss', async () => {
    const trainer = begin({ lambdaG: 0.3, steps: 6, checkEvery: 100 });
    const records = stepsOf(await events(trainer));
    trainer.dispose();
    for (const { loss, crossEntropy, jacobian, selective, inputGradient } of records.slice(2)) {
      expect(loss).toBeCloseTo(crossEntropy + 0.1 * jacobian! + 0.1 * selective! + 0.3 * inputGradient!, 5);
      expect(inputGradient).toBeGreaterThan(0);
    }
  });

  it('learns: the loss falls, and a λ of the Jacobian or of the gradient norm holds the Jacobian down', async () => {
    const run = async (lambdaJ: number, lambdaG = 0) => {
      const plain = { steps: 40, checkEvery: 40, lambdaS: 0, alternate: false, lr: 0.02, average: 0, weightDecay: 0 };
      const trainer = begin({ ...plain, lambdaJ, lambdaG });
      const all = await events(trainer);
      trainer.dispose();
      const losses = stepsOf(all).map(({ crossEntropy }) => crossEntropy);
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      return { start: mean(losses.slice(0, 5)), end: mean(losses.slice(-5)), checks: checksOf(all) };
    };
    const [free, ...held] = [await run(0), await run(0.3), await run(0, 0.3)];
    expect(free.end).toBeLessThan(0.9 * free.start);
    expect(free.checks[1]!.clean.value).toBeGreaterThan(free.checks[0]!.clean.value);
    for (const { checks } of held)
      expect(checks[1]!.jacobianNorm.value).toBeLessThan(0.7 * free.checks[1]!.jacobianNorm.value);
  });

  it('goes on from a checkpoint as if it had never stopped', async () => {
    const whole = begin();
    const expected = untimed(await events(whole));
    const end = await whole.checkpoint();
    whole.dispose();
    const cut = begin();
    await events(cut, atStep(3));
    // As storage gives it back.
    const checkpoint = structuredClone(await cut.checkpoint());
    cut.dispose();
    expect(checkpoint.step).toBe(3);
    const resumed = begin({}, { checkpoint });
    const rest = await events(resumed);
    expect(rest.some(({ kind }) => kind === 'preparing')).toBe(false);
    expect(untimed(rest)).toEqual(expected.slice(3));
    expect(await resumed.checkpoint()).toEqual(end);
    resumed.dispose();
  });

  it.each(['preparing', 'checking', 'step'] as const)('frees what it holds when ended amid %s', async (kind) => {
    const trainer = begin();
    const before = memory().numTensors;
    await events(trainer, (event) => event.kind === kind);
    expect(memory().numTensors).toBe(before);
    // It can be run on from there.
    const rest = await events(trainer);
    expect(stepsOf(rest).at(-1)!.step).toBe(8);
    trainer.dispose();
  });

  it('stops at a loss that is no number, before the weights are touched by it', async () => {
    const good = begin();
    await events(good, atStep(3));
    const checkpoint = await good.checkpoint();
    good.dispose();
    const runaway = { ...checkpoint, weights: checkpoint.weights.map((value) => value * 1e20) };
    const trainer = begin({}, { checkpoint: runaway });
    await expect(events(trainer)).rejects.toMatchObject({ code: 'training-diverged' });
    expect(await trainer.checkpoint()).toEqual(runaway);
    trainer.dispose();
  });

  it('gives the running average as a network, in which nothing but the last layers moved', async () => {
    const trainer = begin({ layers: 1, steps: 3, lambdaS: 0 });
    await events(trainer);
    const tuned = await trainer.network();
    trainer.dispose();
    const start = begin({ steps: 3 });
    const untouched = await start.network();
    start.dispose();
    const moved = weightsByName(tuned).map(([name, values], i) => [
      name,
      relativeL2(values, weightsByName(untouched)[i]![1]),
    ]);
    expect(moved.filter(([, far]) => far !== 0).map(([name]) => name)).toEqual(['logits', 'logits']);
  });

  it.each<Partial<TrainingSettings>>([
    { gradients: 'finite-difference' },
    { selectiveForm: 'imitation' },
    { maskRule: 'threshold' },
    { maskSource: 'self', steps: 10 },
    { adversarial: 'fgsm' },
    { adversarial: 'pgd' },
    { alternate: false, projections: 2 },
    { optimizer: 'sgd' },
    { lambdaJ: 0, lambdaS: 0, batch: 0 },
    { lambdaG: 0.1 },
    { lambdaG: 0.1, adversarial: 'fgsm', alternate: false, projections: 2 },
    { lambdaG: 0.1, lambdaJ: 0, lambdaS: 0, gradients: 'finite-difference' },
  ])('runs with %o', async (changed) => {
    const trainer = begin({ steps: 4, checkEvery: 100, ...changed });
    const records = stepsOf(await events(trainer));
    expect(records.length).toBe(changed.steps ?? 4);
    expect(records.every(({ loss, gradientNorm }) => Number.isFinite(loss) && gradientNorm > 0)).toBe(true);
    trainer.dispose();
  });

  it('is refused where pictures and model do not belong together', () => {
    const wrong = [
      { ...data, classes: ['one', 'two'] },
      { ...data, shape: [8, 9, 3] as const },
      { ...data, heldOut: { pixels: new Uint8Array(), labels: [] } },
      { ...data, training: { ...data.training, labels: [0] } },
    ];
    for (const other of wrong)
      expect(() => Trainer.begin({ network, data: other, settings })).toThrow(
        expect.objectContaining({ code: 'training-unfit' }),
      );
  });

  it('takes a smaller batch when asked to, from a checkpoint too', async () => {
    const trainer = begin({}, { batch: 2 });
    expect(trainer.batch).toBe(2);
    await events(trainer, atStep(1));
    const checkpoint = await trainer.checkpoint();
    trainer.dispose();
    for (const [more, batch] of [
      [{}, 2],
      [{ batch: 1 }, 1],
    ] as const) {
      const next = begin({}, { checkpoint, ...more });
      expect(next.batch).toBe(batch);
      next.dispose();
    }
  });
});

/** Weights that a network has, with the name of their operation. */
function weightsByName({ operations }: Network): [string, Float32Array][] {
  return operations.flatMap(({ name, body }) => {
    if (body.kind === 'convolution')
      return [body.filter, body.bias!].map(({ values }): [string, Float32Array] => [name, values]);
    if (body.kind === 'dense')
      return [body.matrix, body.bias!].map(({ values }): [string, Float32Array] => [name, values]);
    return [];
  });
}
