/**
 * Importing this file makes the core differentiable: it registers the library's own gradients and puts ours in place
 * of those of convolutions, with and without a bias.
 */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { conv2d, Conv2DBackpropInput, registerGradient, sum } from '@tensorflow/tfjs-core';
import type { Conv2DAttrs, Conv2DBackpropInputAttrs, GradFunc, Tensor4D } from '@tensorflow/tfjs-core';
import { convolutionFilterGradient } from './convolution-filter-gradient';
import { geometryOf } from './convolution-geometry';
import { convolutionInputGradient } from './convolution-input-gradient';
import { depthwise, ordinary, type ConvolutionKind } from './convolution-kind';

type Nullable<T> = { readonly [K in keyof T]: T[K] | null };

/** The gradients of a convolution, in NHWC; each is computed only when called. */
function gradientsOf(
  kind: ConvolutionKind,
  dy: Tensor4D,
  x: Tensor4D,
  filter: Tensor4D,
  attributes: Parameters<GradFunc>[2],
) {
  // The Layers library leaves out what it can by `null`.
  const { strides, pad, dilations, dataFormat } = attributes as unknown as Nullable<Conv2DAttrs>;
  if (dataFormat && dataFormat !== 'NHWC')
    throw new Error(`Convolutions are differentiated in NHWC only, not ${dataFormat}`);
  const padding = pad as 'same';
  const geometry = geometryOf(x.shape, filter.shape, strides ?? 1, padding, dilations ?? 1);
  const { rows, columns } = geometry;
  const back = rows.dilation > 1 || columns.dilation > 1 ? undefined : kind.backKernel();
  return {
    x: () =>
      back
        ? back(dy, filter, x.shape, [rows.stride, columns.stride], padding)
        : convolutionInputGradient(kind, dy, filter, geometry),
    filter: () => kind.filterGradient(x, dy, geometry),
  };
}

for (const kind of [ordinary, depthwise]) {
  registerGradient({
    kernelName: kind.kernel,
    inputsToSave: ['x', 'filter'],
    gradFunc(dy, saved, attributes) {
      const [x, filter] = saved as [Tensor4D, Tensor4D];
      return gradientsOf(kind, dy as Tensor4D, x, filter, attributes);
    },
  });
  // The bias gets the sum of dy over batch and pixels.
  registerGradient({
    kernelName: kind.biasedKernel,
    inputsToSave: ['x', 'filter'],
    gradFunc(dy, saved, attributes) {
      if (attributes['activation'] !== 'linear')
        throw new Error(`${kind.biasedKernel} is differentiated without an activation only`);
      const [x, filter] = saved as [Tensor4D, Tensor4D];
      const bias = () => sum(dy as Tensor4D, [0, 1, 2]);
      return { ...gradientsOf(kind, dy as Tensor4D, x, filter, attributes), bias };
    },
  });
}

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
