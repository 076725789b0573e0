import { describe, expect, it } from 'vitest';
import type { SaliencyMap } from '@/domain/picture';
import { displayOf, ownLimit } from './map-display';

describe('map display', () => {
  const map: SaliencyMap = { width: 2, height: 1, channels: 1, data: Float32Array.of(-4, 2), target: 0, noise: 0 };

  it('works a map out once for each way of showing it', () => {
    expect(displayOf(map, true)).toBe(displayOf(map, true));
    expect([...displayOf(map, true).values]).toEqual([-4, 2]);
    expect([...displayOf(map, false).values]).toEqual([4, 2]);
  });

  it('ends a scale at the percentile of the magnitude', () => {
    expect(ownLimit(map, true, 100)).toBe(4);
    expect(ownLimit(map, true, 50)).toBe(3);
  });
});
