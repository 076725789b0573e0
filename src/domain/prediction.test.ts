import { describe, expect, it } from 'vitest';
import { predictionOf } from './prediction';

describe('predictionOf', () => {
  it('turns log-odds into shares that sum to one', () => {
    const { probabilities, label } = predictionOf(Float32Array.of(0, Math.log(3), Math.log(4)), false);
    expect(label).toBe(2);
    expect([...probabilities]).toEqual([0.125, 0.375, 0.5].map(Math.fround));
  });

  it('survives logits whose exponential overflows (fails without subtracting the largest)', () => {
    expect([...predictionOf(Float32Array.of(1000, -1000), false).probabilities]).toEqual([1, 0]);
  });
});
