import type { DisplayMap } from './display';
import { isFlat } from './flat-map';

/** Cells a side of a region that a person draws. */
export const REGION_SIDE = 64;

/** Which cells of a picture, REGION_SIDE a side, row by row, belong to what a person pointed out: 1 inside, 0 outside. */
export type Region = Uint8Array<ArrayBuffer>;

/** A box in shares of the picture's sides. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Nothing. */
export function emptyRegion(): Region {
  return new Uint8Array(REGION_SIDE ** 2);
}

/** The cells whose middle lies in a box, in whichever order its sides are given. */
export function boxRegion({ left, top, right, bottom }: Box): Region {
  const within = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
  return emptyRegion().map((_, i) => {
    const x = ((i % REGION_SIDE) + 0.5) / REGION_SIDE;
    const y = (Math.floor(i / REGION_SIDE) + 0.5) / REGION_SIDE;
    return Number(within(x, left, right) && within(y, top, bottom));
  });
}

/** A place in a picture, in shares of its sides. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** The region with all added that lies within a distance of the straight way from one place to another: a brush's stroke. */
export function brushed(region: Region, from: Place, to: Place, radius: number): Region {
  const way = { x: to.x - from.x, y: to.y - from.y };
  const length2 = way.x ** 2 + way.y ** 2;
  return region.map((inside, i) => {
    const x = ((i % REGION_SIDE) + 0.5) / REGION_SIDE - from.x;
    const y = (Math.floor(i / REGION_SIDE) + 0.5) / REGION_SIDE - from.y;
    // The share of the way where it is nearest.
    const along = length2 > 0 ? Math.min(1, Math.max(0, (x * way.x + y * way.y) / length2)) : 0;
    return Number(inside === 1 || (x - along * way.x) ** 2 + (y - along * way.y) ** 2 <= radius ** 2);
  });
}

/** How well a map finds a region. */
export interface Localisation {
  /** Pointing game (Zhang and others, 2016): whether the strongest pixel lies inside, any of equals. */
  readonly hit: boolean;
  /** Share of the map's positive values that lies inside (relevance mass accuracy, Arras and others, 2022); not a number without any. */
  readonly mass: number;
  /** |T ∩ R| / |T ∪ R| of the region R and the |R| strongest pixels T. */
  readonly overlap: number;
  /** The region's share of the picture: what chance gives for `hit` and, of a map without order, for `mass`. */
  readonly share: number;
  /** What as many random pixels overlap on average (`meanOverlap`). */
  readonly chanceOverlap: number;
}

/** How well a map finds a region; `undefined` where the map is flat or the region has no pixel of it. */
export function localisation(map: DisplayMap, region: Region): Localisation | undefined {
  const { width, height, values } = map;
  const inside = values.map((_, i) => {
    const column = Math.floor((((i % width) + 0.5) / width) * REGION_SIDE);
    const row = Math.floor(((Math.floor(i / width) + 0.5) / height) * REGION_SIDE);
    return region[row * REGION_SIDE + column]!;
  });
  const count = inside.reduce((sum, each) => sum + each, 0);
  if (count === 0 || isFlat(map)) return undefined;
  const largest = values.reduce((max, value) => Math.max(max, value), -Infinity);
  let [positive, positiveInside, hit] = [0, 0, false];
  values.forEach((value, i) => {
    positive += Math.max(value, 0);
    if (inside[i] !== 1) return;
    positiveInside += Math.max(value, 0);
    hit ||= value === largest;
  });
  const strongest = Uint32Array.from(values, (_, i) => i)
    .sort((i, j) => values[j]! - values[i]! || i - j)
    .subarray(0, count);
  const both = strongest.reduce((sum, i) => sum + inside[i]!, 0);
  const share = count / values.length;
  return {
    hit,
    mass: positive > 0 ? positiveInside / positive : NaN,
    overlap: both / (2 * count - both),
    share,
    chanceOverlap: meanOverlap(values.length, count),
  };
}

/**
 * The mean of |T ∩ R| / |T ∪ R| for a set R of m of n pixels and m random pixels T: Σ P(k) k / (2m − k) over the overlaps k,
 * which are hypergeometric, P(k) = C(m, k) C(n − m, m − k) / C(n, m). Computed from the likeliest k outwards.
 */
export function meanOverlap(n: number, m: number): number {
  const [lowest, highest] = [Math.max(0, 2 * m - n), m];
  const mode = Math.floor((m + 1) ** 2 / (n + 2));
  // P(k + 1) / P(k)
  const ratio = (k: number) => (m - k) ** 2 / ((k + 1) * (n - 2 * m + k + 1));
  let [mass, sum] = [0, 0];
  const add = (k: number, weight: number) => {
    mass += weight;
    sum += (weight * k) / (2 * m - k);
  };
  let weight = 1;
  for (let k = mode; k <= highest && weight > 1e-18; weight *= ratio(k), k++) add(k, weight);
  weight = 1;
  for (let k = mode - 1; k >= lowest && weight > 1e-18; k--) add(k, (weight /= ratio(k)));
  return sum / mass;
}
