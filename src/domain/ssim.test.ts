import { describe, expect, it } from 'vitest';
import { ssim } from './ssim';
import libraries from './testing/map-measures.json';

function pattern(width: number, height: number, at: (x: number, y: number) => number): number[] {
  return Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width)));
}

/** The pairs of pictures of `models/recipes/map_measures_fixture.py`, in its order: whole numbers from 0 to 255. */
const noise = (x: number, y: number) => (x * x * 31 + y * y * 17 + x * y * 7) % 256;
const gradient = (x: number, y: number) => (4 * x + 2 * y) % 256;
const board = (x: number, y: number) => 255 * ((Math.floor(x / 4) + Math.floor(y / 4)) % 2);
const pairs: [name: string, first: typeof noise, second: typeof noise][] = [
  ['noise and other noise', noise, (x, y) => noise(y, x)],
  ['a gradient and a paler one', gradient, (x, y) => Math.floor(gradient(x, y) / 2) + 40],
  ['a board and the same moved', board, (x, y) => board(x + 1, y)],
  ['noise and a gradient, of one window', noise, gradient],
  ['a board and the same with noise', board, (x, y) => Math.floor((3 * board(x, y) + noise(x, y)) / 4)],
];

describe('ssim', () => {
  it.each(pairs.map((pair, i) => [...pair, libraries.pictures[i]!] as const))(
    'is what scikit-image says: %s',
    (_, first, second, expected) => {
      const { width, height } = expected;
      const [a, b] = [first, second].map((each) => pattern(width, height, (x, y) => each(x, y) / 255));
      expect(ssim(a!, b!, width, height, 1)).toBeCloseTo(expected.ssim, 9);
    },
  );

  const wave = pattern(16, 14, (x, y) => ((x * 7 + y * 13) % 17) / 16);

  it('is 1 for equal maps', () => {
    expect(ssim(wave, wave, 16, 14, 1)).toBeCloseTo(1, 12);
  });

  it('keeps only the luminance term between constants', () => {
    const [a, b, c1] = [0.2, 0.6, 0.01 ** 2];
    const expected = (2 * a * b + c1) / (a * a + b * b + c1);
    expect(
      ssim(
        pattern(12, 12, () => a),
        pattern(12, 12, () => b),
        12,
        12,
        1,
      ),
    ).toBeCloseTo(expected, 9);
  });

  it('equals the plain two-dimensional formula where one window fits', () => {
    const a = pattern(11, 11, (x, y) => ((x * 7 + y * 13) % 17) / 16);
    const b = pattern(11, 11, (x, y) => ((x * 5 + y * 3) % 11) / 10);
    const weights = pattern(11, 11, (x, y) => Math.exp(-((x - 5) ** 2 + (y - 5) ** 2) / (2 * 1.5 ** 2)));
    const total = weights.reduce((sum, w) => sum + w, 0);
    const mean = (f: (i: number) => number) => weights.reduce((sum, w, i) => sum + (w / total) * f(i), 0);
    const [mA, mB] = [mean((i) => a[i]!), mean((i) => b[i]!)];
    const varA = mean((i) => (a[i]! - mA) ** 2);
    const varB = mean((i) => (b[i]! - mB) ** 2);
    const covariance = mean((i) => (a[i]! - mA) * (b[i]! - mB));
    const [c1, c2] = [(0.01 * 2) ** 2, (0.03 * 2) ** 2];
    const expected = ((2 * mA * mB + c1) * (2 * covariance + c2)) / ((mA ** 2 + mB ** 2 + c1) * (varA + varB + c2));
    expect(ssim(a, b, 11, 11, 2)).toBeCloseTo(expected, 12);
  });

  it('does not depend on the unit when the range goes with it', () => {
    const other = wave.map((v, i) => (v + (i % 5) / 4) / 2);
    const scaled = ssim(
      wave.map((v) => v * 1e-3),
      other.map((v) => v * 1e-3),
      16,
      14,
      1e-3,
    );
    expect(scaled).toBeCloseTo(ssim(wave, other, 16, 14, 1), 9);
    expect(scaled).toBeLessThan(0.95);
  });

  it('shrinks its window for small pictures and calls equal constants alike', () => {
    expect(ssim([0, 1, 1, 0], [0, 1, 1, 0], 2, 2, 1)).toBeCloseTo(1, 12);
    expect(ssim([0, 0], [0, 0], 2, 1, 0)).toBe(1);
  });
});
