import { percent } from '@/domain/format';
import type { Prediction } from '@/domain/picture';

/** What became of a prediction under attack. */
export interface Verdict {
  readonly fooled: boolean;
  /** "Fooled: cat → dog (99 %)" or "Held: still cat (61 %)". */
  readonly words: string;
}

/** Compare the prediction of the clean picture with that of the attacked one. */
export function verdictOf(clean: Prediction, attacked: Prediction, classes: readonly string[]): Verdict {
  const nameOf = (label: number) => classes[label] ?? `class ${label}`;
  const share = percent(attacked.probabilities[attacked.label] ?? 0);
  const fooled = clean.label !== attacked.label;
  return {
    fooled,
    words: fooled
      ? `Fooled: ${nameOf(clean.label)} → ${nameOf(attacked.label)} (${share})`
      : `Held: still ${nameOf(clean.label)} (${share})`,
  };
}
