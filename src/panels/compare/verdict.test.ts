import { describe, expect, it } from 'vitest';
import type { Prediction } from '@/domain/picture';
import { verdictOf } from './verdict';

function predictionOf(label: number, ...probabilities: number[]): Prediction {
  return {
    label,
    probabilities: Float32Array.from(probabilities),
    logits: Float32Array.from(probabilities),
    independent: false,
  };
}

describe('verdictOf', () => {
  const clean = predictionOf(0, 0.97, 0.03);

  it('names both classes when the label changed', () => {
    expect(verdictOf(clean, predictionOf(1, 0.01, 0.99), ['cat', 'dog'])).toEqual({
      fooled: true,
      words: 'Fooled: cat → dog (99\u00a0%)',
    });
  });

  it('says so when the label held', () => {
    expect(verdictOf(clean, predictionOf(0, 0.61, 0.39), ['cat', 'dog'])).toEqual({
      fooled: false,
      words: 'Held: still cat (61\u00a0%)',
    });
  });
});
