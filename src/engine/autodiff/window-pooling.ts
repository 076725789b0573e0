import type { Tensor4D } from '@tensorflow/tfjs-core';
import './gradients';
import { linearMap } from './linear-map';
import { savingInput } from './saving-input';

/** A pooling's window and strides, and whether windows may reach beyond the picture. */
export interface Pooling {
  readonly filterSize: [number, number];
  readonly strides: [number, number];
  readonly pad: 'valid' | 'same';
}

/** What makes one value of each window, and its derivative at a picture x, which is linear. */
export interface WindowMaps {
  readonly value: (x: Tensor4D, pooling: Pooling) => Tensor4D;
  /** From a gradient by the values to the gradient by the pixels of x. */
  readonly spread: (dy: Tensor4D, x: Tensor4D, pooling: Pooling) => Tensor4D;
  /** The adjoint of `spread`: from pixels to values. */
  readonly collect: (t: Tensor4D, x: Tensor4D, pooling: Pooling) => Tensor4D;
}

/** A pooling [B, H, W, C] -> [B, h, w, C] of a picture's windows, differentiable as often as one likes. */
export type WindowPooling = (
  x: Tensor4D,
  window: readonly [number, number],
  strides: readonly [number, number],
  padding: 'valid' | 'same',
) => Tensor4D;

/** The pooling made of its maps. */
export function windowPooling({ value, spread, collect }: WindowMaps): WindowPooling {
  return (x, window, strides, padding) => {
    const pooling: Pooling = { filterSize: [...window], strides: [...strides], pad: padding };
    return savingInput<Tensor4D, Tensor4D>(
      (picture) => value(picture, pooling),
      (picture, dy) =>
        linearMap<Tensor4D, Tensor4D>(
          (t) => spread(t, picture, pooling),
          (t) => collect(t, picture, pooling),
        )(dy),
    )(x);
  };
}
