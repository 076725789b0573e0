import type { DisplayMap } from './display';
import { spearman, topOverlap } from './metrics';
import { ssim } from './ssim';

/** How far an explanation moved between the clean and the attacked picture. */
export interface MapShift {
  readonly spearman: number;
  readonly ssim: number;
  readonly top10: number;
}

/**
 * Spearman and top-10 % overlap on |map|; SSIM on the maps as they are, with the span of both together as its range.
 * Maps of different size cannot be compared: `undefined`.
 */
export function mapShift(clean: DisplayMap, attacked: DisplayMap): MapShift | undefined {
  if (clean.width !== attacked.width || clean.height !== attacked.height) return undefined;
  const [a, b] = [clean.values.map(Math.abs), attacked.values.map(Math.abs)];
  const range = Math.max(clean.max, attacked.max) - Math.min(clean.min, attacked.min);
  return {
    spearman: spearman(a, b),
    ssim: ssim(clean.values, attacked.values, clean.width, clean.height, range),
    top10: topOverlap(a, b, 0.1),
  };
}
