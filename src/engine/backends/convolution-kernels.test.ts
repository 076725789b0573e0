/** The WebAssembly backend's convolutions of our own, fused and plain, against the definition in float64. */
import { setFlagsFromString } from 'node:v8';
import {
  backend,
  Conv2D,
  DepthwiseConv2dNative,
  engine,
  FusedConv2D,
  FusedDepthwiseConv2D,
  tensor1d,
  tensor4d,
  tidy,
  type NamedTensorMap,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { geometryOf, type Padding } from '../autodiff/convolution-geometry';
import { testOn } from '../testing/backend-under-test';
import { refuseLeaks } from '../testing/leaks';
import { uniform } from '../testing/random';
import { referenceConvolution } from '../testing/reference-convolution';
import { addConvolutionKernels } from './convolution-kernels';
import { convolutionModule } from './convolution-module';
import { convolutionPlainModule } from './convolution-plain-module';

/** Filter [kh, kw, in, out], pictures [B, H, W], stride, padding. */
type Case = readonly [
  filter: readonly [number, number, number, number],
  pictures: readonly [number, number, number],
  stride: number,
  padding: Padding,
];

const cases: readonly Case[] = [
  // A filter of one pixel: all pictures as one line, and a last tile of one, two, three pixels.
  [[1, 1, 3, 4], [1, 5, 5], 1, 'same'],
  [[1, 1, 5, 12], [2, 3, 3], 1, 'valid'],
  [[1, 1, 17, 24], [3, 1, 1], 1, 'same'],
  [[1, 1, 16, 8], [2, 7, 6], 2, 'same'],
  // Tiles: even and odd sizes, one pixel, fewer channels than a tile needs, more tiles than are taken at a time.
  [[3, 3, 8, 8], [1, 8, 8], 1, 'same'],
  [[3, 3, 12, 4], [2, 7, 5], 1, 'same'],
  [[3, 3, 8, 16], [3, 1, 1], 1, 'same'],
  [[3, 3, 8, 12], [2, 6, 6], 1, 'valid'],
  [[3, 3, 8, 12], [1, 5, 8], 1, 'valid'],
  [[3, 3, 4, 4], [1, 6, 6], 1, 'same'],
  [[3, 3, 8, 4], [3, 19, 14], 1, 'same'],
  [[3, 3, 8, 4], [2, 3, 150], 1, 'same'],
  [
    [3, 3, 16, 8],
    [1, 5, 6],
    1,
    [
      [0, 0],
      [2, 1],
      [0, 3],
      [0, 0],
    ],
  ],
  // Windows: strides, filters of even size, padding of one side, rows left over.
  [[4, 4, 3, 8], [2, 9, 8], 2, 'same'],
  [
    [2, 2, 6, 4],
    [2, 5, 6],
    1,
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  ],
  [[2, 2, 6, 20], [1, 8, 9], 2, 'valid'],
  [[3, 3, 8, 8], [2, 8, 9], 2, 'same'],
  [[3, 3, 3, 32], [1, 9, 9], 2, 'same'],
  [[1, 5, 4, 4], [1, 4, 9], 1, 'same'],
  // What the backend's own takes.
  [[5, 5, 4, 8], [1, 9, 9], 1, 'same'],
  [[3, 3, 8, 3], [1, 6, 6], 1, 'same'],
  [[1, 3, 4, 5], [1, 7, 8], 3, 'same'],
];

/** Of each channel for itself: channels, pictures [B, H, W], filter [kh, kw], stride, padding. */
const depthwiseCases: readonly (readonly [number, Case[1], readonly [number, number], number, Padding])[] = [
  [4, [1, 5, 5], [3, 3], 1, 'same'],
  [12, [2, 7, 6], [5, 5], 1, 'same'],
  [8, [2, 9, 8], [5, 5], 2, 'same'],
  [8, [1, 6, 7], [3, 3], 2, 'valid'],
  [
    8,
    [1, 6, 6],
    [1, 2],
    1,
    [
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ],
  ],
  [16, [3, 3, 1], [1, 1], 1, 'same'],
  // The backend's own.
  [6, [1, 5, 5], [3, 3], 1, 'same'],
];

const limits = { linear: [-Infinity, Infinity], relu: [0, Infinity], relu6: [0, 6] } as const;

function runKernel(name: string, inputs: NamedTensorMap, padding: Padding, stride: number, activation: string) {
  const attributes = { strides: [stride, stride], pad: padding, dilations: [1, 1], dataFormat: 'NHWC', activation };
  return engine().runKernel<Tensor4D>(name, inputs, attributes);
}

describe.each([['fused', convolutionModule] as const, ['plain', convolutionPlainModule] as const])(
  'products and sums %s',
  (_, module) => {
    beforeAll(async () => {
      await testOn('wasm');
      addConvolutionKernels([module]);
    });
    refuseLeaks();

    it.each(cases)('a filter %j of pictures %j, stride %j, padding %j', async (filter, pictures, stride, padding) => {
      const [kh, kw, channels, filters] = filter;
      const [batch, height, width] = pictures;
      const [count, taps] = [batch * height * width * channels, kh * kw * channels * filters];
      const [x, w, bias] = [uniform(count, -1, 1, 1), uniform(taps, -2, 2, 2), uniform(filters, -3, 3, 3)];
      const geometry = geometryOf([batch, height, width, channels], filter, [stride, stride], padding);
      const bare = referenceConvolution(x, w, { batch, channels, filters, geometry });
      const largest = Math.max(...bare.map(Math.abs));
      for (const [activation, [low, high]] of Object.entries(limits)) {
        const found = tidy(() => {
          const inputs = {
            x: tensor4d(x, [batch, height, width, channels]),
            filter: tensor4d(w, [...filter]),
            bias: tensor1d(bias),
          };
          return runKernel(FusedConv2D, inputs, padding, stride, activation).dataSync();
        });
        const expected = Array.from(bare, (value, i) => Math.min(high, Math.max(low, value + bias[i % filters]!)));
        expect(found).toHaveLength(expected.length);
        expected.forEach((value, i) => expect(Math.abs(found[i]! - value)).toBeLessThan(1e-6 * (largest + 3)));
      }
      const unbiased = tidy(() =>
        runKernel(
          Conv2D,
          { x: tensor4d(x, [batch, height, width, channels]), filter: tensor4d(w, [...filter]) },
          padding,
          stride,
          'linear',
        ).dataSync(),
      );
      bare.forEach((value, i) => expect(Math.abs(unbiased[i]! - value)).toBeLessThan(1e-6 * largest));
    });

    it.each(depthwiseCases)(
      '%j channels each for itself, of pictures %j, a filter %j, stride %j, padding %j',
      (...given) => {
        const [channels, [batch, height, width], [kh, kw], stride, padding] = given;
        const x = uniform(batch * height * width * channels, -1, 1, 1);
        const w = uniform(kh * kw * channels, -2, 2, 2);
        const bias = uniform(channels, -3, 3, 3);
        const geometry = geometryOf([batch, height, width, channels], [kh, kw, channels, 1], [stride, stride], padding);
        const expected = new Float64Array(batch * geometry.rows.output * geometry.columns.output * channels);
        for (let channel = 0; channel < channels; channel++) {
          const of = (values: Float32Array) => values.filter((_value, i) => i % channels === channel);
          referenceConvolution(of(x), of(w), { batch, channels: 1, filters: 1, geometry }).forEach((value, i) => {
            expected[i * channels + channel] = value + bias[channel]!;
          });
        }
        const inputs = () => ({
          x: tensor4d(x, [batch, height, width, channels]),
          filter: tensor4d(w, [kh, kw, channels, 1]),
        });
        const fused = tidy(() =>
          runKernel(FusedDepthwiseConv2D, { ...inputs(), bias: tensor1d(bias) }, padding, stride, 'relu6').dataSync(),
        );
        const plain = tidy(() => runKernel(DepthwiseConv2dNative, inputs(), padding, stride, 'linear').dataSync());
        expect(fused).toHaveLength(expected.length);
        expected.forEach((value, i) => {
          expect(Math.abs(fused[i]! - Math.min(6, Math.max(0, value)))).toBeLessThan(1e-5);
          expect(Math.abs(plain[i]! - (value - bias[i % channels]!))).toBeLessThan(1e-5);
        });
      },
    );

    it('what is not a number stays so, rectified or not', () => {
      const filter = tensor4d(new Float32Array(9 * 64).fill(NaN), [3, 3, 8, 8]);
      const x = tensor4d(uniform(4 * 4 * 8, -1, 1, 1), [1, 4, 4, 8]);
      const bias = tensor1d(new Float32Array(8));
      for (const activation of ['linear', 'relu', 'relu6']) {
        const y = runKernel(FusedConv2D, { x, filter, bias }, 'same', 1, activation);
        expect([...y.dataSync()].every(Number.isNaN)).toBe(true);
        y.dispose();
      }
      [filter, x, bias].forEach((each) => each.dispose());
    });

    it('of no picture there is nothing, and a bias of another length is refused', () => {
      const [x, filter, bias] = [
        tensor4d([], [0, 3, 3, 4]),
        tensor4d(new Float32Array(16), [1, 1, 4, 4]),
        tensor1d([1]),
      ];
      const y = runKernel(Conv2D, { x, filter }, 'same', 1, 'linear');
      expect(y.shape).toEqual([0, 3, 3, 4]);
      expect(() => runKernel(FusedConv2D, { x, filter, bias }, 'same', 1, 'linear')).toThrow('does not match');
      [x, filter, bias, y].forEach((each) => each.dispose());
    });

    it('what was packed of a filter goes with it, and is not what the next one gets', () => {
      const memoryOf = () => backend().numDataIds();
      const before = memoryOf();
      const x = tensor4d(new Float32Array(4 * 4 * 8).fill(1), [1, 4, 4, 8]);
      for (const weight of [1, 2, 3]) {
        for (const size of [1, 3]) {
          const filter = tensor4d(new Float32Array(size * size * 64).fill(weight), [size, size, 8, 8]);
          for (let turn = 0; turn < 2; turn++) {
            const y = runKernel(Conv2D, { x, filter }, 'valid', 1, 'linear');
            expect(y.dataSync()[0]).toBeCloseTo(size * size * 8 * weight, 3);
            y.dispose();
          }
          filter.dispose();
        }
      }
      x.dispose();
      expect(memoryOf()).toBe(before);
    });
  },
);

it('both modules are tried here', () => {
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  for (const module of [convolutionModule, convolutionPlainModule])
    expect(WebAssembly.validate(Buffer.from(module, 'base64'))).toBe(true);
});
