import { reduceMap, type DisplayMap } from '@/domain/display';
import type { Explanation } from './explain';

/** Each picture's map with one value a pixel, as it is shown on the page (`reduceMap`). */
export function mapValues({ maps, shape, targets, noise }: Explanation, signed: boolean): DisplayMap[] {
  const [, height = 0, width = 0, channels = 0] = shape;
  const size = height * width * channels;
  return targets.map((target, i) =>
    reduceMap(
      { width, height, channels, target, noise: noise[i]!, data: maps.slice(i * size, (i + 1) * size) },
      signed,
    ),
  );
}
