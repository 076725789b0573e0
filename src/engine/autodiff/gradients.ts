/**
 * Importing this file makes the core differentiable: it registers the library's own gradients and puts ours in place
 * of those for `conv2d` and `depthwiseConv2d`.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import {
  Conv2D,
  conv2d,
  Conv2DBackpropInput,
  conv2dTranspose,
  DepthwiseConv2dNative,
  registerGradient,
} from '@tensorflow/tfjs-core';
import type {
  Conv2DAttrs,
  Conv2DBackpropInputAttrs,
  DepthwiseConv2dNativeAttrs,
  GradFunc,
  Tensor4D,
} from '@tensorflow/tfjs-core';
import { backendFacts } from '../backends/facts';
import { convolutionFilterGradient, depthwiseFilterGradient } from './convolution-filter-gradient';
import { geometryOf } from './convolution-geometry';
import { convolutionInputGradient } from './convolution-input-gradient';
import { depthwise, ordinary } from './convolution-kind';

/** True where the backend in use takes a convolution's input gradient by convolution. */
export function gradientByConvolution(): boolean {
  return backendFacts().inputGradientBy === 'convolution';
}

/** Gradients of a convolution by what they are taken by; each is computed only when called. */
export type ConvolutionGradients = (
  dy: Tensor4D,
  saved: readonly [x: Tensor4D, filter: Tensor4D],
  attributes: Parameters<GradFunc>[2],
) => { readonly x: () => Tensor4D; readonly filter: () => Tensor4D };

/** Of `conv2d`, in NHWC. */
export const convolutionGradients: ConvolutionGradients = (dy, [x, filter], attributes) => {
  const { strides, pad, dilations, dataFormat } = attributes as unknown as Conv2DAttrs;
  if (dataFormat !== 'NHWC') throw new Error(`Convolutions are differentiated in NHWC only, not ${dataFormat}`);
  const geometry = geometryOf(x.shape, filter.shape, strides, pad as 'same', dilations);
  const dilated = geometry.rows.dilation > 1 || geometry.columns.dilation > 1;
  return {
    x: () =>
      gradientByConvolution() || dilated
        ? convolutionInputGradient(ordinary, dy, filter, geometry)
        : conv2dTranspose(dy, filter, x.shape, strides, pad as 'same'),
    filter: () => convolutionFilterGradient(x, dy, geometry),
  };
};

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** Of `depthwiseConv2d`: one way on every backend, since wasm has no kernels for these gradients. */
export const depthwiseGradients: ConvolutionGradients = (dy, [x, filter], attributes) => {
  // The Layers library leaves out the dilations by `null`.
  const { strides, pad, dilations } = attributes as unknown as Nullable<DepthwiseConv2dNativeAttrs>;
  const geometry = geometryOf(x.shape, filter.shape, strides ?? 1, pad as 'same', dilations ?? 1);
  return {
    x: () => convolutionInputGradient(depthwise, dy, filter, geometry),
    filter: () => depthwiseFilterGradient(x, dy, geometry),
  };
};

function register(kernelName: string, gradients: ConvolutionGradients): void {
  registerGradient({
    kernelName,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, saved, attributes) => gradients(dy as Tensor4D, saved as [Tensor4D, Tensor4D], attributes),
  });
}

register(Conv2D, convolutionGradients);
// Its kernel is the input gradient of a convolution. The core's own gradient takes the filter's by `Conv2DBackpropFilter`,
// which wasm lacks, and which on cpu takes 30 to 50 times as long as a convolution.
registerGradient({
  kernelName: Conv2DBackpropInput,
  inputsToSave: ['dy', 'filter'],
  gradFunc: (upstream, saved, attributes) => {
    const [dy, filter] = saved as [Tensor4D, Tensor4D];
    const ddx = upstream as Tensor4D;
    const { strides, pad } = attributes as unknown as Conv2DBackpropInputAttrs;
    return {
      dy: () => conv2d(ddx, filter, strides, pad as 'same'),
      filter: () => convolutionFilterGradient(ddx, dy, geometryOf(ddx.shape, filter.shape, strides, pad as 'same')),
    };
  },
});
register(DepthwiseConv2dNative, depthwiseGradients);
