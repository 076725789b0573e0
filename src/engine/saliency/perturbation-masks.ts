import { div, matMul, max, reshape, tensor3d, tidy, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import { numbersEndToEnd } from '@/domain/end-to-end';
import type { Box } from '../models/classifier';
import { gaussianMap, type AxisMap } from '../image/separable';

/** Where a picture is blurred, and how: everything in pixels of that picture. */
export interface PerturbationGrid {
  readonly height: number;
  readonly width: number;
  /** Distance of neighbouring points. */
  readonly stride: number;
  /** Radius of the disc, and the sigma by which the disc itself is softened. */
  readonly radius: number;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The sizes meant for 32 pixels, scaled to the picture's shorter side; points at stride/2, 3·stride/2, … */
export function perturbationGrid(height: number, width: number, stride32: number, radius32: number): PerturbationGrid {
  const scale = Math.min(height, width) / 32;
  const stride = Math.max(1, Math.round(stride32 * scale));
  const centres = (size: number): number[] => {
    const first = Math.floor(stride / 2);
    return Array.from({ length: Math.max(1, Math.ceil((size - first) / stride)) }, (_, i) => first + i * stride);
  };
  return { height, width, stride, radius: radius32 * scale, rows: centres(height), columns: centres(width) };
}

/** Where the mask of a point of the grid is above zero. */
export function maskBox({ height, width, radius, rows, columns }: PerturbationGrid, point: number): Box {
  const reach = Math.floor(radius) + Math.round(3 * radius);
  const around = (centre: number, size: number) =>
    [Math.max(0, centre - reach), Math.min(size, centre + reach + 1)] as const;
  return {
    rows: around(rows[Math.floor(point / columns.length)]!, height),
    columns: around(columns[point % columns.length]!, width),
  };
}

/** Masks `from` to `to` of a grid, row by row. */
export type Masks = (from: number, to: number) => Tensor4D;

/**
 * The masks of a grid for pictures of so many channels, each repeated in all: [to − from, H, W, C]. A mask is a disc blurred
 * with sigma = radius and scaled to a peak of 1. At the picture's edge the blur repeats the edge, so masks there are as
 * strong as in the middle.
 *
 * A blurred disc is the product V D H of the disc, a small square, and the columns of the blur's matrices that meet it; D H
 * is made once for each column of the grid.
 */
export function perturbationMasks(grid: PerturbationGrid, channels: number): Masks {
  const { height, width, radius, rows, columns } = grid;
  const reach = Math.floor(radius);
  const side = 2 * reach + 1;
  const across = Array.from({ length: side }, (_, y) => Math.floor(Math.sqrt(radius ** 2 - (y - reach) ** 2)));
  const down = gaussianMap(height, radius);
  const vertical = rows.map((row) =>
    Float32Array.from({ length: height * side }, (_, i) =>
      weight(down, Math.floor(i / side), row - reach + (i % side)),
    ),
  );
  const over = gaussianMap(width, radius);
  const horizontal = columns.map((column) =>
    Float32Array.from({ length: side * width * channels }, (_, i) => {
      const half = across[Math.floor(i / (width * channels))]!;
      const to = Math.floor((i % (width * channels)) / channels);
      let sum = 0;
      for (let x = column - half; x <= column + half; x++) sum += weight(over, to, x);
      return sum;
    }),
  );
  return (from, to) => {
    const points = Array.from({ length: to - from }, (_, i) => from + i);
    const left = numbersEndToEnd(points.map((point) => vertical[Math.floor(point / columns.length)]!));
    const right = numbersEndToEnd(points.map((point) => horizontal[point % columns.length]!));
    return tidy(() => {
      const smooth = matMul<Tensor3D>(
        tensor3d(left, [points.length, height, side]),
        tensor3d(right, [points.length, side, width * channels]),
      );
      return reshape(div(smooth, max(smooth, [1, 2], true)), [points.length, height, width, channels]);
    });
  };
}

/** What an output takes of an input; of one beyond the edge nothing. */
function weight({ inputs, values }: AxisMap, output: number, input: number): number {
  return input < 0 || input >= inputs ? 0 : values[output * inputs + input]!;
}
