import { describe, expect, it } from 'vitest';
import { gaussianValues, random } from './random';
import { bootstrapMean, indexOfLargest, mean, proportion, shareOf } from './statistics';

describe('proportion', () => {
  it('gives the Wilson interval of published tables (50 of 100: 40.383 % to 59.617 %)', () => {
    const half = proportion(50, 100);
    expect(half.value).toBe(0.5);
    expect(half.low).toBeCloseTo(0.403832, 5);
    expect(half.high).toBeCloseTo(0.596168, 5);
  });

  it('stays inside [0, 1] and stays wide where nothing or everything was counted', () => {
    expect(proportion(0, 20).low).toBe(0);
    expect(proportion(0, 20).high).toBeCloseTo(0.161125, 5);
    expect(proportion(20, 20).high).toBe(1);
    expect(proportion(20, 20).low).toBeCloseTo(1 - 0.161125, 5);
  });

  it('counts flags', () => {
    expect(shareOf([true, false, true, true])).toMatchObject({ count: 3, n: 4, value: 0.75 });
  });
});

describe('mean', () => {
  it('averages', () => {
    expect(mean([1, 2, 6])).toBe(3);
  });
});

describe('bootstrapMean', () => {
  // 400 values of standard deviation 1/√12 · 2: the interval of the normal theory is ± 1.96 · 0.5774 / 20.
  const values = Array.from({ length: 400 }, (_, i) => (2 * ((i * 181) % 400)) / 399);

  it('comes close to the interval of the normal theory, and is the same for the same seed', () => {
    const { value, low, high, n } = bootstrapMean(values, 3)!;
    expect([value, n]).toEqual([expect.closeTo(1, 9), 400]);
    // A tenth of the half-width 0.0566: 2,000 samples leave the ends of the interval about that uncertain.
    expect(Math.abs(high - 1 - 0.0566)).toBeLessThan(0.006);
    expect(Math.abs(1 - low - 0.0566)).toBeLessThan(0.006);
    expect(bootstrapMean(values, 3)).toEqual({ value, low, high, n });
    expect(bootstrapMean(values, 4)).not.toEqual({ value, low, high, n });
  });

  it('leaves out what is not a number, and says so by n', () => {
    expect(bootstrapMean([1, NaN, 1])).toEqual({ value: 1, low: 1, high: 1, n: 2 });
    expect(bootstrapMean([NaN])).toBeUndefined();
  });
});

describe('indexOfLargest', () => {
  it('finds it, takes the first of equals, and refuses what is not a number', () => {
    expect(indexOfLargest([-3, -1, -2])).toBe(1);
    expect(indexOfLargest(Float32Array.of(2, 5, 5))).toBe(1);
    expect(indexOfLargest([1, NaN, 3])).toBe(-1);
    expect(indexOfLargest([])).toBe(-1);
  });
});

it.each([
  [5, 0.72, 0.88],
  [20, 0.89, 0.97],
])('the bootstrap of %i values holds the mean from %f to %f of the times: hence no interval of few', (n, low, high) => {
  const values = gaussianValues(400 * n, 1, random(1));
  const held = Array.from({ length: 400 }, (_, k) => bootstrapMean([...values.subarray(k * n, (k + 1) * n)], k)!);
  const share = held.filter((interval) => interval.low <= 0 && interval.high >= 0).length / 400;
  expect(share).toBeGreaterThan(low);
  expect(share).toBeLessThan(high);
});
