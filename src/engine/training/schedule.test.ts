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
  const settings = { lambdaJ: 3, lambdaS: 5, lambdaG: 7, ramp: 0.5, steps: 8, alternate: false };

  it('grow over the ramp and stay', () => {
    const found = [0, 1, 2, 3, 4, 7].map((step) => penaltyPlan(step, 6, settings));
    expect(found.map(({ jacobian }) => jacobian?.weight)).toEqual([0.75, 1.5, 2.25, 3, 3, 3]);
    expect(found.map(({ selective }) => selective?.weight)).toEqual([1.25, 2.5, 3.75, 5, 5, 5]);
    expect(found.map(({ inputGradient }) => inputGradient?.weight)).toEqual([1.75, 3.5, 5.25, 7, 7, 7]);
    const whole = { first: 0, end: 6 };
    expect(found[0]).toMatchObject({ jacobian: whole, selective: whole, inputGradient: whole });
    expect(penaltyPlan(0, 6, { ...settings, ramp: 0 }).jacobian?.weight).toBe(3);
  });

  const byTurns = { ...settings, ramp: 0, alternate: true };

  it('share the batch by turns', () => {
    for (const step of [0, 1]) {
      expect(penaltyPlan(step, 6, { ...byTurns, lambdaG: 0 })).toEqual({
        jacobian: { weight: 3, first: 0, end: 3 },
        selective: { weight: 5, first: 3, end: 6 },
      });
      expect(penaltyPlan(step, 6, { ...byTurns, lambdaS: 0 })).toEqual({
        jacobian: { weight: 3, first: 0, end: 3 },
        inputGradient: { weight: 7, first: 3, end: 6 },
      });
      expect(penaltyPlan(step, 6, byTurns)).toEqual({
        jacobian: { weight: 3, first: 0, end: 2 },
        selective: { weight: 5, first: 2, end: 4 },
        inputGradient: { weight: 7, first: 4, end: 6 },
      });
    }
  });

  const shared = [0, 7].flatMap((lambdaG) => [1, 2, 3, 7, 8].map((batch) => ({ batch, lambdaG })));

  it.each(shared)('give every picture the same weight, over as many steps as there are terms, %o', (given) => {
    const { batch, lambdaG } = given;
    const wanted = { jacobian: 3, selective: 5, ...(lambdaG > 0 && { inputGradient: lambdaG }) };
    const turns = Object.keys(wanted).length;
    const total = new Map<string, number>();
    for (let step = 0; step < turns; step++) {
      let from = 0;
      for (const [name, lambda] of Object.entries(wanted)) {
        const part = penaltyPlan(step, batch, { ...byTurns, lambdaG })[name as keyof typeof wanted];
        if (!part) continue;
        expect(part.first).toBe(from);
        from = part.end;
        // The mean over the part times its weight, as what each of its pictures counts.
        expect(part.weight / (part.end - part.first)).toBeCloseTo((turns * lambda) / batch, 12);
        total.set(name, (total.get(name) ?? 0) + part.weight);
      }
      expect(from).toBe(batch);
    }
    for (const [name, lambda] of Object.entries(wanted)) expect(total.get(name)).toBeCloseTo(turns * lambda, 12);
  });

  it('take the whole batch alone, and are left out at λ = 0', () => {
    const two = { ...settings, lambdaG: 0 };
    expect(penaltyPlan(0, 6, { ...two, lambdaJ: 0 })).toEqual({ selective: { weight: 1.25, first: 0, end: 6 } });
    const alone = { ...byTurns, lambdaS: 0, lambdaG: 0 };
    expect(penaltyPlan(1, 6, alone)).toEqual({ jacobian: { weight: 3, first: 0, end: 6 } });
    expect(penaltyPlan(1, 6, { ...alone, lambdaJ: 0, lambdaG: 7 })).toEqual({
      inputGradient: { weight: 7, first: 0, end: 6 },
    });
    expect(penaltyPlan(0, 6, { ...alone, lambdaJ: 0 })).toEqual({});
  });
});

describe('the running average', () => {
  it('forgets fast at first, then as slowly as asked', () => {
    expect(averageDecay(0, 0.99)).toBeCloseTo(0.1, 6);
    expect(averageDecay(10000, 0.99)).toBe(0.99);
    expect(averageDecay(5, 0)).toBe(0);
  });
});
