import {
  add,
  avgPool,
  clone,
  customGrad,
  div,
  getBackend,
  maxPool as coreMaxPool,
  mean,
  min,
  ones,
  pad,
  sub,
  zerosLike,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { geometryOf, type Axis } from './convolution-geometry';
import './gradients';

/** Mean over height and width: [B, H, W, C] -> [B, C]. */
export function globalAveragePool(x: Tensor4D): Tensor2D {
  return mean(x, [1, 2]);
}

/**
 * Means of windows, of which only pixels within the picture count. With padding it is a quotient of sums with zeros
 * around, since the core's own gradient is wrong there.
 */
export function averagePool(
  x: Tensor4D,
  window: readonly [number, number],
  strides: readonly [number, number],
  padding: 'valid' | 'same',
): Tensor4D {
  const pool = (picture: Tensor4D) => avgPool(picture, [window[0], window[1]], [strides[0], strides[1]], 'valid');
  if (padding === 'valid') return pool(x);
  const [, height, width, channels] = x.shape;
  const zeros = zerosAround([height, width], window, strides);
  return div(pool(pad(x, zeros)), pool(pad(ones([1, height, width, channels]), zeros)));
}

/** How many zeros 'same' puts before and after each axis of [B, H, W, C]. */
function zerosAround(
  [height, width]: readonly [number, number],
  window: readonly [number, number],
  strides: readonly [number, number],
): [number, number][] {
  const { rows, columns } = geometryOf([1, height, width, 1], [...window, 1, 1], [strides[0], strides[1]], 'same');
  const sides = ({ output, stride, taps, input, before }: Axis): [number, number] => [
    before,
    Math.max(0, (output - 1) * stride + taps - input - before),
  ];
  return [[0, 0], sides(rows), sides(columns), [0, 0]];
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
