/** `sequential` runs from zero upwards; `diverging` has zero in the middle, at a neutral grey. */
export type ColorMapName = 'sequential' | 'diverging';

/** Entries of a colour table; odd, so that the middle of a diverging map is an entry of its own. */
export const COLOR_TABLE_SIZE = 257;

/** Evenly spaced colours of each map, hexadecimal; between two of them it is linear. */
const stops: Readonly<Record<ColorMapName, string>> = {
  /** Inferno (van der Walt and Smith, 2015), perceptually even and rising in lightness. */
  sequential:
    '000004 040312 0b0724 150b37 210c4a 2f0a5b 3d0965 4a0c6b 57106e 64156e 71196e 7d1e6d 8a226a 972766 a32c61 b0315b ' +
    'bc3754 c73e4c d24644 db503b e45a31 eb6628 f1731d f68013 f98e09 fb9d07 fcac11 fbbc21 f9cb35 f5db4c f2ea69 f3f68a ' +
    'fcffa4',
  /** Blue to neutral to red, apart also for colour-blind eyes (after ColorBrewer's RdBu); the middle has r = g = b. */
  diverging: '053061 2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b 67001f',
};

function buildTable(name: ColorMapName): Uint8Array {
  const colors = stops[name].split(' ').map((hex) => Number.parseInt(hex, 16));
  const table = new Uint8Array(COLOR_TABLE_SIZE * 3);
  for (let entry = 0; entry < COLOR_TABLE_SIZE; entry++) {
    const position = (entry / (COLOR_TABLE_SIZE - 1)) * (colors.length - 1);
    const below = Math.min(colors.length - 2, Math.floor(position));
    for (const [channel, shift] of [16, 8, 0].entries()) {
      const [from, to] = [(colors[below]! >> shift) & 255, (colors[below + 1]! >> shift) & 255];
      table[entry * 3 + channel] = Math.round(from + (to - from) * (position - below));
    }
  }
  return table;
}

const tables: Readonly<Record<ColorMapName, Uint8Array>> = {
  sequential: buildTable('sequential'),
  diverging: buildTable('diverging'),
};

/** A colour map as `COLOR_TABLE_SIZE` RGB triples of bytes: entry 0 is the low end, the last entry the high end. */
export function colorTable(name: ColorMapName): Uint8Array {
  return tables[name];
}
