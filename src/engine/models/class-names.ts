import type { ScoreKind } from '@/domain/model-card';
import { unsupported } from '../network/refusal';

/** ImageNet's full set has 21,841. */
const maximumClasses = 50_000;

/**
 * The names of a model's classes: those given, or "no" and "yes", or numbers. Throws `model-unsupported` where there are
 * not as many names as scores, only one score, or more than can be shown.
 */
export function classNames(scores: number, kind: ScoreKind, given?: readonly string[]): readonly string[] {
  if (scores < 2) throw unsupported('one-score');
  if (scores > maximumClasses) throw unsupported('too-many-scores', { scores, most: maximumClasses });
  if (given && given.length !== scores) throw unsupported('names-differ', { scores, names: given.length });
  if (given) return given;
  if (kind === 'yes-no') return ['no', 'yes'];
  const word = kind === 'independent' ? 'label' : 'class';
  return Array.from({ length: scores }, (_, i) => `${word} ${i}`);
}
