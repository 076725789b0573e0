import {
  logSoftmax as coreLogSoftmax,
  oneHot,
  sigmoid,
  softmax as coreSoftmax,
  tensor,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { activationNames } from '../autodiff/activations';
import { crossEntropy, logSoftmax, softmax } from '../autodiff/cross-entropy';
import { testOn } from '../testing/backend-under-test';
import { uniform } from '../testing/random';
import { secondDerivativeErrors, type Differentiable } from '../testing/second-derivative';
import { secondOrderCases, type SecondOrderCase } from '../testing/second-order-cases';
import { trainable } from './trainable';
import { kindOf } from './kinks';
import type { Body } from './network';

/** Right derivatives come within 1e-3 of differences taken in single precision; stock ones are wrong by 0.05 to 1. */
const tolerance = 5e-3;

async function worstError({ network, pixels }: SecondOrderCase): Promise<number> {
  const net = trainable(network, 0);
  const x = tensor(pixels, [2, ...network.input.shape]);
  const weights = net.parameters.map(({ initial, shape }) => tensor(initial, [...shape]));
  const y: Differentiable = (picture, values) => net.logits(values, picture as Tensor4D);
  return Math.max(...(await secondDerivativeErrors(y, [x, ...weights])));
}

function logits(): Tensor2D {
  return tensor(uniform(12, -2, 2, 3), [3, 4]);
}

const onWebGpu: ReadonlySet<string> = new Set([
  'gelu',
  'swish',
  'relu6',
  'convolution, 4x4 stride 2',
  'depthwise convolution, two filters a channel, stride 2, valid',
  'dense',
  'multiply, channels by a gate',
  'reverse',
  'average pooling, padded',
  'max pooling of numbers below zero, overlapping and padded',
  'global average pooling',
]);

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('second derivatives on %s', (backend) => {
  beforeAll(() => testOn(backend));

  const cases = secondOrderCases.filter(({ name }) => backend !== 'webgpu' || onWebGpu.has(name));
  it.each(cases)('$name: a penalty on the input gradient differentiates as finite differences say', async (given) => {
    expect(await worstError(given)).toBeLessThan(tolerance);
  });

  const heads: [string, (z: Tensor) => Tensor][] = [
    ['softmax', softmax],
    ['log softmax', logSoftmax],
    ['cross-entropy', (z) => crossEntropy(z as Tensor2D, oneHot([1, 0, 3], 4) as Tensor2D)],
  ];
  it.each(heads)('%s: the same', async (_, head) => {
    expect(await secondDerivativeErrors(head, [logits()])).toEqual([
      expect.toSatisfy((error: number) => error < tolerance),
    ]);
  });
});

describe('the bench', () => {
  beforeAll(() => testOn('cpu'));

  it.each<[string, (z: Tensor) => Tensor]>([
    ['softmax', (z) => coreSoftmax(z)],
    ['log softmax', (z) => coreLogSoftmax(z)],
    ['sigmoid', (z) => sigmoid(z)],
  ])("finds that the core's %s loses terms of the second derivative", async (_, stock) => {
    const [error] = await secondDerivativeErrors(stock, [logits()]);
    expect(error).toBeGreaterThan(10 * tolerance);
  });

  it('has an entry for every operation that a network may hold', () => {
    const covered = new Set(
      secondOrderCases.flatMap(({ network }) => network.operations.map(({ body }) => kindOf(body))),
    );
    // An operation that is missing here is a type error.
    const held: Readonly<Record<Exclude<Body['kind'], 'activation'>, true>> = {
      affine: true,
      convolution: true,
      depthwiseConvolution: true,
      dense: true,
      add: true,
      multiply: true,
      reverse: true,
      zeroPadding: true,
      averagePooling: true,
      maxPooling: true,
      globalAveragePooling: true,
      reshape: true,
      concatenate: true,
    };
    expect(covered).toEqual(new Set([...Object.keys(held), ...activationNames]));
  });
});
