import { grad, mul, square, sum, tensor, tidy, unregisterKernel } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { retire } from '../backends/bring-up';
import { RectifierGrad } from '../backends/rectifier-kernels';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { uniform } from '../testing/random';
import { frozenConvolution } from './convolution';
import { depthwise, ordinary } from './convolution-kind';
import { rectifier, rectifierGradient } from './rectifier';

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('a convolution rectified in the same pass on %s', (backend) => {
  beforeAll(() => testOn(backend));
  refuseLeaks();

  it.each([
    ['relu', 'ordinary', [1]],
    ['relu6', 'ordinary', [2]],
    ['relu6', 'ordinary', undefined],
    ['relu6', 'depthwise', [2, 1, 3]],
  ] as const)(
    '%s, %s, bias %j: value and both derivatives are those of one after the other',
    async (name, kind, shift) => {
      const x: Tensor4D = tensor(uniform(2 * 5 * 4 * 3, -4, 4, 1), [2, 5, 4, 3]);
      const filter: Tensor4D = tensor(uniform(27, -1, 1, 2), [3, 3, 3, 1]);
      const bias = shift && tensor<Tensor1D['rankType']>([...shift]);
      const spec = { strides: [1, 1], padding: 'same' } as const;
      const convolution = frozenConvolution({ ordinary, depthwise }[kind], filter, [5, 4, 3], spec, bias);
      const orders = (way: (t: Tensor4D) => Tensor) => {
        const gradient = grad((t) => sum(square(way(t as Tensor4D))));
        const penalty = grad((t) => sum(mul(square(gradient(t)), t)));
        return [way, gradient, penalty].map((each) => tidy(() => each(x)));
      };
      const own = orders((t) => convolution.apply(t, name));
      const apart = orders((t) => rectifier(name)(convolution.apply(t)));
      for (const [order, values] of own.entries())
        expect(relativeL2(await values.data(), await apart[order]!.data())).toBeLessThan(1e-5);
      convolution.dispose();
      [x, filter, ...(bias ? [bias] : []), ...own, ...apart].forEach((each) => each.dispose());
    },
  );
});

describe('what a rectifier passes back on wasm', () => {
  beforeEach(() => testOn('wasm'));
  refuseLeaks();

  const lengths = Array.from({ length: 14 }, (_, length) => length);

  function passed(length: number): Float32Array[] {
    return tidy(() => {
      const values = [-1, 0, 3, 6, 7, 1e-40, 5.999];
      const at = tensor(
        Array.from({ length }, (_, i) => values[i % 7]!),
        [length],
        'float32',
      );
      const dy = tensor(
        Array.from({ length }, (_, i) => i + 1),
        [length],
        'float32',
      );
      // Freed in the middle, so that results are likely to lie between tensors that are looked at.
      const around = Array.from({ length: 9 }, () => tensor(new Float32Array(length + 1).fill(7)));
      [1, 3, 5, 7].forEach((i) => around[i]!.dispose());
      const found = (['relu', 'relu6'] as const).map(
        (name) => rectifierGradient(name, at, dy).dataSync() as Float32Array,
      );
      for (const i of [0, 2, 4, 6, 8]) expect(around[i]!.dataSync()).toEqual(new Float32Array(length + 1).fill(7));
      return found;
    });
  }

  it('is what the core’s operations make, for every length, and nothing is written elsewhere', async () => {
    const own = lengths.map(passed);
    unregisterKernel(RectifierGrad, 'wasm');
    expect(own).toEqual(lengths.map(passed));
    retire('wasm');
    await testOn('wasm');
  });
});
