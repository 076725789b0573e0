import { div, max, tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { applySeparable, gaussianMap } from '../image/separable';

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

/**
 * Masks `from` to `to` of the grid, row by row: [to − from, H, W, 1], each a disc blurred with sigma = radius and scaled
 * to a peak of 1. At the picture's edge the blur repeats the edge, so masks there are as strong as in the middle.
 */
export function bumps(grid: PerturbationGrid, from: number, to: number): Tensor4D {
  const { height, width, radius, rows, columns } = grid;
  const discs = new Float32Array((to - from) * height * width);
  for (let point = from; point < to; point++) {
    const row = rows[Math.floor(point / columns.length)]!;
    const column = columns[point % columns.length]!;
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        if ((y - row) ** 2 + (x - column) ** 2 <= radius ** 2) discs[((point - from) * height + y) * width + x] = 1;
  }
  return tidy(() => {
    const sharp = tensor4d(discs, [to - from, height, width, 1]);
    const smooth = applySeparable(sharp, gaussianMap(height, radius), gaussianMap(width, radius));
    return div(smooth, max(smooth, [1, 2, 3], true));
  });
}
