import { add, memory, tensor, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { uniform } from '../testing/random';
import { zooNetwork } from '../testing/zoo-network';
import { interpreter, type Interpreter } from './interpreter';
import { localRuns } from './local-change';
import type { Body, Network, Shape } from './network';
import type { Box } from './reach';

function weight(...shape: number[]) {
  const length = shape.reduce((product, side) => product * side, 1);
  return { shape, values: uniform(length, -1, 1, length) };
}

/** Strides, odd sizes, paddings of every kind, pooling, dilation, branches and a part that meets the whole picture. */
const varied: Network = (() => {
  const operations: [name: string, inputs: string[], shape: Shape, body: Body][] = [
    ['padded', ['pixels'], [38, 33, 3], { kind: 'zeroPadding', rows: [1, 2], columns: [0, 2] }],
    [
      'half',
      ['padded'],
      [18, 16, 4],
      { kind: 'convolution', strides: [2, 2], padding: 'valid', filter: weight(3, 3, 3, 4) },
    ],
    [
      'left',
      ['half'],
      [18, 16, 4],
      { kind: 'depthwiseConvolution', strides: [1, 1], padding: 'same', filter: weight(3, 3, 4, 1), dilation: [2, 1] },
    ],
    ['active', ['left'], [18, 16, 4], { kind: 'activation', function: 'relu6' }],
    ['sum', ['active', 'half'], [18, 16, 4], { kind: 'add' }],
    ['pooled', ['sum'], [9, 8, 4], { kind: 'maxPooling', window: [3, 3], strides: [2, 2], padding: 'same' }],
    ['both', ['pooled', 'pooled'], [9, 8, 8], { kind: 'concatenate' }],
    [
      'third',
      ['both'],
      [9, 8, 2],
      { kind: 'convolution', strides: [1, 1], padding: 'same', filter: weight(1, 1, 8, 2), bias: weight(2) },
    ],
    ['means', ['third'], [5, 4, 2], { kind: 'averagePooling', window: [2, 2], strides: [2, 2], padding: 'same' }],
    ['last', ['means'], [2], { kind: 'globalAveragePooling' }],
  ];
  return {
    input: { name: 'pixels', shape: [35, 31, 3] },
    operations: operations.map(([name, inputs, shape, body]) => ({ name, inputs, shape, body })),
  };
})();

/** Two pictures, and the same with other values within the box. */
function change([height = 0, width = 0, channels = 0]: Shape, { rows, columns }: Box): [Tensor4D, Tensor4D] {
  const picture = tensor4d(uniform(2 * height * width * channels, -1, 1, 3), [2, height, width, channels]);
  const inside = Float32Array.from(uniform(picture.size, -1, 1, 4), (value, i) => {
    const [row, column] = [Math.floor(i / (width * channels)) % height, Math.floor(i / channels) % width];
    return row >= rows[0] && row < rows[1] && column >= columns[0] && column < columns[1] ? value : 0;
  });
  return [picture, add(picture, tensor(inside, picture.shape))];
}

const boxes: readonly Box[] = [
  { rows: [0, 3], columns: [0, 2] },
  { rows: [5, 6], columns: [7, 8] },
  { rows: [9, 14], columns: [3, 9] },
  { rows: [13, 16], columns: [14, 16] },
  { rows: [0, 16], columns: [4, 5] },
];

describe.each<BackendName>(['cpu', 'wasm'])('a run of what a change reaches, on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each([
    ['the zoo’s architecture', () => zooNetwork()],
    ['strides, paddings, pooling and branches', () => Promise.resolve(varied)],
  ])('of %s is the run of the whole picture', async (_, made) => {
    const network = await made();
    const runnable = interpreter(network);
    const before = memory().numTensors;
    const far = { rows: [30, 35], columns: [27, 31] } as const;
    for (const box of network === varied ? [...boxes, far] : boxes)
      tidy(() => {
        const [pictures, changed] = change(network.input.shape, box);
        const around = localRuns(network, runnable)(pictures);
        const expected = runnable.run(changed).dataSync();
        expect(relativeL2(around.run(changed, box).dataSync(), expected)).toBeLessThan(1e-6);
        expect(relativeL2(runnable.run(pictures).dataSync(), expected)).toBeGreaterThan(1e-4);
        around.dispose();
      });
    expect(memory().numTensors).toBe(before);
    runnable.dispose();
  });

  it('computes less than the whole picture', () => {
    const whole = interpreter(varied);
    const seen: number[] = [];
    const watched: Interpreter = {
      ...whole,
      run(x, passage) {
        seen.push(x.size);
        return whole.run(x, passage);
      },
    };
    tidy(() => {
      const [pictures, changed] = change(varied.input.shape, boxes[1]!);
      const around = localRuns(varied, watched)(pictures);
      const all = seen.splice(0);
      around.run(changed, boxes[1]!);
      expect(seen.length).toBeGreaterThan(1);
      expect(seen[0]!).toBeLessThan(all[0]! / 4);
      around.dispose();
    });
    whole.dispose();
  });
});
