import { describe, expect, it } from 'vitest';
import { averageRanks, margin, pearson, spearman, topOverlap } from './metrics';
import libraries from './testing/map-measures.json';

describe('rank correlation', () => {
  it('shares ranks between equal values', () => {
    expect([...averageRanks([10, 20, 20, 5, 20])]).toEqual([2, 4, 4, 1, 4]);
  });

  it('is 1 for any rising and -1 for any falling relation', () => {
    const values = [0.1, 3, 2, 7, 5];
    expect(
      spearman(
        values,
        values.map((v) => Math.exp(v)),
      ),
    ).toBeCloseTo(1, 12);
    expect(
      spearman(
        values,
        values.map((v) => -(v ** 3)),
      ),
    ).toBeCloseTo(-1, 12);
  });

  it('equals 1 - 6 Σd² / (n (n² - 1)) where no values tie', () => {
    // Ranks 1..5 against 2, 1, 4, 3, 5: Σd² = 4.
    expect(spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(1 - (6 * 4) / (5 * 24), 12);
  });

  it('equals the hand-computed value with a tie', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: covariance 4.5, variances 4.5 and 5.
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  // The numbers are those of `models/recipes/map_measures_fixture.py`.
  it.each([
    [432, 7, 5, libraries.ties[0]!],
    [300, 3, 2, libraries.ties[1]!],
    [500, 101, 60, libraries.ties[2]!],
  ] as const)('is what SciPy says of %i numbers of %i values, in %i steps', (count, values, steps, expected) => {
    const first = Array.from({ length: count }, (_, i) => (i * i) % values);
    const second = first.map((value, i) => Math.floor((value + (i % steps)) / 2));
    expect(new Set(first).size).toBeLessThan(count / 4);
    expect(spearman(first, second)).toBeCloseTo(expected.spearman, 9);
  });

  it('says so when one side does not vary', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeNaN();
  });
});

describe('topOverlap', () => {
  it('counts shared positions among the largest tenth', () => {
    const rising = Array.from({ length: 20 }, (_, i) => i);
    expect(topOverlap(rising, rising, 0.1)).toBe(1);
    expect(topOverlap(rising, [...rising].reverse(), 0.1)).toBe(0);
    expect(
      topOverlap(
        rising,
        rising.map((v) => (v === 18 ? -1 : v)),
        0.1,
      ),
    ).toBe(0.5);
  });
});

describe('margin', () => {
  it('is the lead of the label over its best rival', () => {
    expect(margin([3, 1, 2], 0)).toBe(1);
    expect(margin([3, 1, 2], 1)).toBe(-2);
  });
});
