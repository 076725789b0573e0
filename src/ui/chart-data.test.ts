import { afterEach, expect, it } from 'vitest';
import { speak } from '@/text';
import { chartLines, logarithmicTicks, logarithms, nearestIndex, placeWords, smoothed, zeroLevel } from './chart-data';

afterEach(() => speak('en'));

it('draws values over bands and raw lines, each knowing its series', () => {
  const lines = chartLines([
    { label: 'a', values: [1], raw: [2] },
    { label: 'b', values: [3], low: [2], high: [4] },
  ]);
  expect(lines.map(({ series, role }) => `${series} ${role}`)).toEqual([
    '0 raw',
    '1 low',
    '1 high',
    '0 value',
    '1 value',
  ]);
  expect(lines.map(({ values }) => values[0])).toEqual([2, 2, 4, 1, 3]);
});

it('leaves what a logarithmic axis cannot show out', () => {
  expect(logarithms([1, 0, -2, null, 100])).toEqual([0, null, null, null, 2]);
});

it('draws exact zeros a power of ten below everything else', () => {
  const lines = [{ values: [0.02, null, 3] }, { values: [0, -1, 5] }];
  expect(zeroLevel(lines)).toBe(-3);
  expect(zeroLevel(lines.slice(0, 1))).toBeUndefined();
  expect(logarithms([0, 1, null], -3)).toEqual([-3, 0, null]);
});

it('smooths without bias at the start, over gaps', () => {
  expect(smoothed([4, null, 4])).toEqual([4, null, 4]);
  const [first, second] = smoothed([0, 1], 0.5);
  expect(first).toBe(0);
  expect(second).toBeCloseTo(2 / 3, 12);
});

it('numbers powers of ten, or round numbers where those are too few', () => {
  expect(logarithmicTicks(-1.2, 1.5)).toEqual([-1, 0, 1]);
  expect(logarithmicTicks(0.2, 0.9).map((tick) => Math.round(10 ** tick))).toEqual([2, 5]);
});

it('finds the point that is nearest to a place', () => {
  expect([-1, 1.4, 1.5, 1.6, 9].map((place) => nearestIndex([0, 1, 2, 4], place))).toEqual([0, 1, 1, 2, 3]);
  expect(nearestIndex([], 1)).toBeUndefined();
});

it.each([
  ['en', '1.5', '12,000'],
  ['de', '1,5', '12.000'],
  ['es', '1,5', '12.000'],
] as const)('numbers the places of an axis in %s', async (tag, tenths, thousands) => {
  await speak(tag);
  expect([1.5, 12_000].map(placeWords)).toEqual([tenths, thousands]);
});
