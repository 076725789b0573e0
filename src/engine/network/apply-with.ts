import { add, matMul, mul, type Tensor, type Tensor1D, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { biasedConvolution, biasedDepthwiseConvolution } from '../autodiff/biased-convolution';
import { convolution } from '../autodiff/convolution';
import { depthwiseConvolution } from '../autodiff/depthwise-convolution';
import { dilated } from '../autodiff/dilation';
import type { Body } from './network';

/** Operations that have weights. */
export type Weighted = Extract<Body, { kind: 'affine' | 'convolution' | 'depthwiseConvolution' | 'dense' }>;

/**
 * The result of an operation whose weights are the given tensors, in the order of `weightsOf`, instead of its own.
 * Differentiable twice in `x` and in the weights.
 */
export function applyWith(body: Weighted, x: Tensor, [first, second]: readonly Tensor[]): Tensor {
  switch (body.kind) {
    case 'affine':
      return add(mul(x, first!), second!);
    case 'convolution': {
      const filter = dilated(first as Tensor4D, body.dilation ?? [1, 1]);
      return second
        ? biasedConvolution(x as Tensor4D, filter, second as Tensor1D, body)
        : convolution(x as Tensor4D, filter, body);
    }
    case 'depthwiseConvolution': {
      const filter = dilated(first as Tensor4D, body.dilation ?? [1, 1]);
      return second
        ? biasedDepthwiseConvolution(x as Tensor4D, filter, second as Tensor1D, body)
        : depthwiseConvolution(x as Tensor4D, filter, body);
    }
    case 'dense': {
      const product = matMul(x as Tensor2D, first as Tensor2D);
      return second ? add(product, second) : product;
    }
    default:
      return body satisfies never;
  }
}
