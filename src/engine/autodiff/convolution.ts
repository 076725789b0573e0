import { customGrad, engine, keep, tidy } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { geometryOf, type Padding } from './convolution-geometry';
import { convolutionInputGradient, derivedFilters } from './convolution-input-gradient';
import type { ConvolutionKind } from './convolution-kind';
import './gradients';

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
  { strides, padding }: ConvolutionSpec,
  bias?: Tensor1D,
): Tensor4D {
  if (!bias) return kind.convolve(x, filter, [strides[0], strides[1]], padding);
  const attributes = {
    strides: [...strides],
    pad: padding,
    dilations: [1, 1],
    dataFormat: 'NHWC',
    activation: 'linear',
  };
  return engine().runKernel<Tensor4D>(kind.biasedKernel, { x, filter, bias }, attributes);
}

/** A convolution whose filter and bias stand still. */
export interface FrozenConvolution {
  /** As `convolution`; a function of the picture alone: the weights are constants to the tape. */
  apply(x: Tensor4D): Tensor4D;
  /** Frees what was derived from the filter, not the filter or the bias. */
  dispose(): void;
}

/**
 * `convolution` for a network at rest (attacks, maps): what the input gradient derives from the filter is derived once,
 * here, since turning a filter takes longer on wasm than the convolution it is for. Nothing is saved on the tape.
 * `inputShape` is [H, W, in]; filter and bias must outlive the result.
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
  const operation = customGrad((input) => {
    const x = input as Tensor4D;
    return {
      value: convolution(kind, x, filter, spec, bias),
      gradFunc: (dy: Tensor) =>
        back
          ? back(dy as Tensor4D, filter, x.shape, strides, spec.padding)
          : convolutionInputGradient(kind, dy as Tensor4D, filter, geometry, derived),
    };
  });
  return {
    apply: (x) => operation(x) as Tensor4D,
    dispose: () => derived.forEach((made) => made.dispose()),
  };
}
