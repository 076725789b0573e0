import { cast, greater, less, sub, type Tensor4D } from '@tensorflow/tfjs-core';

/**
 * −1, 0 or 1. Made of comparisons: `sign` of TensorFlow.js 4.22 takes what is below about 1e-7 for zero on wasm, and
 * the loss of a picture that a model is sure of has gradients far below that.
 */
export function exactSign(x: Tensor4D): Tensor4D {
  return sub(cast(greater(x, 0), 'float32'), cast(less(x, 0), 'float32'));
}
