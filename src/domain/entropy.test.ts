import { describe, expect, it } from 'vitest';
import { entropy } from './entropy';

describe('entropy', () => {
  // scipy.stats.entropy([1, 2, 3, 4]) and of the others; 6 digits, for the offset of 1e-12.
  it.each([
    [[1, 2, 3, 4], 1.279854],
    [[0, 0, 1, 3], 0.562335],
    [[3, 0, -1, 0], 0.562335],
    [[1, 1, 1, 1], 1.386294],
    [[0, 0, 0, 1], 0],
  ])('of %j is %d nats', (map, expected) => {
    expect(entropy(map)).toBeCloseTo(expected, 6);
  });

  it('does not depend on the unit, and is not defined where there is nothing', () => {
    expect(entropy([1e-9, 2e-9, 3e-9, 4e-9])).toBeCloseTo(entropy([1, 2, 3, 4]), 9);
    expect(entropy([0, 0])).toBeNaN();
  });
});
