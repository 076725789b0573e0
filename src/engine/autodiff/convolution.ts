import { conv2d, conv2dTranspose, customGrad, keep, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { geometryOf, type Padding } from './convolution-geometry';
import { convolutionInputGradient, derivedFilters } from './convolution-input-gradient';
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

/** A convolution whose filter stands still. */
export interface FrozenConvolution {
  /** As `convolution`, a function of the picture alone: the filter is a constant to the tape. */
  apply(x: Tensor4D): Tensor4D;
  /** Frees what was derived from the filter, not the filter. */
  dispose(): void;
}

/**
 * `convolution` for a network at rest (attacks, maps): what the input gradient derives from the filter is derived once,
 * here, since turning a filter takes longer on wasm than the convolution it is for. Nothing is saved on the tape.
 * `inputShape` is [H, W, in]; the filter must outlive the result.
 */
export function frozenConvolution(
  filter: Tensor4D,
  inputShape: readonly [number, number, number],
  spec: ConvolutionSpec,
): FrozenConvolution {
  const strides: [number, number] = [spec.strides[0], spec.strides[1]];
  const geometry = geometryOf([1, ...inputShape], filter.shape, strides, spec.padding);
  const derived = new Map<string, Tensor4D>();
  if (gradientByConvolution())
    tidy(() => derivedFilters(filter, geometry).forEach((made, key) => derived.set(key, keep(made))));
  const gradient = (dy: Tensor4D, shape: Tensor4D['shape']): Tensor4D =>
    derived.size > 0
      ? convolutionInputGradient(dy, filter, geometry, derived)
      : conv2dTranspose(dy, filter, shape, strides, spec.padding);
  const operation = customGrad((input) => {
    const x = input as Tensor4D;
    return {
      value: convolution(x, filter, spec),
      gradFunc: (dy: Tensor) => gradient(dy as Tensor4D, x.shape),
    };
  });
  return {
    apply: (x) => operation(x) as Tensor4D,
    dispose: () => derived.forEach((made) => made.dispose()),
  };
}
