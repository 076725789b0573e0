import { isFlat } from './flat-map';
import type { DisplayMap } from './display';
import { TOP } from './map-shift';
import { strongest } from './metrics';
import type { Pixels } from './picture';

/** The colours of places that two maps call their strongest, RGB: the first alone, the second alone, both. After Okabe and Ito. */
export const DISAGREEMENT_COLOURS = { first: [230, 159, 0], second: [86, 180, 233], both: [255, 255, 255] } as const;

/** How much of the picture’s grey is left where neither map is strong. */
const DIMMED = 0.45;

/**
 * Write as RGBA bytes where two maps of a picture, all of one size, have their strongest tenth of pixels, by magnitude: the
 * first alone, the second alone or both, over the darkened grey of the picture. A flat map has no strongest pixels.
 */
export function paintDisagreement(
  first: DisplayMap,
  second: DisplayMap,
  picture: Pixels,
  rgba: Uint8ClampedArray,
): void {
  const [inFirst, inSecond] = [first, second].map(
    (map) => new Set(isFlat(map) ? [] : strongest(map.values.map(Math.abs), TOP)),
  ) as [Set<number>, Set<number>];
  for (let i = 0; i < first.values.length; i++) {
    const [r, g, b] = [0, 1, 2].map((c) => picture.data[i * 3 + c]!) as [number, number, number];
    const grey = 255 * DIMMED * (0.2126 * r + 0.7152 * g + 0.0722 * b);
    const whose = inFirst.has(i) ? (inSecond.has(i) ? 'both' : 'first') : inSecond.has(i) ? 'second' : undefined;
    rgba.set([...(whose ? DISAGREEMENT_COLOURS[whose] : [grey, grey, grey]), 255], i * 4);
  }
}
