import { expect, it } from 'vitest';
import { leastSquares } from './least-squares';

it('solves what has an exact answer', () => {
  const rows = [
    [1, 0],
    [1, 1],
    [1, 2],
  ];
  const w = leastSquares(rows, [1, 3, 5], [1, 2, 3], [0, 0]);
  expect(w[0]).toBeCloseTo(1, 10);
  expect(w[1]).toBeCloseTo(2, 10);
});

it('weights rows, and shrinks by the penalty: one value, in closed form', () => {
  // (Σ weight · row · y) / (Σ weight · row² + penalty)
  expect(leastSquares([[1], [2]], [3, 1], [2, 0.5], [1])[0]).toBeCloseTo((2 * 3 + 0.5 * 2) / (2 + 0.5 * 4 + 1), 12);
});

it('leaves at zero what no row tells', () => {
  expect(
    [...leastSquares([[1, 0, 1]], [4], [1], [1e-9, 0, 1e-9])].map((value) => Math.round(1000 * value) / 1000),
  ).toEqual([2, 0, 2]);
});
