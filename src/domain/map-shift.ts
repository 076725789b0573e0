import type { DisplayMap } from './display';
import { isFlat } from './flat-map';
import { spearman, topOverlap } from './metrics';
import { ssim } from './ssim';

/** How far an explanation moved between the clean and the attacked picture. */
export interface MapShift {
  /** Not a number, as the two others, where a map is flat: it has no order, no shape and no strongest pixels. */
  readonly spearman: number;
  readonly ssim: number;
  readonly top10: number;
  /** Which of the maps say nothing (`isFlat`). */
  readonly flat: 'none' | 'clean' | 'attacked' | 'both';
}

/** The share of a map's pixels that count as its strongest. */
export const TOP = 0.1;

/**
 * Spearman and top-10 % overlap on |map|; SSIM on the maps as they are, with the span of both together as its range. The
 * one definition of the page, the command line and the tables, which compare maps of one class: the clean picture's.
 * Maps of different size cannot be compared: `undefined`.
 */
export function mapShift(clean: DisplayMap, attacked: DisplayMap): MapShift | undefined {
  if (clean.width !== attacked.width || clean.height !== attacked.height) return undefined;
  const [before, after] = [isFlat(clean), isFlat(attacked)];
  if (before || after)
    return { spearman: NaN, ssim: NaN, top10: NaN, flat: !after ? 'clean' : before ? 'both' : 'attacked' };
  const [a, b] = [clean.values.map(Math.abs), attacked.values.map(Math.abs)];
  const range = Math.max(clean.max, attacked.max) - Math.min(clean.min, attacked.min);
  return {
    spearman: spearman(a, b),
    ssim: ssim(clean.values, attacked.values, clean.width, clean.height, range),
    top10: topOverlap(a, b, TOP),
    flat: 'none',
  };
}
