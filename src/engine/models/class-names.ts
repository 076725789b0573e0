import type { ScoreKind } from '@/domain/model-card';
import { unsupported } from '../network/refusal';

/** ImageNet's full set has 21,841. */
const maximumClasses = 50_000;

/**
 * The names of a model's classes: those given, or "no" and "yes", or numbers. Throws `model-unsupported` where there are
 * not as many names as scores, only one score, or more than can be shown.
 */
export function classNames(scores: number, kind: ScoreKind, given?: readonly string[]): readonly string[] {
  if (scores < 2) throw unsupported('it gives a single number after a softmax, which is always 1; end it in a sigmoid');
  if (scores > maximumClasses)
    throw unsupported(`it gives ${scores} scores, and at most ${maximumClasses} can be shown`);
  if (given && given.length !== scores)
    throw unsupported(`it gives ${scores} scores, and there are ${given.length} class names`);
  if (given) return given;
  if (kind === 'yes-no') return ['no', 'yes'];
  const word = kind === 'independent' ? 'label' : 'class';
  return Array.from({ length: scores }, (_, i) => `${word} ${i}`);
}
