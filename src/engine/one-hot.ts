import { oneHot, tensor2d, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';

/** Rows [B, width] of zeros with a one at each row's class; throws nothing, a class beyond `width` gives a row of zeros. */
export function oneHotRows(classes: readonly number[], width: number): Tensor2D {
  const values = new Float32Array(classes.length * width);
  classes.forEach((index, row) => {
    if (index < width) values[row * width + index] = 1;
  });
  return tensor2d(values, [classes.length, width]);
}

/** The same for indices [B] on the backend, through which no gradient flows. */
export function oneHotOf(indices: Tensor1D, width: number): Tensor2D {
  return oneHot(indices, width, 1, 0, 'float32') as Tensor2D;
}
