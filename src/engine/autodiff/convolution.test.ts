import {
  add,
  conv2d,
  grad,
  grads,
  memory,
  mul,
  sum,
  square,
  tensor,
  tidy,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { uniform } from '../testing/random';
import { secondDerivativeErrors } from '../testing/second-derivative';
import { convolution, frozenConvolution, type ConvolutionSpec } from './convolution';
import { geometryOf, type Padding } from './convolution-geometry';
import { convolutionInputGradient } from './convolution-input-gradient';
import { ordinary } from './convolution-kind';
import {
  referenceConvolution,
  referenceFilterGradient,
  referenceInputGradient,
} from '../testing/reference-convolution';

/** Name, filter [kh, kw, in, out], picture [H, W], strides, padding. */
type Case = readonly [
  string,
  readonly [number, number, number, number],
  readonly [number, number],
  readonly [number, number],
  Padding,
];

const cases: readonly Case[] = [
  ['3x3 same', [3, 3, 3, 5], [7, 8], [1, 1], 'same'],
  ['3x3 valid', [3, 3, 4, 2], [7, 8], [1, 1], 'valid'],
  ['1x1', [1, 1, 3, 4], [5, 5], [1, 1], 'same'],
  ['4x4 same', [4, 4, 3, 4], [7, 9], [1, 1], 'same'],
  ['4x4 stride 2 same', [4, 4, 3, 8], [8, 8], [2, 2], 'same'],
  ['4x4 stride 2 same, odd picture', [4, 4, 3, 4], [9, 7], [2, 2], 'same'],
  ['3x3 stride 2 same', [3, 3, 4, 4], [8, 9], [2, 2], 'same'],
  ['3x3 stride 2 valid, a row left over', [3, 3, 3, 4], [8, 8], [2, 2], 'valid'],
  ['2x2 stride 2 valid', [2, 2, 3, 4], [8, 8], [2, 2], 'valid'],
  ['1x1 stride 2, pixels skipped', [1, 1, 3, 4], [8, 7], [2, 2], 'same'],
  ['5x3 stride 1x2', [5, 3, 2, 3], [8, 9], [1, 2], 'same'],
  [
    'explicit padding wider than the filter',
    [2, 2, 2, 3],
    [5, 5],
    [2, 2],
    [
      [0, 0],
      [3, 1],
      [2, 2],
      [0, 0],
    ],
  ],
];

function noise(shape: readonly [number, number, number, number], seed: number): Tensor4D {
  const [a, b, c, d] = shape;
  return tensor(uniform(a * b * c * d, -1, 1, seed), [a, b, c, d]);
}

function setUp([, filterShape, [height, width], strides, padding]: Case) {
  const x = noise([2, height, width, filterShape[2]], 1);
  const geometry = geometryOf(x.shape, filterShape, [strides[0], strides[1]], padding);
  const dy = noise([2, geometry.rows.output, geometry.columns.output, filterShape[3]], 3);
  return { x, filter: noise(filterShape, 2), dy, geometry, spec: { strides, padding } satisfies ConvolutionSpec };
}

// Single precision, sums of up to 200 products: 1e-6 is reached; the tolerance leaves a factor of ten.
const tolerance = 1e-5;

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('convolution on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each(cases)('%s: value, input gradient and filter gradient equal the sums they stand for', async (...given) => {
    const { x, filter, dy, geometry, spec } = setUp(given);
    const weighted = (y: Tensor) => sum(mul(y, dy));
    const y = convolution(ordinary, x, filter, spec);
    const [dx, dw] = grads((a, b) => weighted(convolution(ordinary, a as Tensor4D, b as Tensor4D, spec)))([x, filter]);
    const frozen = frozenConvolution(ordinary, filter, [x.shape[1], x.shape[2], x.shape[3]], spec);
    const frozenDx = grad((a) => weighted(frozen.apply(a as Tensor4D)))(x);
    const byConvolution = tidy(() => convolutionInputGradient(ordinary, dy, filter, geometry));

    const [xs, ws, dys] = [await x.data(), await filter.data(), await dy.data()];
    const shapes = { batch: 2, channels: x.shape[3], filters: filter.shape[3], geometry };
    expect(relativeL2(await y.data(), referenceConvolution(xs, ws, shapes))).toBeLessThan(tolerance);
    const expectedDx = referenceInputGradient(dys, ws, shapes);
    expect(relativeL2(await dx!.data(), expectedDx)).toBeLessThan(tolerance);
    expect(relativeL2(await frozenDx.data(), expectedDx)).toBeLessThan(tolerance);
    expect(relativeL2(await byConvolution.data(), expectedDx)).toBeLessThan(tolerance);
    expect(relativeL2(await dw!.data(), referenceFilterGradient(xs, dys, shapes))).toBeLessThan(tolerance);
  });
});

describe.each<BackendName>(['cpu', 'wasm'])('second derivatives of convolution on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each(cases)('%s: a penalty on the input gradient differentiates as finite differences say', async (...given) => {
    const { x, filter, spec } = setUp(given);
    const y = (picture: Tensor, [weights]: readonly Tensor[]) =>
      convolution(ordinary, picture as Tensor4D, weights as Tensor4D, spec);
    for (const error of await secondDerivativeErrors(y, [x, filter])) expect(error).toBeLessThan(5e-3);
  });
});

describe('frozenConvolution', () => {
  it('leaves no tensor behind but what it holds, and frees that', async () => {
    await testOn('wasm');
    const { x, filter, spec } = setUp(cases[4]!);
    const before = memory().numTensors;
    const frozen = frozenConvolution(ordinary, filter, [8, 8, 3], spec);
    expect(memory().numTensors).toBeGreaterThan(before);
    const holding = memory().numTensors;
    grad((a) => sum(frozen.apply(a as Tensor4D)))(x).dispose();
    expect(memory().numTensors).toBe(holding);
    frozen.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('is what conv2d of the core computes', async () => {
    await testOn('cpu');
    const { x, filter, spec } = setUp(cases[0]!);
    const frozen = frozenConvolution(ordinary, filter, [7, 8, 3], spec);
    expect(await frozen.apply(x).data()).toEqual(await conv2d(x, filter, 1, 'same').data());
  });

  it.each<BackendName>(['cpu', 'wasm', 'webgpu'])('adds its bias on %s, also under a gradient', async (backend) => {
    await testOn(backend);
    const { x, filter, spec } = setUp(cases[9]!);
    const bias: Tensor1D = tensor(uniform(4, -1, 1, 8), [4]);
    const frozen = frozenConvolution(ordinary, filter, [8, 7, 3], spec, bias);
    const expected = await add(convolution(ordinary, x, filter, spec), bias).data();
    expect(relativeL2(await frozen.apply(x).data(), expected)).toBeLessThan(tolerance);
    const half = (y: Tensor) => mul(0.5, sum(square(y)));
    const energy = grad((a) => half(frozen.apply(a as Tensor4D)))(x);
    const separate = grad((a) => half(add(convolution(ordinary, a as Tensor4D, filter, spec), bias)))(x);
    expect(relativeL2(await energy.data(), await separate.data())).toBeLessThan(tolerance);
  });
});
