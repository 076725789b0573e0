import {
  backend,
  grad,
  memory,
  mul,
  sum,
  tensor,
  tidy,
  unregisterKernel,
  zeros,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bringUp, retire } from '../backends/bring-up';
import { addGeluKernels, Gelu, GeluGrad, GeluGradGrad } from '../backends/gelu-kernels';
import { nodeHost } from '../backends/node';
import { testOn } from '../testing/backend-under-test';
import { refuseLeaks } from '../testing/leaks';
import { referenceGelu, referenceGeluCurvature, referenceGeluSlope } from '../testing/reference-gelu';
import { gelu } from './gelu';

/** Value, first and second derivative at each point; the derivatives times factors other than one. */
function threeOrders(points: readonly number[] | Float32Array): [Float32Array, Float32Array, Float32Array] {
  return tidy(() => {
    const x = tensor(points, [points.length], 'float32');
    const slope = (t: Tensor, factor = 1) => grad((u) => sum(mul(gelu(u), factor)))(t);
    const curvature = grad((t) => sum(mul(slope(t, -2), 3)))(x);
    return [gelu(x), slope(x, -2), curvature].map((each) => each.dataSync()) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
  });
}

const references = [
  referenceGelu,
  (x: number) => -2 * referenceGeluSlope(x),
  (x: number) => -6 * referenceGeluCurvature(x),
];

/** Largest difference from float64, each as a share of the factor. */
function errors(points: Float32Array): number[] {
  const found = threeOrders(points);
  return references.map((reference, order) => {
    const factor = [1, 2, 6][order]!;
    return points.reduce((most, x, i) => Math.max(most, Math.abs(found[order]![i]! - reference(x)) / factor), 0);
  });
}

/** Takes the kernels away: what is left is made of the core's operations. */
function withoutKernels(): void {
  for (const name of [Gelu, GeluGrad, GeluGradGrad]) unregisterKernel(name, 'wasm');
}

function heapOf(x: Tensor): ArrayBufferLike {
  const wasm: BackendWasm = backend() as never;
  return wasm.typedArrayFromHeap(x).buffer;
}

describe('the GELU on wasm', () => {
  beforeEach(() => testOn('wasm'));
  afterEach(() => vi.restoreAllMocks());
  refuseLeaks();

  // A value's own rounding is 6e-8 of it; the core's erf and exp err by hardly more.
  it('and both derivatives are right to 3e-7 on [-4, 4], and to a rounding as right as the core’s operations', () => {
    const points = Float32Array.from({ length: 16_001 }, (_, i) => -4 + i / 2000);
    const own = errors(points);
    withoutKernels();
    const core = errors(points);
    own.forEach((error, order) => {
      expect(error).toBeLessThan(3e-7);
      expect(error).toBeLessThan(core[order]! + 6e-8);
    });
  });

  it('errs by no more than a rounding of the value on [-12, 12]', () => {
    const points = Float32Array.from({ length: 24_001 }, (_, i) => -12 + i / 1000);
    const found = threeOrders(points);
    references.forEach((reference, order) =>
      points.forEach((x, i) => {
        const expected = reference(x);
        expect(Math.abs(found[order]![i]! - expected)).toBeLessThan(1e-6 + 6e-8 * Math.abs(expected));
      }),
    );
  });

  it('is right to 1e-5 of itself far below zero, where the core’s erf leaves nothing', () => {
    const points = Float32Array.from([-5, -7, -9, -11]);
    const [value] = threeOrders(points);
    // phi(x) / |x| (1 - 1/x^2 + 3/x^4 - 15/x^6 + 105/x^8) bounds the tail from both sides.
    points.forEach((x, i) => {
      const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
      const ratio = -value[i]! / density;
      const [low, high] = [1 - x ** -2 + 3 * x ** -4 - 15 * x ** -6, 1 - x ** -2 + 3 * x ** -4];
      expect(ratio).toBeGreaterThan(low - 1e-5);
      expect(ratio).toBeLessThan(high + 1e-5);
    });
  });

  it('computes every length, and writes nowhere else', () => {
    for (let length = 0; length < 14; length++) {
      const points = Float32Array.from({ length }, (_, i) => i / 2 - 3);
      tidy(() => {
        // Freed in the middle, so that results are likely to lie between tensors that are looked at.
        const around = Array.from({ length: 9 }, () => tensor(new Float32Array(length + 1).fill(7)));
        [1, 3, 5, 7].forEach((i) => around[i]!.dispose());
        const found = threeOrders(points);
        references.forEach((reference, order) =>
          points.forEach((x, i) => expect(found[order]![i]).toBeCloseTo(reference(x), 5)),
        );
        for (const i of [0, 2, 4, 6, 8]) expect(around[i]!.dataSync()).toEqual(new Float32Array(length + 1).fill(7));
      });
    }
  });

  it('says of what is no number and of infinities what the core’s operations say', () => {
    const points = [NaN, Infinity, -Infinity, 3e38, -3e38, 1e20, -1e20, 40, -40, 1e-40, 0];
    const own = threeOrders(points);
    withoutKernels();
    const core = threeOrders(points);
    own.forEach((values, order) =>
      expect(Array.from(values)).toEqual(
        Array.from(core[order]!, (value): unknown => (Number.isFinite(value) ? expect.closeTo(value, 5) : value)),
      ),
    );
  });

  it('finds its values after the heap has moved', () => {
    const x = tensor([1, -1, 0.5, 2, -2]);
    const before = heapOf(x);
    const large: Tensor[] = [];
    while (heapOf(x) === before) large.push(zeros([4_000_000]));
    const y = gelu(x);
    expect(Array.from(y.dataSync())).toEqual(
      [1, -1, 0.5, 2, -2].map((each): unknown => expect.closeTo(referenceGelu(each), 6)),
    );
    [x, y, ...large].forEach((each) => each.dispose());
  });

  it('computes in the memory of the backend that runs, also when that was started anew', async () => {
    retire('wasm');
    await bringUp(nodeHost, 'wasm');
    expect(threeOrders([1])[0][0]).toBeCloseTo(referenceGelu(1), 6);
  });

  it('keeps its input for the derivatives, and nothing else', () => {
    const bytes = (work: (x: Tensor) => Tensor): number =>
      tidy(() => {
        let held = 0;
        const x = zeros([1000]);
        const before = memory().numBytes;
        grad((t) => {
          const y = work(t);
          held = memory().numBytes - before;
          return sum(y);
        })(x);
        return held;
      });
    // The result, and the tensor that stands for x.
    expect(bytes(gelu)).toBe(8000);
  });

  it('does without kernels where there is no SIMD', () => {
    withoutKernels();
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    addGeluKernels();
    const module = vi.spyOn(WebAssembly, 'Instance');
    errors(Float32Array.from([-3, -1, 0, 0.5, 2])).forEach((error) => expect(error).toBeLessThan(1e-6));
    expect(module).not.toHaveBeenCalled();
    expect(() => unregisterKernel(Gelu, 'wasm')).toThrow('not registered');
  });
});

// Outside, for what throws within a gradient leaves tensors behind.
it('a third derivative throws', async () => {
  await testOn('wasm');
  const derivative = (f: (t: Tensor) => Tensor) => (t: Tensor) => grad((u) => sum(f(u)))(t);
  expect(() => derivative(derivative(derivative((t) => gelu(t))))(tensor([1]))).toThrow('GeluGradGrad');
});
