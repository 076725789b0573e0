import { describe, expect, it } from 'vitest';
import { reduceMap } from './display';
import { mapShift } from './map-shift';

function displayOf(data: number[], width: number) {
  return reduceMap({ width, height: data.length / width, channels: 1, data: Float32Array.from(data), target: 0 }, true);
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
});
