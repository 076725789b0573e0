import { pad, reshape, reverse, slice, transpose, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Phase } from './phases';

/** A filter [kh, kw, in, out] rotated by 180 degrees with its channels swapped: [kh, kw, out, in]. */
export function turned(filter: Tensor4D): Tensor4D {
  return transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]);
}

/**
 * The taps of a turned filter [kh, kw, out, in] that one phase of rows and columns meets: every stride-th from the
 * phases' starts, [rows.taps, columns.taps, out, in]. Made of pad, slice and reshape alone, so that it can be
 * differentiated as often as one likes on every backend (a strided slice cannot).
 */
export function tapsOf(filter: Tensor4D, rows: Phase, columns: Phase, strides: readonly [number, number]): Tensor4D {
  const [, , outputs, inputs] = filter.shape;
  const [down, across] = strides;
  const room = pad(filter, [
    [0, down - 1],
    [0, across - 1],
    [0, 0],
    [0, 0],
  ]);
  const part = slice(room, [rows.start, columns.start, 0, 0], [down * rows.taps, across * columns.taps, -1, -1]);
  const byRow = reshape(part, [rows.taps, down, across * columns.taps, outputs * inputs]);
  const kept = slice(byRow, [0, 0, 0, 0], [-1, 1, -1, -1]);
  const byColumn = reshape(kept, [rows.taps, columns.taps, across, outputs * inputs]);
  return reshape(slice(byColumn, [0, 0, 0, 0], [-1, -1, 1, -1]), [rows.taps, columns.taps, outputs, inputs]);
}
