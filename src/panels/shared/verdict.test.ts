import { describe, expect, it } from 'vitest';
import type { Prediction } from '@/domain/picture';
import { predictionOf as ownPrediction } from '@/domain/prediction';
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
      outcome: 'fooled',
      words: 'Fooled: cat → dog (99\u00a0%)',
    });
  });

  it('says what was misread before, and what is seen now', () => {
    const seen = (after: Prediction, truth: number) => verdictOf(clean, after, ['cat', 'dog'], { truth });
    expect(seen(predictionOf(1, 0.01, 0.99), 0).outcome).toBe('fooled');
    expect(seen(predictionOf(1, 0.01, 0.99), 1)).toEqual({
      fooled: true,
      outcome: 'misread',
      words: 'Misread even without the attack: dog as cat; now dog (99\u00a0%)',
    });
    expect(seen(predictionOf(0, 0.61, 0.39), 1).words).toBe(
      'Misread even without the attack: dog as cat; still cat (61\u00a0%)',
    );
    expect(verdictOf(clean, predictionOf(1, 0.01, 0.99), ['cat', 'dog'], { target: 1, truth: 1 }).outcome).toBe(
      'reached',
    );
  });

  it('says so when the label held', () => {
    expect(verdictOf(clean, predictionOf(0, 0.61, 0.39), ['cat', 'dog'])).toEqual({
      fooled: false,
      outcome: 'held',
      words: 'Held: still cat (61\u00a0%)',
    });
  });

  it('says that a target was not reached, and what came instead', () => {
    const classes = ['cat', 'dog', 'ship'];
    const three = predictionOf(0, 0.9, 0.06, 0.04);
    expect(verdictOf(three, predictionOf(0, 0.61, 0.35, 0.04), classes, { target: 2 }).words).toBe(
      'Not reached: ship 4\u00a0%; still cat (61\u00a0%)',
    );
    expect(verdictOf(three, predictionOf(1, 0.1, 0.86, 0.04), classes, { target: 2 })).toEqual({
      fooled: true,
      outcome: 'not-reached',
      words: 'Not reached: ship 4\u00a0%; taken for dog (86\u00a0%)',
    });
    expect(verdictOf(three, predictionOf(2, 0.1, 0.1, 0.8), classes, { target: 2 })).toEqual({
      fooled: true,
      outcome: 'reached',
      words: 'Fooled: cat → ship (80\u00a0%)',
    });
    expect(verdictOf(three, predictionOf(0, 0.9, 0.06, 0.04), classes, { target: 0 }).words).toBe(
      'Reached without the attack: cat (90\u00a0%)',
    );
  });

  it.each([
    [0.9, 0.12, undefined, 'fooled', 'Fooled: no longer seen: cat (12\u00a0%)'],
    [0.9, 0.61, undefined, 'held', 'Held: still seen: cat (61\u00a0%)'],
    [0.45, 0.7, undefined, 'fooled', 'Fooled: now seen: cat (70\u00a0%)'],
    [0.45, 0.4, undefined, 'held', 'Held: still not seen: cat (40\u00a0%)'],
    [0.04, 0.2, 0, 'not-reached', 'Not reached: cat (20\u00a0%)'],
    [0.04, 0.8, 0, 'reached', 'Fooled: now seen: cat (80\u00a0%)'],
    [0.7, 0.8, 0, 'reached', 'Reached without the attack: cat (80\u00a0%)'],
  ])('of independent labels looks at one: from %f to %f, target %s', (before, after, target, outcome, words) => {
    const logit = (p: number) => Math.log(p / (1 - p));
    const of = (p: number) => ownPrediction(Float32Array.of(logit(p), logit(0.01)), true);
    expect(verdictOf(of(before), of(after), ['cat', 'dog'], { target })).toEqual({
      fooled: words.startsWith('Fooled'),
      outcome,
      words,
    });
  });
});
