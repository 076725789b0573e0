import { add, grad, grads, memory, mul, sum, tensor } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { uniform } from '../testing/random';
import { secondDerivativeErrors } from '../testing/second-derivative';
import {
  referenceConvolution,
  referenceFilterGradient,
  referenceInputGradient,
} from '../testing/reference-convolution';
import { convolution, frozenConvolution, type ConvolutionSpec } from './convolution';
import { geometryOf, type Padding } from './convolution-geometry';
import { depthwise } from './convolution-kind';

type Shape4D = readonly [number, number, number, number];

/** Name, filter [kh, kw, in, m], picture [H, W], strides, padding. */
type Case = readonly [string, Shape4D, readonly [number, number], readonly [number, number], Padding];

const cases: readonly Case[] = [
  ['3x3 same', [3, 3, 5, 1], [7, 8], [1, 1], 'same'],
  ['3x3 same, channels in fours', [3, 3, 8, 1], [9, 8], [1, 1], 'same'],
  ['5x5 valid', [5, 5, 4, 1], [8, 9], [1, 1], 'valid'],
  ['two filters a channel', [3, 3, 3, 2], [7, 8], [1, 1], 'same'],
  ['3x3 stride 2 same', [3, 3, 4, 1], [8, 8], [2, 2], 'same'],
  ['5x5 stride 2 same, odd picture', [5, 5, 4, 1], [9, 7], [2, 2], 'same'],
  ['two filters a channel, stride 2 valid', [3, 3, 3, 2], [8, 9], [2, 2], 'valid'],
  [
    'explicit padding, one side more',
    [3, 3, 4, 1],
    [8, 8],
    [2, 2],
    [
      [0, 0],
      [0, 1],
      [0, 1],
      [0, 0],
    ],
  ],
];

function noise([a, b, c, d]: Shape4D, seed: number): Tensor4D {
  return tensor(uniform(a * b * c * d, -1, 1, seed), [a, b, c, d]);
}

function setUp([, filterShape, [height, width], strides, padding]: Case) {
  const [, , channels, multiplier] = filterShape;
  const x = noise([2, height, width, channels], 1);
  const geometry = geometryOf(x.shape, filterShape, [strides[0], strides[1]], padding);
  const dy = noise([2, geometry.rows.output, geometry.columns.output, channels * multiplier], 3);
  return { x, filter: noise(filterShape, 2), dy, geometry, spec: { strides, padding } satisfies ConvolutionSpec };
}

/** Where each value of a depthwise filter lies in the ordinary filter, otherwise zero, that computes the same. */
function places([height, width, channels, multiplier]: Shape4D): number[] {
  return Array.from({ length: height * width * channels * multiplier }, (_, i) => {
    const output = i % (channels * multiplier);
    const tap = Math.floor(i / (channels * multiplier));
    return (tap * channels + Math.floor(output / multiplier)) * channels * multiplier + output;
  });
}

// Single precision, sums of up to 150 products: 1e-6 is reached; the tolerance leaves a factor of ten.
const tolerance = 1e-5;

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('depthwise convolution on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each(cases)('%s: value, input gradient and filter gradient equal the sums they stand for', async (...given) => {
    const { x, filter, dy, geometry, spec } = setUp(given);
    const weighted = (y: Tensor) => sum(mul(y, dy));
    const y = convolution(depthwise, x, filter, spec);
    const [dx, dw] = grads((a, b) => weighted(convolution(depthwise, a as Tensor4D, b as Tensor4D, spec)))([x, filter]);
    const frozen = frozenConvolution(depthwise, filter, [x.shape[1], x.shape[2], x.shape[3]], spec);
    const frozenDx = grad((a) => weighted(frozen.apply(a as Tensor4D)))(x);

    const [xs, ws, dys] = [await x.data(), await filter.data(), await dy.data()];
    const shapes = { batch: 2, channels: x.shape[3], filters: dy.shape[3], geometry };
    const at = places(filter.shape);
    const full = new Float64Array(given[1][0] * given[1][1] * shapes.channels * shapes.filters);
    at.forEach((place, i) => (full[place] = ws[i]!));
    const expectedDx = referenceInputGradient(dys, full, shapes);
    const expectedDw = referenceFilterGradient(xs, dys, shapes);
    expect(relativeL2(await y.data(), referenceConvolution(xs, full, shapes))).toBeLessThan(tolerance);
    expect(relativeL2(await dx!.data(), expectedDx)).toBeLessThan(tolerance);
    expect(relativeL2(await frozenDx.data(), expectedDx)).toBeLessThan(tolerance);
    expect(
      relativeL2(
        await dw!.data(),
        at.map((place) => expectedDw[place]!),
      ),
    ).toBeLessThan(tolerance);
  });
});

describe.each<BackendName>(['cpu', 'wasm'])('second derivatives of depthwise convolution on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each(cases)('%s: a penalty on the input gradient differentiates as finite differences say', async (...given) => {
    const { x, filter, spec } = setUp(given);
    const y = (picture: Tensor, [weights]: readonly Tensor[]) =>
      convolution(depthwise, picture as Tensor4D, weights as Tensor4D, spec);
    for (const error of await secondDerivativeErrors(y, [x, filter])) expect(error).toBeLessThan(5e-3);
  });
});

describe('a frozen depthwise convolution', () => {
  it.each<BackendName>(['cpu', 'wasm', 'webgpu'])('adds its bias on %s, padded as it may be', async (backend) => {
    await testOn(backend);
    const { x, filter, spec } = setUp(cases.at(-1)!);
    const bias: Tensor1D = tensor(uniform(4, -1, 1, 8), [4]);
    const frozen = frozenConvolution(depthwise, filter, [8, 8, 4], spec, bias);
    const expected = await add(convolution(depthwise, x, filter, spec), bias).data();
    expect(relativeL2(await frozen.apply(x).data(), expected)).toBeLessThan(tolerance);
  });

  it('leaves no tensor behind but what it holds, and frees that', async () => {
    await testOn('wasm');
    const { x, filter, spec } = setUp(cases[4]!);
    const before = memory().numTensors;
    const frozen = frozenConvolution(depthwise, filter, [8, 8, 4], spec);
    const holding = memory().numTensors;
    expect(holding).toBeGreaterThan(before);
    grad((a) => sum(frozen.apply(a as Tensor4D)))(x).dispose();
    expect(memory().numTensors).toBe(holding);
    frozen.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
