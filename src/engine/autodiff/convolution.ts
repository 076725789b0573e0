import { conv2d, conv2dTranspose, customGrad, fused, keep, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { geometryOf, type Padding } from './convolution-geometry';
import { convolutionInputGradient, derivedFilters } from './convolution-input-gradient';
import { ordinary } from './convolution-kind';
import { gradientByConvolution } from './gradients';

/** Stride of rows and columns, and the zeros around the picture. */
export interface ConvolutionSpec {
  readonly strides: readonly [number, number];
  readonly padding: Padding;
}

/**
 * y = conv2d(x, filter): x [B, H, W, in], filter [kh, kw, in, out], y [B, oh, ow, out]. Its gradients are convolutions
 * themselves where that is faster (see `gradients.ts`), are taken only for what is asked, and differentiate again, in
 * the picture and in the filter.
 */
export function convolution(x: Tensor4D, filter: Tensor4D, { strides, padding }: ConvolutionSpec): Tensor4D {
  return conv2d(x, filter, [strides[0], strides[1]], padding);
}

/** A convolution whose filter and bias stand still. */
export interface FrozenConvolution {
  /** As `convolution`, plus the bias; a function of the picture alone: the weights are constants to the tape. */
  apply(x: Tensor4D): Tensor4D;
  /** Frees what was derived from the filter, not the filter or the bias. */
  dispose(): void;
}

/**
 * `convolution` for a network at rest (attacks, maps): what the input gradient derives from the filter is derived once,
 * here, since turning a filter takes longer on wasm than the convolution it is for. Nothing is saved on the tape. The
 * bias is added by the convolution's own kernel: as an operation of its own it takes longer than a 1x1 convolution on a
 * software WebGPU adapter. `inputShape` is [H, W, in]; filter and bias [out] must outlive the result.
 */
export function frozenConvolution(
  filter: Tensor4D,
  inputShape: readonly [number, number, number],
  spec: ConvolutionSpec,
  bias?: Tensor1D,
): FrozenConvolution {
  const strides: [number, number] = [spec.strides[0], spec.strides[1]];
  const geometry = geometryOf([1, ...inputShape], filter.shape, strides, spec.padding);
  const derived = new Map<string, Tensor4D>();
  if (gradientByConvolution())
    tidy(() => derivedFilters(ordinary, filter, geometry).forEach((made, key) => derived.set(key, keep(made))));
  const gradient = (dy: Tensor4D, shape: Tensor4D['shape']): Tensor4D =>
    derived.size > 0
      ? convolutionInputGradient(ordinary, dy, filter, geometry, derived)
      : conv2dTranspose(dy, filter, shape, strides, spec.padding);
  const operation = customGrad((input) => {
    const x = input as Tensor4D;
    return {
      value: bias ? fused.conv2d({ x, filter, strides, pad: spec.padding, bias }) : convolution(x, filter, spec),
      gradFunc: (dy: Tensor) => gradient(dy as Tensor4D, x.shape),
    };
  });
  return {
    apply: (x) => operation(x) as Tensor4D,
    dispose: () => derived.forEach((made) => made.dispose()),
  };
}
