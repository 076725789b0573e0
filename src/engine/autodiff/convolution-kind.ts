import { conv2d, depthwiseConv2d, reshape, reverse, sum, transpose, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Padding } from './convolution-geometry';

/** What an ordinary and a depthwise convolution do differently when dy travels back to the input. */
export interface ConvolutionKind {
  /** The filter of the way back, taps turned round: [kh, kw, ., .]. */
  turned(filter: Tensor4D): Tensor4D;
  /** dy [B, oh, ow, out], convolved with (some taps of) a turned filter at stride 1: [B, h, w, in]. */
  carryBack(dy: Tensor4D, turned: Tensor4D, padding: Padding, dilations: [number, number]): Tensor4D;
}

/** y_o = sum over i of x_i * w_io; filter [kh, kw, in, out]. */
export const ordinary: ConvolutionKind = {
  turned: (filter) => transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]),
  carryBack: (dy, turned, padding, dilations) => conv2d(dy, turned, 1, padding, 'NHWC', dilations),
};

/** y_(i m + j) = x_i * w_ij: each channel has m filters of its own; filter [kh, kw, in, m]. */
export const depthwise: ConvolutionKind = {
  turned: (filter) => reverse(filter, [0, 1]),
  carryBack(dy, turned, padding, dilations) {
    const [height, width, channels, multiplier] = turned.shape;
    const single: Tensor4D = reshape(turned, [height, width, channels * multiplier, 1]);
    const parts = depthwiseConv2d(dy, single, 1, padding, 'NHWC', dilations);
    if (multiplier === 1) return parts;
    return sum(reshape(parts, [...parts.shape.slice(0, 3), channels, multiplier]), 4);
  },
};
