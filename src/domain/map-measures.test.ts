import { describe, expect, it } from 'vitest';
import { reduceMap, type DisplayMap } from './display';
import { measureMaps } from './map-measures';
import libraries from './testing/map-measures.json';

const [WIDTH, HEIGHT] = [24, 18];

function mapOf(at: (i: number) => number, width = WIDTH, height = HEIGHT): DisplayMap {
  const data = Float32Array.from({ length: width * height }, (_, i) => at(i));
  return reduceMap({ width, height, channels: 1, data, target: 0, noise: 0 }, true);
}

const first = (i: number) => Math.sin(1.7 * i + 1);
const second = (i: number) => 3 * (0.6 * first(i) + 0.4 * Math.cos(0.3 * i));

describe('measures of two maps', () => {
  it.each([
    ['signed', mapOf(first), mapOf(second)],
    ['unsigned', mapOf((i) => Math.abs(first(i))), mapOf((i) => Math.abs(second(i)))],
  ] as const)('are what SciPy and scikit-image say: %s', (name, a, b) => {
    const measured = measureMaps(a, b)!;
    const { spread, ...numbers } = libraries[name];
    // Both in float64, of maps rounded to float32 alike; Gini and entropy keep zero out by offsets of 1e-7 and 1e-12.
    for (const [measure, value] of Object.entries(numbers))
      expect(measured[measure as keyof typeof numbers], measure).toBeCloseTo(value, 9);
    for (const [index, { gini, entropy }] of spread.entries()) {
      expect(measured.spread[index]!.gini).toBeCloseTo(gini, 6);
      expect(measured.spread[index]!.entropy).toBeCloseTo(entropy, 6);
    }
  });

  it('sees through the unit of a map where each is taken by its own maximum, but not where raw', () => {
    const { ssim, ssimNormalised } = measureMaps(
      mapOf(first),
      mapOf((i) => 5 * first(i)),
    )!;
    expect(ssimNormalised).toBeCloseTo(1, 6);
    expect(ssim).toBeLessThan(0.5);
  });

  it('has a control for the overlap: what chance gives, and the same map with its pixels shuffled', () => {
    const map = mapOf((i) => Math.sin(i * i), 60, 50);
    const { top10, top10Expected, top10Shuffled } = measureMaps(map, map)!;
    expect(top10).toBe(1);
    expect(top10Expected).toBe(0.1);
    // 300 places drawn out of 3,000: a tenth of them hit, give or take four times the spread of 0.017.
    expect(Math.abs(top10Shuffled - 0.1)).toBeLessThan(0.07);
    expect(measureMaps(map, map)!.top10Shuffled).toBe(top10Shuffled);
    // k is rounded up, and so is chance: 2 of 16.
    expect(
      measureMaps(
        mapOf((i) => i, 4, 4),
        mapOf((i) => -i, 4, 4),
      )!.top10Expected,
    ).toBe(2 / 16);
  });

  it('compares nothing with a flat map, whose spread is not told either', () => {
    const measured = measureMaps(
      mapOf(first),
      mapOf(() => 2),
    )!;
    const { spread, flat, pixels, top10Expected, ...numbers } = measured;
    expect(Object.values(numbers).every(Number.isNaN)).toBe(true);
    expect([flat, pixels, top10Expected]).toEqual(['attacked', WIDTH * HEIGHT, 44 / 432]);
    expect(spread[0].gini).toBeGreaterThan(0);
    expect(spread[1]).toEqual({ gini: NaN, entropy: NaN });
    expect(measureMaps(mapOf(first), mapOf(first, 4, 4))).toBeUndefined();
  });
});
