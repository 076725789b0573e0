import { describe, expect, it } from 'vitest';
import { averageDecay, learningRate, penaltyWeights } from './schedule';

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
    const found = [0, 1, 2, 3, 4, 7].map((step) => penaltyWeights(step, settings));
    expect(found.map(({ jacobian }) => jacobian)).toEqual([0.75, 1.5, 2.25, 3, 3, 3]);
    expect(found.map(({ selective }) => selective)).toEqual([1.25, 2.5, 3.75, 5, 5, 5]);
    expect(penaltyWeights(0, { ...settings, ramp: 0 }).jacobian).toBe(3);
  });

  it('alternate at twice their size, Jacobian first', () => {
    const alternate = { ...settings, ramp: 0, alternate: true };
    expect(penaltyWeights(0, alternate)).toEqual({ jacobian: 6 });
    expect(penaltyWeights(1, alternate)).toEqual({ selective: 10 });
    // Alone, a term keeps its turn: the same schedule as beside the other.
    expect(penaltyWeights(1, { ...alternate, lambdaS: 0 })).toEqual({});
  });

  it('are left out at λ = 0', () => {
    expect(penaltyWeights(0, { ...settings, lambdaJ: 0 })).toEqual({ selective: 1.25 });
  });
});

describe('the running average', () => {
  it('forgets fast at first, then as slowly as asked', () => {
    expect(averageDecay(0, 0.99)).toBeCloseTo(0.1, 6);
    expect(averageDecay(10000, 0.99)).toBe(0.99);
    expect(averageDecay(5, 0)).toBe(0);
  });
});
