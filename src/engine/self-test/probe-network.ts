import {
  add,
  grad,
  matMul,
  mean,
  mul,
  sum,
  tensor,
  tidy,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { convolution, type ConvolutionSpec } from '../autodiff/convolution';
import { ordinary } from '../autodiff/convolution-kind';
import { gelu } from '../autodiff/gelu';

const unitStride: ConvolutionSpec = { strides: [1, 1], padding: 'same' };
const halving: ConvolutionSpec = { strides: [2, 2], padding: 'same' };

/** Widths of a probe network: picture [size, size, 3], two convolutions, classes. */
export interface ProbeSize {
  readonly picture: number;
  readonly first: number;
  readonly second: number;
  readonly classes: number;
}

/** Smooth, sign-changing numbers that every machine makes alike: scale sin(0.7 i + phase), in float32. */
export function wave(length: number, scale: number, phase: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, i) => scale * Math.sin(0.7 * i + phase));
}

/** The numbers of a probe network, made by `wave`; the same for every backend and for the test's own arithmetic. */
export function probeNumbers({ picture, first, second, classes }: ProbeSize) {
  return {
    pixels: wave(picture * picture * 3, 0.5, 1),
    stem: wave(3 * 3 * 3 * first, 0.4, 2),
    down: wave(4 * 4 * first * second, 0.2, 3),
    head: wave(second * classes, 1, 4),
    bias: wave(classes, 0.3, 5),
  };
}

/**
 * Logits of conv 3x3 - GELU - conv 4x4 stride 2 - GELU - mean - dense on the probe picture, and the gradient of their
 * sum weighted 1, 2, 3 ... with respect to it. Both tensors are the caller's.
 */
export function runProbe(size: ProbeSize): { logits: Tensor; gradient: Tensor } {
  return tidy(() => {
    const { picture, first, second, classes } = size;
    const numbers = probeNumbers(size);
    const stem: Tensor4D = tensor(numbers.stem, [3, 3, 3, first]);
    const down: Tensor4D = tensor(numbers.down, [4, 4, first, second]);
    const head: Tensor2D = tensor(numbers.head, [second, classes]);
    const bias = tensor(numbers.bias, [classes]);
    const weights = tensor(
      Float32Array.from({ length: classes }, (_, i) => i + 1),
      [classes],
    );
    const logitsOf = (pixels: Tensor4D): Tensor => {
      const hidden = gelu(convolution(ordinary, pixels, stem, unitStride));
      const features: Tensor2D = mean(gelu(convolution(ordinary, hidden, down, halving)), [1, 2]);
      return add(matMul(features, head), bias);
    };
    const pixels: Tensor4D = tensor(numbers.pixels, [1, picture, picture, 3]);
    const score = (x: Tensor) => sum(mul(logitsOf(x as Tensor4D), weights));
    return { logits: logitsOf(pixels), gradient: grad(score)(pixels) };
  });
}
