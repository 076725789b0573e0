import { percent } from '@/domain/format';
import type { Prediction } from '@/domain/picture';
import { sees } from '@/domain/prediction';
import { text } from '@/text';
import { className } from './class-name';

/**
 * How an attack ended: the class aimed at `reached`, or any other, `fooled`; `not-reached`, where one was aimed at; or
 * `held`. What was `misread` before the attack can neither be held nor be lost.
 */
export type Outcome = 'fooled' | 'reached' | 'not-reached' | 'held' | 'misread';

/** What became of a prediction under attack. */
export interface Verdict {
  readonly fooled: boolean;
  readonly outcome: Outcome;
  /**
   * "Fooled: cat → dog (99 %)", "Held: still cat (61 %)", "Not reached: ship 4 %; still cat (61 %)"; of independent labels
   * "Fooled: no longer seen: cat (12 %)"; "Misread even without the attack: cat as dog; now frog (61 %)".
   */
  readonly words: string;
}

/** The class that an attack aims at, if any, and that which the picture is of, where that is known. */
interface Ends {
  readonly target?: number | undefined;
  readonly truth?: number | undefined;
}

/** Compare the prediction of the clean picture with that of the attacked one. */
export function verdictOf(
  clean: Prediction,
  attacked: Prediction,
  classes: readonly string[],
  { target, truth }: Ends = {},
): Verdict {
  const words = text.verdicts;
  const nameOf = (label: number) => className(classes, label);
  const shareOf = (label: number) => percent(attacked.probabilities[label] ?? 0);
  if (clean.independent) {
    const label = target ?? clean.label;
    return ofOneLabel(sees(clean, label), sees(attacked, label), `${nameOf(label)} (${shareOf(label)})`, target);
  }
  const { label } = attacked;
  const fooled = clean.label !== label;
  const seen = `${nameOf(label)} (${shareOf(label)})`;
  if (target !== undefined && target !== label && target !== clean.label)
    return {
      fooled,
      outcome: 'not-reached',
      words: words.notReached(`${nameOf(target)} ${shareOf(target)}`, fooled, seen),
    };
  if (target === undefined && truth !== undefined && truth !== clean.label)
    return { fooled, outcome: 'misread', words: words.misread(nameOf(truth), nameOf(clean.label), fooled, seen) };
  if (!fooled && target === label) return { fooled, outcome: 'reached', words: words.reachedBefore(seen) };
  if (!fooled) return { fooled, outcome: 'held', words: words.held(seen) };
  const outcome = target === label ? 'reached' : 'fooled';
  return { fooled, outcome, words: words.fooled(nameOf(clean.label), seen) };
}

/** What became of the one independent label that the attack is about: that aimed at, or the likeliest. */
function ofOneLabel(before: boolean, after: boolean, label: string, target: number | undefined): Verdict {
  const words = text.verdicts;
  if (before !== after) {
    const outcome = target === undefined ? 'fooled' : 'reached';
    return { fooled: true, outcome, words: words.label.fooled(after, label) };
  }
  if (target !== undefined && !after)
    return { fooled: false, outcome: 'not-reached', words: words.label.notReached(label) };
  if (target !== undefined) return { fooled: false, outcome: 'reached', words: words.reachedBefore(label) };
  return { fooled: false, outcome: 'held', words: words.label.held(after, label) };
}
