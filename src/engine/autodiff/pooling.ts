import {
  add,
  avgPool,
  clone,
  customGrad,
  getBackend,
  maxPool as coreMaxPool,
  mean,
  min,
  sub,
  zerosLike,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import './gradients';

/** Mean over height and width: [B, H, W, C] -> [B, C]. */
export function globalAveragePool(x: Tensor4D): Tensor2D {
  return mean(x, [1, 2]);
}

/** Means of windows that lie wholly within the picture; with padding the core's gradient would be wrong. */
export function averagePool(
  x: Tensor4D,
  window: readonly [number, number],
  strides: readonly [number, number],
): Tensor4D {
  return avgPool(x, [window[0], window[1]], [strides[0], strides[1]], 'valid');
}

/**
 * Maxima of windows; of equal maxima one takes the gradient. On wasm the picture is lifted above zero and the result
 * lowered again, since that backend's gradient starts its search for the maximum at zero.
 */
export function maxPool(
  x: Tensor4D,
  window: readonly [number, number],
  strides: readonly [number, number],
  padding: 'valid' | 'same',
): Tensor4D {
  const pool = (picture: Tensor4D) => coreMaxPool(picture, [window[0], window[1]], [strides[0], strides[1]], padding);
  if (getBackend() !== 'wasm') return pool(x);
  const lift = sub(1, constant(min(x)));
  return sub(pool(add(x, lift)), lift);
}

/** The same value, through which no gradient flows. */
const constant = customGrad((x) => ({ value: clone(x as Tensor), gradFunc: (dy: Tensor) => zerosLike(dy) }));
