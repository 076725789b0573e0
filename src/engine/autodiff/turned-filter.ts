import { pad, reshape, slice, type Tensor4D } from '@tensorflow/tfjs-core';
import type { Phase } from './phases';

/**
 * The taps of a turned filter [kh, kw, a, b] that one phase of rows and columns meets: every stride-th from the phases'
 * starts, [rows.taps, columns.taps, a, b]. Made of pad, slice and reshape alone, so that it can be
 * differentiated as often as one likes on every backend (a strided slice cannot).
 */
export function tapsOf(filter: Tensor4D, rows: Phase, columns: Phase, strides: readonly [number, number]): Tensor4D {
  const [, , a, b] = filter.shape;
  const [down, across] = strides;
  const room = pad(filter, [
    [0, down - 1],
    [0, across - 1],
    [0, 0],
    [0, 0],
  ]);
  const part = slice(room, [rows.start, columns.start, 0, 0], [down * rows.taps, across * columns.taps, -1, -1]);
  const byRow = reshape(part, [rows.taps, down, across * columns.taps, a * b]);
  const kept = slice(byRow, [0, 0, 0, 0], [-1, 1, -1, -1]);
  const byColumn = reshape(kept, [rows.taps, columns.taps, across, a * b]);
  return reshape(slice(byColumn, [0, 0, 0, 0], [-1, -1, 1, -1]), [rows.taps, columns.taps, a, b]);
}
