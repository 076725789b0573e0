import { matMul, reshape, tensor2d, tidy, transpose, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';

/**
 * A linear map of one axis: row i of `values` holds the weights that make output i out of the inputs. Resizing and
 * blurring are such maps along rows and columns, hence two matrix products: exact on every backend, edges included.
 */
export interface AxisMap {
  readonly outputs: number;
  readonly inputs: number;
  /** [outputs, inputs], row by row. */
  readonly values: Float32Array;
}

/** Bilinear resizing with half-pixel centres, edges repeated (PyTorch's `align_corners=False`, no antialiasing). */
export function bilinearMap(inputs: number, outputs: number): AxisMap {
  const values = new Float32Array(outputs * inputs);
  for (let i = 0; i < outputs; i++) {
    const position = Math.min(Math.max(((i + 0.5) * inputs) / outputs - 0.5, 0), inputs - 1);
    const left = Math.min(Math.floor(position), inputs - 1);
    const right = Math.min(left + 1, inputs - 1);
    values[i * inputs + left]! += 1 - (position - left);
    values[i * inputs + right]! += position - left;
  }
  return { outputs, inputs, values };
}

/** Gaussian blur of standard deviation `sigma` pixels, cut at 3 sigma, edges repeated; rows sum to 1. */
export function gaussianMap(size: number, sigma: number): AxisMap {
  const reach = Math.round(3 * sigma);
  const taps = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-0.5 * ((k - reach) / sigma) ** 2));
  const total = taps.reduce((sum, tap) => sum + tap, 0);
  const values = new Float32Array(size * size);
  for (let i = 0; i < size; i++)
    taps.forEach((tap, k) => {
      const source = Math.min(Math.max(i + k - reach, 0), size - 1);
      values[i * size + source]! += tap / total;
    });
  return { outputs: size, inputs: size, values };
}

/** Applies one map along the rows' axis and one along the columns' axis of [B, H, W, C]: [B, H', W', C]. */
export function applySeparable(images: Tensor4D, vertical: AxisMap, horizontal: AxisMap): Tensor4D {
  const [batch, height, , channels] = images.shape;
  return tidy(() => {
    const lines: Tensor2D = reshape(transpose(images, [0, 3, 1, 2]), [-1, horizontal.inputs]);
    const wide = reshape(matMul(lines, matrix(horizontal), false, true), [batch, channels, height, horizontal.outputs]);
    const columns: Tensor2D = reshape(transpose(wide, [0, 1, 3, 2]), [-1, vertical.inputs]);
    const tall = matMul(columns, matrix(vertical), false, true);
    return transpose(reshape(tall, [batch, channels, horizontal.outputs, vertical.outputs]), [0, 3, 2, 1]);
  });
}

/** [B, h, w, C] resized bilinearly to [B, height, width, C]. */
export function resizeBilinear(images: Tensor4D, height: number, width: number): Tensor4D {
  return applySeparable(images, bilinearMap(images.shape[1], height), bilinearMap(images.shape[2], width));
}

function matrix({ values, outputs, inputs }: AxisMap): Tensor2D {
  return tensor2d(values, [outputs, inputs]);
}
