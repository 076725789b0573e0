import { describe, expect, it } from 'vitest';
import type { ExplainedMap } from '@/state/types';
import { displayOf, ownLimit } from './map-display';

describe('map display', () => {
  const map: ExplainedMap = {
    method: 'gradient',
    params: {},
    signed: true,
    width: 2,
    height: 1,
    channels: 1,
    data: Float32Array.of(-4, 2),
    target: 0,
    noise: 0,
  };

  it('works a map out once, with the signs that its method means', () => {
    expect(displayOf(map)).toBe(displayOf(map));
    expect([...displayOf(map).values]).toEqual([-4, 2]);
    expect([...displayOf({ ...map, signed: false }).values]).toEqual([4, 2]);
  });

  it('ends a scale at the percentile of the magnitude', () => {
    expect(ownLimit(map, 100)).toBe(4);
    expect(ownLimit(map, 50)).toBe(3);
  });
});
