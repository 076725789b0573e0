import { describe, expect, it } from 'vitest';
import { stepRecord } from '@/domain/testing/training-record';
import type { StepRecord } from '@/domain/training/record';
import { anyNetwork } from './testing/session-bench';
import { noRun, withMessage, type TrainingRun } from './run';
import { withStep } from './step-log';
import { millisecondsLeft } from './time-left';

const run: TrainingRun = { ...noRun, phase: 'running', total: 100 };
const steps = (...numbers: readonly number[]) =>
  ({ type: 'events', events: numbers.map((step) => ({ kind: 'step', record: stepRecord(step) }) as const) }) as const;

function check(step: number) {
  const share = { value: 0.5, low: 0.4, high: 0.6, count: 5, n: 10 };
  const mean = { value: 1, low: 0, high: 2, n: 10 };
  return { step, clean: share, attacked: share, epsilon255: 2, jacobianNorm: mean, agreement: mean, milliseconds: 100 };
}

describe('a training on the page', () => {
  it('follows what the trainer tells', () => {
    const prepared = withMessage(run, {
      type: 'events',
      events: [{ kind: 'preparing', done: 1, total: 4 }],
    });
    expect(prepared).toMatchObject({ phase: 'preparing', preparing: { done: 1, total: 4 } });
    const stepped = withMessage(prepared, steps(1, 2, 3));
    expect(stepped).toMatchObject({ phase: 'running', step: 3, preparing: undefined });
    expect(withMessage(stepped, { type: 'paused', step: 3 })).toMatchObject({ phase: 'paused' });
    expect(withMessage(stepped, { type: 'finished', step: 3, network: anyNetwork })).toMatchObject({
      phase: 'finished',
    });
  });

  it('keeps looks in the order of their steps, and of the same step the newest', () => {
    const looked = [check(0), check(50), { ...check(0), milliseconds: 7 }, check(90)].reduce(
      (seen, record) => withMessage(seen, { type: 'events', events: [{ kind: 'check', record }] }),
      withMessage(run, steps(1)),
    );
    expect(looked.checks.map(({ step, milliseconds }) => [step, milliseconds])).toEqual([
      [0, 7],
      [50, 100],
      [90, 100],
    ]);
  });

  it('warns once where most maps are flat', () => {
    const after = (flat: number, before = run) =>
      withMessage(before, { type: 'events', events: [{ kind: 'maps', record: { step: 0, pictures: 10, flat } }] });
    expect(after(5)).toMatchObject({ maps: { pictures: 10, flat: 5 }, notes: [] });
    expect(after(6).notes).toMatchObject([{ code: 'training-flat-maps' }]);
    expect(after(7, after(6)).notes.length).toBe(1);
  });

  it('replaces what it had of steps that are done again after a loss (fails if the log holds a step twice)', () => {
    const checked = withMessage(withMessage(run, steps(1, 2, 3)), {
      type: 'events',
      events: [{ kind: 'check', record: check(3) }],
    });
    const again = withMessage(checked, steps(2, 3));
    expect(again.steps.map(({ step }) => step)).toEqual([1, 2, 3]);
    expect(again.checks).toEqual([]);
  });

  it('thins a long log evenly, keeps both of a pair, and the newest', () => {
    let log: readonly StepRecord[] = [];
    for (let step = 1; step <= 9001; step++) log = withStep(log, stepRecord(step));
    expect(log.length).toBeLessThanOrEqual(2000);
    expect(log.length).toBeGreaterThan(500);
    expect(log.at(-1)?.step).toBe(9001);
    expect(log.slice(0, 2).map(({ step }) => step)).toEqual([1, 2]);
    const odd = log.filter(({ step }) => step % 2 === 1).length;
    expect(Math.abs(odd - log.length / 2)).toBeLessThanOrEqual(1);
    const gaps = log.slice(0, 500).map(({ step }, i) => (log[i + 1]?.step ?? 0) - step);
    expect(new Set(gaps).size).toBe(2);
  });

  it('tells the time left by the median of the last steps, and not before there are a few', () => {
    const log = [5000, 10, 10, 900, 10, 10].map((milliseconds, i) => stepRecord(i + 1, { milliseconds }));
    const going = { steps: log, checks: [], step: 6, total: 56 };
    expect(millisecondsLeft(going)).toBe(500);
    expect(millisecondsLeft({ ...going, steps: log.slice(0, 4) })).toBeUndefined();
  });

  it('counts the looks that are still to come, and what is left of the one that is running', () => {
    const log = [10, 10, 10, 10, 10].map((milliseconds, i) => stepRecord(i + 1, { milliseconds }));
    const going = { steps: log, checks: [check(0)], step: 5, total: 25 };
    // One at the end, until two have shown how far apart they are: then those after steps 10, 20 and 25.
    expect(millisecondsLeft(going)).toBe(200 + 100);
    expect(millisecondsLeft({ ...going, checks: [check(0), check(10)], step: 10 })).toBe(150 + 2 * 100);
    const running = { checks: [check(0), check(10), check(20)], step: 25, checking: { done: 3, total: 4 } };
    expect(millisecondsLeft({ ...going, ...running })).toBe(25);
    // Of many pictures held out, a look in passing takes 64, and those at the end, before and after, 200 each.
    const long = { ...check(0), clean: { ...check(0).clean, n: 64 } };
    expect(millisecondsLeft({ ...going, checks: [long] })).toBe(200 + 625);
  });
});
