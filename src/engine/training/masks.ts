import { percentileOf } from '@/domain/display';
import type { PerturbationMaps } from '@/domain/training/checkpoint';
import type { TrainingSettings } from '@/domain/training/params';
import { bilinearMap } from '../image/separable';

/** Below this share of a byte a map is flat: the network does not mind where the picture is blurred. */
const FLAT = 1e-6;

/** The perturbation map of picture `index` at the picture's size, bilinear as in the recipe: 255 at its peak or less. */
export function fullMap(maps: PerturbationMaps, index: number, height: number, width: number): Float32Array {
  const { rows, columns, values } = maps;
  const vertical = bilinearMap(rows, height).values;
  const horizontal = bilinearMap(columns, width).values;
  const map = new Float32Array(height * width);
  const line = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    line.fill(0);
    for (let i = 0; i < rows; i++) {
      const weight = vertical[y * rows + i]!;
      if (weight === 0) continue;
      const from = (index * rows + i) * columns;
      for (let j = 0; j < columns; j++) line[j]! += weight * values[from + j]!;
    }
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let j = 0; j < columns; j++) sum += horizontal[x * columns + j]! * line[j]!;
      map[y * width + x] = sum;
    }
  }
  return map;
}

/**
 * 0 where a pixel is salient and left alone, 1 where its gradient is held down: 1 − M of method R_S. Salient is the top
 * `quantile` of the map's pixels, or what reaches `maskThreshold` of its peak. A flat map gives zeros: no penalty.
 */
export function penalised(
  map: Float32Array,
  { maskRule, quantile, maskThreshold }: Pick<TrainingSettings, 'maskRule' | 'quantile' | 'maskThreshold'>,
): Float32Array {
  const sorted = map.slice().sort();
  const peak = sorted.at(-1) ?? 0;
  if (peak <= FLAT) return new Float32Array(map.length);
  const threshold = maskRule === 'threshold' ? maskThreshold * peak : percentileOf(sorted, 100 * (1 - quantile));
  return map.map((value) => (value >= threshold ? 0 : 1));
}

/** Scales a map to length 1 (L2), as the target of the imitation form; a flat one becomes zeros. */
export function scaleToUnit(map: Float32Array): void {
  const length = Math.sqrt(map.reduce((sum, value) => sum + value * value, 0));
  map.forEach((value, i) => (map[i] = length > FLAT ? value / length : 0));
}
