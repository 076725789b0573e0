import {
  Conv2D,
  conv2d,
  conv2dTranspose,
  DepthwiseConv2dNative,
  depthwiseConv2d,
  FusedConv2D,
  FusedDepthwiseConv2D,
  reshape,
  reverse,
  sum,
  transpose,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { backendFacts } from '../backends/facts';
import { convolutionFilterGradient, depthwiseFilterGradient } from './convolution-filter-gradient';
import type { Geometry, Padding } from './convolution-geometry';

/** A pair of steps, of rows and of columns. */
type Steps = [number, number];

/** What an ordinary and a depthwise convolution do differently. */
export interface ConvolutionKind {
  /** Its kernel, and that which adds a bias too. */
  readonly kernel: string;
  readonly biasedKernel: string;
  /** y [B, oh, ow, out] of x [B, H, W, in]. */
  convolve(x: Tensor4D, filter: Tensor4D, strides: Steps, padding: Padding): Tensor4D;
  /** The filter of the way back, taps turned round: [kh, kw, ., .]. */
  turned(filter: Tensor4D): Tensor4D;
  /** dy [B, oh, ow, out], convolved with (some taps of) a turned filter at stride 1: [B, h, w, in]. */
  carryBack(dy: Tensor4D, turned: Tensor4D, padding: Padding, dilations: Steps): Tensor4D;
  /** dS/dw [kh, kw, ., .], given dy; differentiable again. */
  filterGradient(x: Tensor4D, dy: Tensor4D, geometry: Geometry): Tensor4D;
  /** The kernel that takes dy back to an x of that shape, on backends where it is there and faster than convolutions. */
  backKernel():
    | ((dy: Tensor4D, filter: Tensor4D, shape: Tensor4D['shape'], strides: Steps, padding: Padding) => Tensor4D)
    | undefined;
}

/** y_o = sum over i of x_i * w_io; filter [kh, kw, in, out]. */
export const ordinary: ConvolutionKind = {
  kernel: Conv2D,
  biasedKernel: FusedConv2D,
  convolve: (x, filter, strides, padding) => conv2d(x, filter, strides, padding),
  turned: (filter) => transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]),
  carryBack: (dy, turned, padding, dilations) => conv2d(dy, turned, 1, padding, 'NHWC', dilations),
  filterGradient: convolutionFilterGradient,
  backKernel: () => (backendFacts().inputGradientBy === 'convolution' ? undefined : conv2dTranspose),
};

/** y_(i m + j) = x_i * w_ij: each channel has m filters of its own; filter [kh, kw, in, m]. */
export const depthwise: ConvolutionKind = {
  kernel: DepthwiseConv2dNative,
  biasedKernel: FusedDepthwiseConv2D,
  convolve: (x, filter, strides, padding) => depthwiseConv2d(x, filter, strides, padding),
  turned: (filter) => reverse(filter, [0, 1]),
  carryBack(dy, turned, padding, dilations) {
    const [height, width, channels, multiplier] = turned.shape;
    const single: Tensor4D = reshape(turned, [height, width, channels * multiplier, 1]);
    const parts = depthwiseConv2d(dy, single, 1, padding, 'NHWC', dilations);
    if (multiplier === 1) return parts;
    return sum(reshape(parts, [...parts.shape.slice(0, 3), channels, multiplier]), 4);
  },
  filterGradient: depthwiseFilterGradient,
  // wasm has none, and one way on every backend is enough.
  backKernel: () => undefined,
};
