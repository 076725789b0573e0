import { customGrad, engine, keep, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { geometryOf, type Padding } from './convolution-geometry';
import { convolutionInputGradient, derivedFilters } from './convolution-input-gradient';
import type { ConvolutionKind } from './convolution-kind';
import './gradients';
import { rectifierGradient, type RectifierName } from './rectifier';

/** Stride of rows and columns, and the zeros around the picture. */
export interface ConvolutionSpec {
  readonly strides: readonly [number, number];
  readonly padding: Padding;
}

/**
 * y [B, oh, ow, out] of x [B, H, W, in] and a filter of that kind, plus a bias [out] where there is one. Its gradients are
 * convolutions themselves where that is faster (see `gradients.ts`), are taken only for what is asked, and differentiate
 * again, in the picture, the filter and the bias.
 *
 * The bias is added by the convolution's own kernel: as an operation of its own it takes longer than a 1x1 convolution on a
 * software WebGPU adapter.
 */
export function convolution(
  kind: ConvolutionKind,
  x: Tensor4D,
  filter: Tensor4D,
  spec: ConvolutionSpec,
  bias?: Tensor1D,
): Tensor4D {
  if (bias) return inOnePass(kind, { x, filter, bias }, spec);
  return kind.convolve(x, filter, [spec.strides[0], spec.strides[1]], spec.padding);
}

/** The convolution with what its kernel adds at the end. */
function inOnePass(
  kind: ConvolutionKind,
  inputs: { x: Tensor4D; filter: Tensor4D; bias?: Tensor1D },
  { strides, padding }: ConvolutionSpec,
  activation: RectifierName | 'linear' = 'linear',
): Tensor4D {
  const attributes = { strides: [...strides], pad: padding, dilations: [1, 1], dataFormat: 'NHWC', activation };
  return engine().runKernel<Tensor4D>(kind.biasedKernel, inputs, attributes);
}

/** A convolution whose filter and bias stand still. */
export interface FrozenConvolution {
  /**
   * As `convolution`, and rectified in the same pass if so asked; a function of the picture alone: the weights are constants
   * to the tape.
   */
  apply(x: Tensor4D, rectified?: RectifierName): Tensor4D;
  /** Frees what was derived from the filter, not the filter or the bias. */
  dispose(): void;
}

/**
 * `convolution` for a network at rest (attacks, maps): what the input gradient derives from the filter is derived once,
 * here, since turning a filter takes longer on wasm than the convolution it is for. Saved on the tape is what was rectified,
 * and nothing else. `inputShape` is [H, W, in]; filter and bias must outlive the result.
 */
export function frozenConvolution(
  kind: ConvolutionKind,
  filter: Tensor4D,
  inputShape: readonly [number, number, number],
  spec: ConvolutionSpec,
  bias?: Tensor1D,
): FrozenConvolution {
  const strides: [number, number] = [spec.strides[0], spec.strides[1]];
  const geometry = geometryOf([1, ...inputShape], filter.shape, strides, spec.padding);
  const back = kind.backKernel();
  const derived = new Map<string, Tensor4D>();
  if (!back) tidy(() => derivedFilters(kind, filter, geometry).forEach((made, key) => derived.set(key, keep(made))));
  const gradient = (dy: Tensor4D, shape: Tensor4D['shape']) =>
    back
      ? back(dy, filter, shape, strides, spec.padding)
      : convolutionInputGradient(kind, dy, filter, geometry, derived);
  const plain = customGrad((x) => ({
    value: convolution(kind, x as Tensor4D, filter, spec, bias),
    gradFunc: (dy: Tensor) => gradient(dy as Tensor4D, (x as Tensor4D).shape),
  }));
  // Where y is rectified shows in its values; its derivative there is constant.
  const rectifiedBy = (name: RectifierName) =>
    customGrad((input, save) => {
      const x = input as Tensor4D;
      const y = inOnePass(kind, { x, filter, ...(bias && { bias }) }, spec, name);
      (save as unknown as (tensors: Tensor[]) => void)([y]);
      const gradFunc = (dy: Tensor, [at]: Tensor[]) => gradient(rectifierGradient(name, at!, dy) as Tensor4D, x.shape);
      return { value: y, gradFunc };
    });
  return {
    apply: (x, rectified) => (rectified ? rectifiedBy(rectified) : plain)(x) as Tensor4D,
    dispose: () => derived.forEach((made) => made.dispose()),
  };
}
