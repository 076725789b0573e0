import type { DisplayMap } from './display';
import { entropy } from './entropy';
import { isFlat } from './flat-map';
import { gini } from './gini';
import { mapShift, TOP, type MapShift } from './map-shift';
import { overlap, pearson, strongest } from './metrics';
import { random, shuffled } from './random';
import { ssim } from './ssim';

/** How a map's magnitude is spread over its pixels; not a number where it is flat. */
export interface Spread {
  readonly gini: number;
  /** In nats, at most ln n for n pixels. */
  readonly entropy: number;
}

/** Everything that the page says of two maps: how far one moved from the other, and how each is spread. */
export interface MapMeasures extends MapShift {
  /** Of the values with their signs. */
  readonly pearson: number;
  /** SSIM of the maps each divided by its own largest magnitude. */
  readonly ssimNormalised: number;
  /** What top-10 % overlap comes to by chance: k/n. */
  readonly top10Expected: number;
  /** The same overlap after the second map's pixels were shuffled, always in the same way. */
  readonly top10Shuffled: number;
  readonly pixels: number;
  readonly spread: readonly [first: Spread, second: Spread];
}

/** Seed of the shuffled control. */
const CONTROL_SEED = 0;

/** All measures of two maps; `undefined` where they differ in size. Those that compare are `NaN` where a map is flat. */
export function measureMaps(first: DisplayMap, second: DisplayMap): MapMeasures | undefined {
  const shift = mapShift(first, second);
  if (!shift) return undefined;
  const [a, b] = [first.values.map(Math.abs), second.values.map(Math.abs)];
  const [topA, topB] = [strongest(a, TOP), strongest(b, TOP)];
  const comparable = shift.flat === 'none';
  const places = shuffled(b.length, random(CONTROL_SEED));
  return {
    ...shift,
    pearson: comparable ? pearson(first.values, second.values) : NaN,
    ssimNormalised: comparable ? normalisedSsim(first, second) : NaN,
    top10Expected: topB.length / b.length,
    top10Shuffled: comparable
      ? overlap(
          topA,
          topB.map((place) => places[place]!),
        )
      : NaN,
    pixels: a.length,
    spread: [spreadOf(first), spreadOf(second)],
  };
}

function spreadOf(map: DisplayMap): Spread {
  if (isFlat(map)) return { gini: NaN, entropy: NaN };
  return { gini: gini(map.values), entropy: entropy(map.values) };
}

/** The range is, as of the raw maps, the span of both together. */
function normalisedSsim(first: DisplayMap, second: DisplayMap): number {
  const maps = [first, second].map(({ values, min, max }) => {
    const largest = Math.max(Math.abs(min), Math.abs(max));
    return { values: Float64Array.from(values, (value) => value / largest), min: min / largest, max: max / largest };
  });
  const [a, b] = maps as [(typeof maps)[number], (typeof maps)[number]];
  return ssim(a.values, b.values, first.width, first.height, Math.max(a.max, b.max) - Math.min(a.min, b.min));
}
