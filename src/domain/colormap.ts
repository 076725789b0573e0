import { interpolateInferno } from 'd3-scale-chromatic';

/** `sequential` runs from zero upwards; `diverging` has zero in the middle, at a neutral grey. */
export type ColorMapName = 'sequential' | 'diverging';

/** Entries of a colour table; odd, so that the middle of a diverging map is an entry of its own. */
export const COLOR_TABLE_SIZE = 257;

/** Blue to neutral to red, apart also for colour-blind eyes (after ColorBrewer's RdBu); the middle has r = g = b. */
const DIVERGING_STOPS = [
  [5, 48, 97],
  [33, 102, 172],
  [67, 147, 195],
  [146, 197, 222],
  [209, 229, 240],
  [247, 247, 247],
  [253, 219, 199],
  [244, 165, 130],
  [214, 96, 77],
  [178, 24, 43],
  [103, 0, 31],
] as const;

function parseColor(color: string): [number, number, number] {
  const hex = Number.parseInt(color.slice(1), 16);
  return [(hex >> 16) & 255, (hex >> 8) & 255, hex & 255];
}

function divergingColor(t: number): [number, number, number] {
  const position = t * (DIVERGING_STOPS.length - 1);
  const index = Math.min(DIVERGING_STOPS.length - 2, Math.floor(position));
  const [from, to] = [DIVERGING_STOPS[index]!, DIVERGING_STOPS[index + 1]!];
  const part = position - index;
  const mix = (channel: 0 | 1 | 2) => Math.round(from[channel] + (to[channel] - from[channel]) * part);
  return [mix(0), mix(1), mix(2)];
}

function buildTable(colorAt: (t: number) => [number, number, number]): Uint8Array {
  const table = new Uint8Array(COLOR_TABLE_SIZE * 3);
  for (let i = 0; i < COLOR_TABLE_SIZE; i++) table.set(colorAt(i / (COLOR_TABLE_SIZE - 1)), i * 3);
  return table;
}

const tables: Record<ColorMapName, Uint8Array> = {
  sequential: buildTable((t) => parseColor(interpolateInferno(t))),
  diverging: buildTable(divergingColor),
};

/**
 * A colour map as `COLOR_TABLE_SIZE` RGB triples of bytes: entry 0 is the low end, the last entry the high end. The
 * sequential map is inferno (van der Walt and Smith, 2015), perceptually even and rising in lightness.
 */
export function colorTable(name: ColorMapName): Uint8Array {
  return tables[name];
}
