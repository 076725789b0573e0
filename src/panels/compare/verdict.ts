import { percent } from '@/domain/format';
import type { Prediction } from '@/domain/picture';

/** What became of a prediction under attack. */
export interface Verdict {
  readonly fooled: boolean;
  /** "Fooled: cat → dog (99 %)", "Held: still cat (61 %)", "Not reached: ship 4 %; still cat (61 %)". */
  readonly words: string;
}

/** Compare the prediction of the clean picture with that of the attacked one; `target` is the class aimed at, if any. */
export function verdictOf(
  clean: Prediction,
  attacked: Prediction,
  classes: readonly string[],
  target?: number,
): Verdict {
  const nameOf = (label: number) => classes[label] ?? `class ${label}`;
  const shareOf = (label: number) => percent(attacked.probabilities[label] ?? 0);
  const { label } = attacked;
  const fooled = clean.label !== label;
  const outcome = `${nameOf(label)} (${shareOf(label)})`;
  if (target !== undefined && target !== label && target !== clean.label)
    return {
      fooled,
      words: `Not reached: ${nameOf(target)} ${shareOf(target)}; ${fooled ? 'taken for' : 'still'} ${outcome}`,
    };
  return { fooled, words: fooled ? `Fooled: ${nameOf(clean.label)} → ${outcome}` : `Held: still ${outcome}` };
}
