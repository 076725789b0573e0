import { describe, expect, it } from 'vitest';
import { gaussianValues, random, shuffled, uniformValues } from './random';

const draws = 20_000;

describe('random', () => {
  it('repeats for the same seed and stream, and differs for another of either', () => {
    const first = (seed: number, stream: number) => uniformValues(8, 0, 1, random(seed, stream)).join();
    expect(first(7, 1)).toBe(first(7, 1));
    expect(new Set([first(7, 1), first(7, 2), first(8, 1), first(0, 0), first(1, 0), first(0, 1)]).size).toBe(6);
  });

  it('fills [low, high) evenly: Kolmogorov-Smirnov distance below the 0.1 % critical value', () => {
    const sorted = uniformValues(draws, -2, 3, random(1)).sort();
    let distance = 0;
    sorted.forEach((value, i) => {
      distance = Math.max(distance, Math.abs((value + 2) / 5 - (i + 0.5) / draws));
    });
    expect(sorted[0]).toBeGreaterThanOrEqual(-2);
    expect(sorted[draws - 1]).toBeLessThan(3);
    expect(distance).toBeLessThan(1.95 / Math.sqrt(draws));
  });

  it('draws normal values: mean, deviation and the share within one sigma, each to four standard errors', () => {
    const values = gaussianValues(draws, 0.5, random(2));
    const mean = values.reduce((sum, value) => sum + value, 0) / draws;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
    const within = values.filter((value) => Math.abs(value) < 0.5).length / draws;
    expect(Math.abs(mean)).toBeLessThan((4 * 0.5) / Math.sqrt(draws));
    expect(Math.abs(variance - 0.25)).toBeLessThan(4 * 0.25 * Math.sqrt(2 / draws));
    expect(Math.abs(within - 0.6827)).toBeLessThan(4 * Math.sqrt((0.6827 * 0.3173) / draws));
  });

  it('shuffles: every number once, the same for the same seed', () => {
    const order = shuffled(50, random(1));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(shuffled(50, random(1))).toEqual(order);
    expect(shuffled(50, random(2))).not.toEqual(order);
  });
});
