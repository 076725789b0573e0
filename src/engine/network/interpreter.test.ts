import { tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testOn } from '../testing/backend-under-test';
import { interpreter } from './interpreter';
import type { Network, Operation } from './network';

/** One pixel of one channel, doubled, minus one. */
const doubled: Operation = {
  name: 'doubled',
  inputs: ['pixels'],
  shape: [1, 1, 1],
  body: {
    kind: 'convolution',
    strides: [1, 1],
    padding: 'same',
    filter: { shape: [1, 1, 1, 1], values: Float32Array.of(2) },
    bias: { shape: [1], values: Float32Array.of(-1) },
  },
};
const rectified: Operation = {
  name: 'rectified',
  inputs: ['doubled'],
  shape: [1, 1, 1],
  body: { kind: 'activation', function: 'relu' },
};
const summed: Operation = {
  name: 'summed',
  inputs: ['rectified', 'doubled'],
  shape: [1, 1, 1],
  body: { kind: 'add' },
};

function valueOf(
  operations: readonly Operation[],
  pixel: number,
  passage: { from?: string; to?: string } = {},
): number {
  const network: Network = { input: { name: 'pixels', shape: [1, 1, 1] }, operations };
  const runnable = interpreter(network);
  const [value] = tidy(() => runnable.run(tensor([pixel], [1, 1, 1, 1]), passage).dataSync());
  runnable.dispose();
  return value!;
}

describe('a convolution that is rectified', () => {
  beforeAll(() => testOn('wasm'));

  it('is rectified in the same pass only where nothing else asks for its own result', () => {
    expect(valueOf([doubled, rectified], -3)).toBe(0);
    expect(valueOf([doubled, rectified], -3, { to: 'doubled' })).toBe(-7);
    expect(valueOf([doubled, rectified], -3, { from: 'doubled' })).toBe(0);
    expect(valueOf([doubled, rectified, summed], -3)).toBe(-7);
    expect(valueOf([doubled, rectified, summed], 3)).toBe(10);
  });
});
