import {
  engine,
  FusedConv2D,
  FusedDepthwiseConv2D,
  registerGradient,
  sum,
  type GradConfig,
  type NamedTensorMap,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { ConvolutionSpec } from './convolution';
import { convolutionGradients, depthwiseGradients, type ConvolutionGradients } from './gradients';

/**
 * `convolution` plus a bias [out], added by the convolution's own kernel: as an operation of its own it takes longer
 * than a 1x1 convolution on a software WebGPU adapter. Unlike the core's `fused.conv2d` it computes no gradient that is
 * not asked for, and differentiates again, in the picture, the filter and the bias.
 */
export function biasedConvolution(x: Tensor4D, filter: Tensor4D, bias: Tensor1D, spec: ConvolutionSpec): Tensor4D {
  return fused(FusedConv2D, { x, filter, bias }, spec);
}

/** The same of `depthwiseConvolution`; the bias is [in m]. */
export function biasedDepthwiseConvolution(
  x: Tensor4D,
  filter: Tensor4D,
  bias: Tensor1D,
  spec: ConvolutionSpec,
): Tensor4D {
  return fused(FusedDepthwiseConv2D, { x, filter, bias }, spec);
}

function fused(kernel: string, inputs: NamedTensorMap, { strides, padding }: ConvolutionSpec): Tensor4D {
  const attributes = {
    strides: [...strides],
    pad: padding,
    dilations: [1, 1],
    dataFormat: 'NHWC',
    activation: 'linear',
  };
  return engine().runKernel<Tensor4D>(kernel, inputs, attributes);
}

/** The gradients of the plain convolution, and that of the bias: the sum of dy over batch and pixels. */
function withBias(kernelName: string, gradients: ConvolutionGradients): GradConfig {
  return {
    kernelName,
    inputsToSave: ['x', 'filter'],
    gradFunc(dy, saved, attributes) {
      if (attributes['activation'] !== 'linear')
        throw new Error(`${kernelName} is differentiated without an activation only`);
      return {
        ...gradients(dy as Tensor4D, saved as [Tensor4D, Tensor4D], attributes),
        bias: () => sum(dy as Tensor4D, [0, 1, 2]),
      };
    },
  };
}

registerGradient(withBias(FusedConv2D, convolutionGradients));
registerGradient(withBias(FusedDepthwiseConv2D, depthwiseGradients));
