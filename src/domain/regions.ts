import type { DisplayMap } from './display';
import { isFlat } from './flat-map';

/** A ninth of a map and how much of the whole magnitude lies in it. */
export interface Region {
  readonly name: RegionName;
  /** Share of Σ|value| in [0, 1]. */
  readonly share: number;
  /** The pixel of the largest magnitude there, and its value in the map's raw units. */
  readonly peak: { readonly x: number; readonly y: number; readonly value: number };
}

const NAMES = [
  ['top-left', 'top', 'top-right'],
  ['left', 'centre', 'right'],
  ['bottom-left', 'bottom', 'bottom-right'],
] as const;

export type RegionName = (typeof NAMES)[number][number];

/**
 * A map in words: its nine regions (thirds of width and height), most magnitude first. Empty for a flat map, which has
 * none.
 */
export function regionsOf(map: DisplayMap): Region[] {
  if (isFlat(map)) return [];
  const { width, height, values } = map;
  const regions = NAMES.flat().map((name) => ({ name, share: 0, peak: { x: 0, y: 0, value: 0 } }));
  let total = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = values[y * width + x]!;
      const region = regions[Math.floor((3 * y) / height) * 3 + Math.floor((3 * x) / width)]!;
      region.share += Math.abs(value);
      total += Math.abs(value);
      if (Math.abs(value) > Math.abs(region.peak.value)) region.peak = { x, y, value };
    }
  return regions.map((region) => ({ ...region, share: region.share / total })).sort((a, b) => b.share - a.share);
}
