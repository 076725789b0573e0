import { describe, expect, it } from 'vitest';
import { gini } from './gini';

describe('gini', () => {
  // Hand-made values of the formula; 6 digits, the offset being 1e-7.
  it.each([
    [[0, 0, 0, 1], 0.75],
    [[1, 1, 1, 1], 0],
    [[1, 2, 3, 4], 0.25],
    [[0, 0, 1, 3], 0.625],
    [[3, 0, -1, 0], 0.625],
    [[0, 0, 0], 0],
  ])('of %j is %d', (map, expected) => {
    expect(gini(map)).toBeCloseTo(expected, 6);
  });

  it('does not depend on the unit', () => {
    expect(gini([1e-9, 2e-9, 3e-9, 4e-9])).toBeCloseTo(0.25, 6);
  });
});
