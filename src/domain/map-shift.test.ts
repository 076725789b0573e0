import { describe, expect, it } from 'vitest';
import { reduceMap } from './display';
import { mapShift } from './map-shift';

function displayOf(data: number[], width: number, noise = 0) {
  const values = Float32Array.from(data);
  return reduceMap({ width, height: data.length / width, channels: 1, data: values, target: 0, noise }, true);
}

describe('mapShift', () => {
  const map = displayOf(
    Array.from({ length: 144 }, (_, i) => Math.sin(i)),
    12,
  );

  it('finds no shift between equal maps', () => {
    const shift = mapShift(map, map);
    expect(shift?.spearman).toBeCloseTo(1, 9);
    expect(shift?.ssim).toBeCloseTo(1, 9);
    expect(shift?.top10).toBe(1);
  });

  it('ranks by magnitude, so that a change of sign shows in SSIM alone', () => {
    const shift = mapShift(
      map,
      displayOf(
        [...map.values].map((v) => -v),
        12,
      ),
    );
    expect(shift?.spearman).toBeCloseTo(1, 9);
    expect(shift?.top10).toBe(1);
    expect(shift?.ssim).toBeLessThan(0.9);
  });

  it('does not compare maps of different size', () => {
    expect(mapShift(map, displayOf([1, 2, 3, 4], 2))).toBeUndefined();
  });

  it.each([
    ['zero everywhere', displayOf(new Array<number>(144).fill(0), 12)],
    ['one value everywhere', displayOf(new Array<number>(144).fill(0.3), 12)],
    [
      'one value but for the last bits',
      displayOf(
        Array.from({ length: 144 }, (_, i) => 0.3 * (1 + 1e-7 * Math.sin(i))),
        12,
      ),
    ],
    [
      'below what its method can tell from rounding',
      displayOf(
        Array.from({ length: 144 }, (_, i) => 4e-7 * Math.abs(Math.sin(i))),
        12,
        1e-6,
      ),
    ],
  ])('does not score a map that is %s', (_, flat) => {
    const nothing = { spearman: NaN, ssim: NaN, top10: NaN };
    expect(mapShift(flat, map)).toEqual({ ...nothing, flat: 'clean' });
    expect(mapShift(map, flat)).toEqual({ ...nothing, flat: 'attacked' });
    expect(mapShift(flat, flat)).toEqual({ ...nothing, flat: 'both' });
  });

  it('scores a faint map that is well above rounding', () => {
    const faint = displayOf(
      [...map.values].map((value) => 1e-12 * value),
      12,
    );
    expect(mapShift(faint, faint)).toMatchObject({ top10: 1, flat: 'none' });
  });
});
