import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachingRegions } from './region-reach';

/** Four segments, one of them within another, and a name that none has. */
const rows = [
  '000000001111',
  '000000001111',
  '000000001111',
  '003300001111',
  '003000011111',
  '000000111111',
  '222222221111',
  '222222222111',
  '222222222211',
];
const [width, count] = [12, 5];
const labels = Int32Array.from(rows.join(''), Number);

/** What SciPy's `binary_dilation` makes of each with a disc of two pixels: all (down, right) with down² + right² ≤ 4. */
const reached = [
  [
    '##########..',
    '##########..',
    '##########..',
    '##########..',
    '#########...',
    '########....',
    '#######.....',
    '######......',
    '............',
  ],
  [
    '......######',
    '......######',
    '......######',
    '......######',
    '.....#######',
    '....########',
    '.....#######',
    '......######',
    '........####',
  ],
  [
    '............',
    '............',
    '............',
    '............',
    '########....',
    '#########...',
    '##########..',
    '###########.',
    '############',
  ],
  [
    '............',
    '..##........',
    '.####.......',
    '######......',
    '#####.......',
    '.###........',
    '..#.........',
    '............',
    '............',
  ],
];

/** The places of a region, row by row, and each once. */
const inOrder = (region: Int32Array) => {
  expect(new Set(region).size).toBe(region.length);
  return Array.from(region).toSorted((a, b) => a - b);
};

/** By every pixel's own disc. */
function byAllDiscs(of: Int32Array, label: number, columns: number, radius: number): number[] {
  const distance = (a: number, b: number) =>
    Math.hypot((a % columns) - (b % columns), Math.floor(a / columns) - Math.floor(b / columns));
  const members = [...of.keys()].filter((i) => of[i] === label);
  return [...of.keys()].filter((i) => members.some((member) => distance(i, member) <= radius));
}

describe('the regions that XRAI ranks', () => {
  it('reach over their edges by a disc, as far as SciPy’s dilation does, and no further than the picture', () => {
    const drawn = reachingRegions({ labels, count }, width, 2).map((region) => {
      const places = new Set(inOrder(region));
      return rows.map((row, y) => Array.from(row, (_, x) => (places.has(y * width + x) ? '#' : '.')).join(''));
    });
    expect(drawn).toEqual(reached);
  });

  it('without a reach are the segments themselves', () => {
    const segments = [0, 1, 2, 3].map((label) => byAllDiscs(labels, label, width, 0));
    expect(reachingRegions({ labels, count }, width, 0).map(inOrder)).toEqual(segments);
  });

  it('are what the discs of all their pixels reach, though only those at an edge are laid (fails if an edge is missed)', () => {
    const places = fc.array(fc.record({ x: fc.nat(16), y: fc.nat(12) }), { minLength: 1, maxLength: 6 });
    const size = fc.record({ columns: fc.integer({ min: 1, max: 17 }), lines: fc.integer({ min: 1, max: 13 }) });
    fc.assert(
      fc.property(places, size, fc.integer({ min: 0, max: 5 }), (centres, { columns, lines }, radius) => {
        // Each pixel is of the centre next to it.
        const of = Int32Array.from({ length: columns * lines }, (_, i) => {
          const far = centres.map(({ x, y }) => Math.hypot((i % columns) - x, Math.floor(i / columns) - y));
          return far.indexOf(Math.min(...far));
        });
        const expected = centres.map((_, label) => byAllDiscs(of, label, columns, radius));
        expect(reachingRegions({ labels: of, count: centres.length }, columns, radius).map(inOrder)).toEqual(
          expected.filter(({ length }) => length > 0),
        );
      }),
    );
  });
});
