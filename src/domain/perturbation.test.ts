import { expect, it } from 'vitest';
import { perturbationNorms } from './perturbation';

it('measures each picture by itself', () => {
  const clean = Float32Array.of(0, 0, 0, 1, 1, 1);
  const attacked = Float32Array.of(0.25, -0.5, 0, 1, 1, 1);
  const [first, second] = perturbationNorms(clean, attacked, 3);
  expect(first).toEqual({ linf: 0.5, l2: Math.sqrt(0.3125) });
  expect(second).toEqual({ linf: 0, l2: 0 });
});
