import { grad, mul, sum, tensor, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { testOn } from '../testing/backend-under-test';
import { uniform } from '../testing/random';
import { maxPool } from './max-pooling';
import { averagePool, globalAveragePool } from './pooling';

const pools: [string, (x: Tensor4D) => Tensor][] = [
  ['global mean', globalAveragePool],
  ['mean of 2x2', (x) => averagePool(x, [2, 2], [2, 2], 'valid')],
  ['mean of 3x3, overlapping', (x) => averagePool(x, [3, 3], [1, 2], 'valid')],
  ['mean of 3x3, overlapping and padded', (x) => averagePool(x, [3, 3], [2, 2], 'same')],
  ['maximum of 2x2', (x) => maxPool(x, [2, 2], [2, 2], 'valid')],
  ['maximum of 3x3, overlapping and padded', (x) => maxPool(x, [3, 3], [2, 2], 'same')],
];

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('pooling on %s', (backend) => {
  beforeAll(() => testOn(backend));

  // Pictures wholly below zero are what wasm's own gradient of maxima gets wrong.
  it.each(pools.flatMap((pool) => [[...pool, -3] as const, [...pool, 0] as const]))(
    '%s has the right gradient',
    async (_, pool, offset) => {
      const shape: [number, number, number, number] = [2, 6, 6, 3];
      const values = uniform(216, offset - 1, offset + 1, 3);
      const at = (numbers: Float32Array): Tensor4D => tensor(numbers, shape);
      const weights = tensor(uniform(pool(at(values)).size, -1, 1, 4), pool(at(values)).shape);
      const score = (x: Tensor) => sum(mul(pool(x as Tensor4D), weights));
      const gradient = await grad(score)(at(values)).data();
      // Piecewise linear: within a piece a difference is exact up to rounding, and steps of 1e-3 seldom leave it.
      for (let i = 0; i < 216; i += 12) {
        const moved = async (step: number) =>
          (await score(at(values.map((value, j) => value + (i === j ? step : 0)))).data())[0]!;
        expect(Math.abs(((await moved(1e-3)) - (await moved(-1e-3))) / 2e-3 - gradient[i]!)).toBeLessThan(5e-3);
      }
    },
  );
});
