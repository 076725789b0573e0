import { customGrad, depthwiseConv2d, fused, keep, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ConvolutionSpec, FrozenConvolution } from './convolution';
import { geometryOf } from './convolution-geometry';
import { convolutionInputGradient, derivedFilters } from './convolution-input-gradient';
import { depthwise } from './convolution-kind';
import './gradients';

/**
 * y = depthwiseConv2d(x, filter): x [B, H, W, in], filter [kh, kw, in, m], y [B, oh, ow, in m], channel i m + j being
 * channel i under its filter j. Both gradients are depthwise convolutions themselves and differentiate again.
 */
export function depthwiseConvolution(x: Tensor4D, filter: Tensor4D, { strides, padding }: ConvolutionSpec): Tensor4D {
  return depthwiseConv2d(x, filter, [strides[0], strides[1]], padding);
}

/** As `frozenConvolution`, for a depthwise convolution. `inputShape` is [H, W, in], the bias [in m]. */
export function frozenDepthwiseConvolution(
  filter: Tensor4D,
  inputShape: readonly [number, number, number],
  spec: ConvolutionSpec,
  bias?: Tensor1D,
): FrozenConvolution {
  const strides: [number, number] = [spec.strides[0], spec.strides[1]];
  const geometry = geometryOf([1, ...inputShape], filter.shape, strides, spec.padding);
  // The kernels take explicit padding, which this operation's type alone leaves out.
  const pad = spec.padding as 'same';
  const derived = new Map<string, Tensor4D>();
  tidy(() => derivedFilters(depthwise, filter, geometry).forEach((made, key) => derived.set(key, keep(made))));
  const operation = customGrad((input) => {
    const x = input as Tensor4D;
    return {
      value: bias ? fused.depthwiseConv2d({ x, filter, strides, pad, bias }) : depthwiseConvolution(x, filter, spec),
      gradFunc: (dy: Tensor) => convolutionInputGradient(depthwise, dy as Tensor4D, filter, geometry, derived),
    };
  });
  return {
    apply: (x) => operation(x) as Tensor4D,
    dispose: () => derived.forEach((made) => made.dispose()),
  };
}
