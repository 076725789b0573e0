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

  it('says that a target was not reached, and what came instead', () => {
    const classes = ['cat', 'dog', 'ship'];
    const three = predictionOf(0, 0.9, 0.06, 0.04);
    expect(verdictOf(three, predictionOf(0, 0.61, 0.35, 0.04), classes, 2).words).toBe(
      'Not reached: ship 4\u00a0%; still cat (61\u00a0%)',
    );
    expect(verdictOf(three, predictionOf(1, 0.1, 0.86, 0.04), classes, 2)).toEqual({
      fooled: true,
      words: 'Not reached: ship 4\u00a0%; taken for dog (86\u00a0%)',
    });
    expect(verdictOf(three, predictionOf(2, 0.1, 0.1, 0.8), classes, 2).words).toBe('Fooled: cat → ship (80\u00a0%)');
    expect(verdictOf(three, predictionOf(0, 0.9, 0.06, 0.04), classes, 0).words).toBe('Held: still cat (90\u00a0%)');
  });
});
