import { describe, expect, it } from 'vitest';
import { areaUnder, bySaliency, exchange, exchanged } from './removal';

it('orders by saliency: largest first, ties by position', () => {
  expect([...bySaliency([1, 3, 2, 3])]).toEqual([1, 3, 2, 0]);
});

describe('exchange', () => {
  it('starts at one picture, ends at the other, and moves whole pixels in the order given', () => {
    const [from, to] = [Float32Array.from({ length: 12 }, () => 0), Float32Array.from({ length: 12 }, () => 1)];
    const frames = exchange(from, to, Uint32Array.of(2, 0, 3, 1), 2);
    expect([...frames.subarray(0, 12)]).toEqual([...from]);
    expect([...frames.subarray(12, 24)]).toEqual([1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0]);
    expect([...frames.subarray(24)]).toEqual([...to]);
    expect(exchanged(from, to, Uint32Array.of(2, 0, 3, 1), 2)).toEqual(frames.slice(12, 24));
  });
});

describe('areaUnder', () => {
  it('is exact for straight lines and constants', () => {
    expect(areaUnder([1, 0.75, 0.5, 0.25, 0])).toBeCloseTo(0.5, 12);
    expect(areaUnder([0.3, 0.3, 0.3])).toBeCloseTo(0.3, 12);
    expect(areaUnder([1, 0])).toBeCloseTo(0.5, 12);
  });
});
