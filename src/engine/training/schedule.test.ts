import { describe, expect, it } from 'vitest';
import { averageDecay, learningRate, penaltyPlan } from './schedule';

describe('the learning rate', () => {
  const rates = Array.from({ length: 100 }, (_, step) => learningRate(step, { steps: 100, lr: 2 }));

  it('rises over the first steps, then falls along a cosine to nearly nothing', () => {
    [0.4, 0.8, 1.2, 1.6, 2].forEach((rate, step) => expect(rates[step]).toBeCloseTo(rate, 6));
    expect(rates[52]).toBeCloseTo(1, 1);
    expect(rates[99]).toBeLessThan(0.001);
    for (let step = 6; step < 100; step++) expect(rates[step]).toBeLessThan(rates[step - 1]!);
  });

  it('is never zero at the first step, however few there are', () => {
    expect(learningRate(0, { steps: 1, lr: 2 })).toBeGreaterThan(0);
    expect(learningRate(0, { steps: 3, lr: 2 })).toBe(2);
  });
});

describe('the weights of the penalties', () => {
  const settings = { lambdaJ: 3, lambdaS: 5, ramp: 0.5, steps: 8, alternate: false };

  it('grow over the ramp and stay', () => {
    const found = [0, 1, 2, 3, 4, 7].map((step) => penaltyPlan(step, 6, settings));
    expect(found.map(({ jacobian }) => jacobian?.weight)).toEqual([0.75, 1.5, 2.25, 3, 3, 3]);
    expect(found.map(({ selective }) => selective?.weight)).toEqual([1.25, 2.5, 3.75, 5, 5, 5]);
    expect(found[0]).toMatchObject({ jacobian: { first: 0, end: 6 }, selective: { first: 0, end: 6 } });
    expect(penaltyPlan(0, 6, { ...settings, ramp: 0 }).jacobian?.weight).toBe(3);
  });

  const byTurns = { ...settings, ramp: 0, alternate: true };

  it('share the batch by turns', () => {
    for (const step of [0, 1])
      expect(penaltyPlan(step, 6, byTurns)).toEqual({
        jacobian: { weight: 3, first: 0, end: 3 },
        selective: { weight: 5, first: 3, end: 6 },
      });
  });

  it.each([1, 2, 3, 7, 8])('give every picture of a batch of %i the same weight, over two steps', (batch) => {
    const total = { jacobian: 0, selective: 0 };
    for (const step of [0, 1])
      for (const name of ['jacobian', 'selective'] as const) {
        const part = penaltyPlan(step, batch, byTurns)[name];
        if (!part) continue;
        // The mean over the part times its weight, as what each of its pictures counts.
        expect(part.weight / (part.end - part.first)).toBeCloseTo(
          (2 * byTurns[name === 'jacobian' ? 'lambdaJ' : 'lambdaS']) / batch,
          12,
        );
        total[name] += part.weight;
      }
    expect(total.jacobian).toBeCloseTo(2 * 3, 12);
    expect(total.selective).toBeCloseTo(2 * 5, 12);
  });

  it('take the whole batch alone, and are left out at λ = 0', () => {
    expect(penaltyPlan(0, 6, { ...settings, lambdaJ: 0 })).toEqual({ selective: { weight: 1.25, first: 0, end: 6 } });
    expect(penaltyPlan(1, 6, { ...byTurns, lambdaS: 0 })).toEqual({ jacobian: { weight: 3, first: 0, end: 6 } });
  });
});

describe('the running average', () => {
  it('forgets fast at first, then as slowly as asked', () => {
    expect(averageDecay(0, 0.99)).toBeCloseTo(0.1, 6);
    expect(averageDecay(10000, 0.99)).toBe(0.99);
    expect(averageDecay(5, 0)).toBe(0);
  });
});
