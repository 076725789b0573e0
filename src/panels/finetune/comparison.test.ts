import { expect, it } from 'vitest';
import { proportion } from '@/domain/statistics';
import type { CheckRecord } from '@/domain/training/record';
import { comparisonLines } from './comparison';

function check(step: number, clean: number, attacked: number, norm: number, agreement: number): CheckRecord {
  const average = (value: number) => ({ value, low: value - 0.1, high: value + 0.1, n: 100 });
  return {
    step,
    clean: proportion(clean, 100),
    attacked: proportion(attacked, 100),
    epsilon255: 2,
    jacobianNorm: average(norm),
    agreement: average(agreement),
    milliseconds: 100,
  };
}

it('sets before against after and knows which way is better', () => {
  const lines = comparisonLines(check(0, 90, 3, 20, 0.2), check(600, 84, 41, 5, 0.2));
  expect(lines.map(({ change }) => change)).toEqual(['−6 points', '+38 points', '× 0.25', '0.00']);
  expect(lines.map(({ better }) => better)).toEqual([false, true, true, undefined]);
  expect(lines[1]).toMatchObject({
    label: 'attacked pictures named rightly, ε 2/255',
    before: '3\u00a0%',
    afterInterval: '32\u00a0% – 51\u00a0%',
  });
});
