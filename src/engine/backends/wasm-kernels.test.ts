/** Where the WebAssembly backend's own kernels are wrong or differ from the others: the same answer on every backend. */
import {
  add,
  broadcast_util,
  broadcastTo,
  clone,
  concat,
  div,
  grad,
  matMul,
  mean,
  memory,
  mul,
  norm,
  oneHot,
  reverse,
  sign,
  slice,
  split,
  stack,
  sub,
  sum,
  tensor,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
  tile,
  transpose,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { gaussianValues, random, uniformValues } from '@/domain/random';
import { maxPool } from '../autodiff/max-pooling';
import { testOn } from '../testing/backend-under-test';
import { refuseLeaks } from '../testing/leaks';

async function values(work: () => Tensor): Promise<number[]> {
  const found = tidy(work);
  const data = Array.from(await found.data());
  found.dispose();
  return data;
}

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('on %s', (backend) => {
  beforeAll(() => testOn(backend));
  refuseLeaks();

  it('a norm over 535,242 values is right to 1e-5, and so is their mean', async () => {
    const weights = gaussianValues(535_242, 0.05, random(1));
    const squares = weights.reduce((total, value) => total + value * value, 0);
    const shifted = uniformValues(535_242, 1, 2, random(2));
    const average = shifted.reduce((total, value) => total + value, 0) / shifted.length;
    const [length] = await values(() => norm(tensor1d(weights)));
    expect(Math.abs(length! / Math.sqrt(squares) - 1)).toBeLessThan(1e-5);
    const [middle] = await values(() => mean(tensor1d(shifted)));
    expect(Math.abs(middle! / average - 1)).toBeLessThan(1e-5);
  });

  it.each([[[0]], [[1]], [[3]], [[1, 2]], [[0, 2]], [[1, 3]], [[0, 1, 2, 3]], [[-1]]])('sums over %j', async (axes) => {
    const shape: [number, number, number, number] = [2, 3, 4, 5];
    const numbers = Float32Array.from({ length: 120 }, (_, i) => (i * 7) % 11);
    const kept = [0, 1, 2, 3].filter((axis) => !axes.map((each) => (each + 4) % 4).includes(axis));
    const expected = new Map<string, number>();
    for (let i = 0; i < 120; i++) {
      const at = [Math.floor(i / 60), Math.floor(i / 20) % 3, Math.floor(i / 5) % 4, i % 5];
      const key = kept.map((axis) => at[axis]).join();
      expected.set(key, (expected.get(key) ?? 0) + numbers[i]!);
    }
    expect(await values(() => sum(tensor4d(numbers, shape), axes))).toEqual([...expected.values()]);
    const counts = 120 / expected.size;
    const means = await values(() => mean(tensor4d(numbers, shape), axes, true));
    [...expected.values()].forEach((total, i) => expect(means[i]).toBeCloseTo(total / counts, 5));
  });

  it('the sign of a tiny value is its sign', async () => {
    expect(await values(() => sign(tensor1d([1e-20, -1e-20, 0, 3, -1e-9])))).toEqual([1, -1, 0, 1, -1]);
  });

  it('one-hot rows in float32 hold ones', async () => {
    expect(await values(() => oneHot(tensor1d([1, 0], 'int32'), 3, 1, 0, 'float32'))).toEqual([0, 1, 0, 1, 0, 0]);
  });

  // PyTorch: F.max_pool2d(x, 2).sum().backward().
  it.each([
    ['zeros', 0],
    ['all alike below zero', -7],
    ['all alike above zero', 3],
  ])('of equal maxima the first takes the gradient: %s', async (_, value) => {
    const x = tensor(
      [...new Array<number>(16)].map(() => value),
      [1, 4, 4, 1],
    );
    const slope = await values(() => grad((t: Tensor) => sum(maxPool(t as Tensor4D, [2, 2], [2, 2], 'valid')))(x));
    x.dispose();
    expect(slope).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]);
  });

  // PyTorch: F.max_pool2d(x, 3, 2) and, for "same", of x padded by (1, 1, 0, 1) with -1e9.
  it.each([
    ['valid', [1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['same', [1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0]],
  ] as const)('the same where windows overlap, with %s padding', async (padding, expected) => {
    const x = tensor(new Float32Array(20).fill(2), [1, 4, 5, 1]);
    const slope = await values(() => grad((t: Tensor) => sum(maxPool(t as Tensor4D, [3, 3], [2, 2], padding)))(x));
    x.dispose();
    expect(slope).toEqual(expected);
  });

  it('a maximum that leads by a millionth is the maximum, however far below the largest value', async () => {
    // Lifted above zero by adding 1e4, the values of the second window would all be one.
    const x = tensor([0, 0, 0, 1e-6, -1e4, 0, 0, 0], [1, 2, 4, 1]);
    const slope = await values(() => grad((t: Tensor) => sum(maxPool(t as Tensor4D, [2, 2], [2, 2], 'valid')))(x));
    x.dispose();
    expect(slope).toEqual([1, 0, 0, 1, 0, 0, 0, 0]);
  });

  it('a copy shares the memory of its original and outlives it', async () => {
    const original = tensor1d([1, 2, 3]);
    const { numDataBuffers } = memory();
    const copy = clone(original);
    expect(memory().numDataBuffers).toBe(numDataBuffers);
    original.dispose();
    tensor1d([7, 8, 9]).dispose();
    expect(await values(() => clone(copy))).toEqual([1, 2, 3]);
    copy.dispose();
  });
});

type Shape = [number, number, number, number];
const shape: Shape = [2, 3, 4, 5];

/** The numbers 0, 1, 2 ... in that shape, on the backend. */
function counted(dtype: 'float32' | 'int32' = 'float32'): Tensor4D {
  return tensor4d(
    Float32Array.from({ length: 120 }, (_, i) => i),
    shape,
    dtype,
  );
}

/** What `counted` holds where a rule says, place by place of the result. */
function expected(result: Shape, source: (at: Shape) => Shape): number[] {
  const [a, b, c, d] = result;
  return Array.from({ length: a * b * c * d }, (_, i) => {
    const at: Shape = [Math.floor(i / (b * c * d)), Math.floor(i / (c * d)) % b, Math.floor(i / d) % c, i % d];
    return source(at).reduce((place, index, axis) => place * shape[axis]! + index, 0);
  });
}

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('what only moves values, on %s', (backend) => {
  beforeAll(() => testOn(backend));
  refuseLeaks();

  it.each<[begin: Shape, size: Shape]>([
    [
      [0, 0, 0, 0],
      [2, 3, 4, 5],
    ],
    [
      [1, 0, 0, 0],
      [1, 3, 4, 5],
    ],
    [
      [0, 1, 1, 0],
      [2, 2, 3, 5],
    ],
    [
      [1, 2, 0, 3],
      [1, 1, 4, 1],
    ],
    [
      [0, 1, 2, 1],
      [2, 1, 2, 3],
    ],
    [
      [0, 0, 4, 0],
      [2, 3, 0, 5],
    ],
  ])('a slice from %j of %j', async (begin, size) => {
    const found = expected(size, (at) => at.map((index, axis) => index + begin[axis]!) as Shape);
    expect(await values(() => slice(counted(), begin, size))).toEqual(found);
    expect(await values(() => slice(counted('int32'), begin, size))).toEqual(found);
  });

  it.each([0, 1, 2, 3])('a split along axis %i', async (axis) => {
    const length = shape[axis]!;
    const [first, second] = [length - 1, 1].map((size) => shape.map((each, i) => (i === axis ? size : each)) as Shape);
    const moved = (at: Shape) => at.map((index, i) => (i === axis ? index + length - 1 : index)) as Shape;
    const parts = (part: number) => values(() => split(counted(), [length - 1, 1], axis)[part]!);
    expect(await parts(0)).toEqual(expected(first!, (at) => at));
    expect(await parts(1)).toEqual(expected(second!, moved));
  });

  it.each([[[0]], [[0, 1]], [[3]], [[1, 3]], [[-2]], [[0, 1, 2, 3]], [[]]])('turned along %j', async (axes) => {
    const turned = new Set(axes.map((axis) => (axis + 4) % 4));
    const found = expected(
      shape,
      (at) => at.map((index, axis) => (turned.has(axis) ? shape[axis]! - 1 - index : index)) as Shape,
    );
    expect(await values(() => reverse(counted(), axes))).toEqual(found);
  });

  it.each<[Shape]>([[[1, 1, 1, 1]], [[1, 2, 3, 1]], [[2, 1, 1, 2]], [[1, 1, 1, 4]], [[3, 2, 1, 1]]])(
    'repeated %j times',
    async (repeats) => {
      const result = shape.map((length, axis) => length * repeats[axis]!) as Shape;
      const found = expected(result, (at) => at.map((index, axis) => index % shape[axis]!) as Shape);
      expect(await values(() => tile(counted(), repeats))).toEqual(found);
    },
  );

  it.each([0, 1, 2, 3, -1])('a concatenation along axis %i', async (along) => {
    const axis = (along + 4) % 4;
    const from = (index: number) => shape.map((_, i) => (i === axis ? index : 0));
    const rest = shape.map((length, i) => (i === axis ? length - 1 : length));
    const one = shape.map((length, i) => (i === axis ? 1 : length));
    const moved = (dtype: 'float32' | 'int32') =>
      concat([slice(counted(dtype), from(1), rest), slice(counted(dtype), from(0), one)], along);
    const found = expected(
      shape,
      (at) => at.map((index, i) => (i === axis ? (index + 1) % shape[axis]! : index)) as Shape,
    );
    expect(await values(() => moved('float32'))).toEqual(found);
    expect(await values(() => moved('int32'))).toEqual(found);
  });
});

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('what is faster in another form, on %s', (backend) => {
  beforeAll(() => testOn(backend));
  refuseLeaks();

  // Large enough, and too small, to be turned first on wasm.
  it.each([
    [9, 5, 12],
    [2, 5, 12],
  ])('products of %i rows, %i deep, with turned matrices of %i columns', async (rows, depth, columns) => {
    const a = gaussianValues(rows * depth, 1, random(1));
    const b = gaussianValues(depth * columns, 1, random(2));
    const found = Array.from({ length: rows * columns }, (_, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      let total = 0;
      for (let k = 0; k < depth; k++) total += a[row * depth + k]! * b[k * columns + column]!;
      return expect.closeTo(total, 5) as unknown;
    });
    const left = () => tensor2d(a, [rows, depth]);
    const right = () => tensor2d(b, [depth, columns]);
    expect(await values(() => matMul(left(), transpose(right()), false, true))).toEqual(found);
    expect(await values(() => matMul(transpose(left()), right(), true, false))).toEqual(found);
    expect(await values(() => matMul(transpose(left()), transpose(right()), true, true))).toEqual(found);
    const twice = await values(() =>
      matMul(stack([left(), left()]), transpose(stack([right(), right()]), [0, 2, 1]), false, true),
    );
    expect(twice).toEqual([...found, ...found]);
  });

  it.each<[number[], number[]]>([
    [[2, 30, 30, 3], [3]],
    [
      [2, 30, 30, 3],
      [1, 1, 3],
    ],
    [[4, 300, 1], [1]],
    [
      [400, 3],
      [1, 3],
    ],
    [
      [400, 3],
      [400, 1],
    ],
    [[3, 3], [3]],
    [
      [3, 400],
      [3, 1],
    ],
    [
      [1, 300, 2],
      [5, 1, 2],
    ],
  ])('%j and a row %j, either way round', async (shape, row) => {
    const [size, short] = [shape, row].map((each) => each.reduce((product, length) => product * length, 1));
    const x = () => tensor(gaussianValues(size!, 1, random(1)), shape);
    const y = () => tensor(uniformValues(short!, 1, 2, random(2)), row);
    const together = broadcast_util.assertAndGetBroadcastShape(shape, row);
    // Row and tensor in full, so that nothing is repeated by the operation itself.
    const whole = () => broadcastTo(y(), together);
    const full = () => broadcastTo(x(), together);
    for (const operation of [add, sub, mul, div]) {
      expect(await values(() => operation(x(), y()))).toEqual(await values(() => operation(full(), whole())));
      expect(await values(() => operation(y(), x()))).toEqual(await values(() => operation(whole(), full())));
    }
  });
});
