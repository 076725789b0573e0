import { describe, expect, it } from 'vitest';
import { reduceMap } from './display';
import { regionsOf } from './regions';

function regionsFrom(data: number[], width: number, height: number) {
  return regionsOf(reduceMap({ width, height, channels: 1, data: Float32Array.from(data), target: 0, noise: 0 }, true));
}

describe('regionsOf', () => {
  it('orders regions by their share of the magnitude and finds their peaks', () => {
    const data = new Array<number>(36).fill(0);
    data[0] = -3;
    data[1] = 1;
    data[35] = 2;
    data[14] = 2;
    const regions = regionsFrom(data, 6, 6);
    expect(regions[0]).toEqual({ name: 'top-left', share: 0.5, peak: { x: 0, y: 0, value: -3 } });
    expect(new Set(regions.slice(1, 3).map((region) => region.name))).toEqual(new Set(['centre', 'bottom-right']));
    expect(regions.reduce((sum, region) => sum + region.share, 0)).toBeCloseTo(1, 12);
  });

  it('has nothing to say about a map of zeros', () => {
    expect(regionsFrom([0, 0, 0, 0], 2, 2)).toEqual([]);
  });
});
