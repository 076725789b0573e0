import { describe, expect, it } from 'vitest';
import { likeliest, predictionOf } from './prediction';

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

describe('likeliest', () => {
  const probabilities = Float32Array.of(0.1, 0.4, 0.3, 0.2);

  it('goes from the likeliest on', () => {
    expect(likeliest(probabilities, 3)).toEqual([1, 2, 3]);
    expect(likeliest(probabilities, 9)).toEqual([1, 2, 3, 0]);
  });

  it('always has the class that is asked for, once', () => {
    expect(likeliest(probabilities, 3, 0)).toEqual([1, 2, 0]);
    expect(likeliest(probabilities, 3, 2)).toEqual([1, 2, 3]);
    expect(likeliest(probabilities, 3, 7)).toEqual([1, 2, 3]);
  });
});
