import { afterEach, expect, it } from 'vitest';
import { proportion } from '@/domain/statistics';
import type { CheckRecord } from '@/domain/training/record';
import { speakAll } from '@/text/testing/speak-all';
import { comparisonLines } from './comparison';

afterEach(() => speakAll('en'));

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
  const lines = comparisonLines(check(0, 90, 3, 20, 0.2), check(600, 84, 41, 5, 0.2), false);
  expect(lines.map(({ change }) => change)).toEqual(['−6 points', '+38 points', '× 0.25', '0.00']);
  expect(lines.map(({ better }) => better)).toEqual([undefined, true, true, undefined]);
  expect(lines[1]).toMatchObject({
    label: 'accuracy under attack (PGD, ε 2/255)',
    before: '3\u00a0%',
    afterInterval: '32\u00a0% – 51\u00a0%',
  });
});

it('judges only where the intervals lie apart: 90 of 100 against 75 do, against 84 not', () => {
  const better = (count: number) =>
    comparisonLines(check(0, 90, 3, 20, 0.2), check(9, count, 3, 20, 0.2), false)[0]?.better;
  // Wilson at 95 %: 90 of 100 is 0.826 to 0.945, 84 is 0.756 to 0.899, 75 is 0.657 to 0.825 (statsmodels).
  expect([84, 75].map(better)).toEqual([undefined, false]);
});

it('tells no change from a new head, whose answers are chance', () => {
  const lines = comparisonLines(check(0, 21, 3, 1, 0), check(600, 84, 41, 14, 0.4), true);
  expect(lines.map(({ change, better }) => [change, better])).toEqual(Array(4).fill(['–', undefined]));
  expect(lines[0]).toMatchObject({ before: '21\u00a0%', after: '84\u00a0%' });
});

it('writes no sign before a change that rounds to none, up or down', () => {
  const change = (from: number, to: number) =>
    comparisonLines(check(0, 90, 3, 20, from), check(9, 90, 3, 20, to), false).map(({ change }) => change);
  expect([change(0.2, 0.203), change(0.203, 0.2)].map((all) => all[3])).toEqual(['0.00', '0.00']);
  expect(change(0.2, 0.206)).toEqual(['0 points', '0 points', '× 1', '+0.01']);
});

it.each(['de', 'es'] as const)('writes ε in %s as the language does', async (tag) => {
  await speakAll(tag);
  const look = { ...check(0, 90, 3, 20, 0.2), epsilon255: 1.5 };
  expect(comparisonLines(look, look, false)[1]?.label).toContain('ε 1,5/255');
});
