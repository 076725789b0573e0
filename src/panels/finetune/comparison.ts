import { coefficient, fixed, percent, significant } from '@/domain/format';
import type { Average, Proportion } from '@/domain/model-card';
import type { CheckRecord } from '@/domain/training/record';
import { fetchedText } from '@/text/fetched';

/** One line of the before-and-after table. */
export interface ComparisonLine {
  readonly label: string;
  /** What it means, in a sentence. */
  readonly definition: string;
  readonly before: string;
  readonly beforeInterval: string;
  readonly after: string;
  readonly afterInterval: string;
  readonly change: string;
  /** Whether the change goes the way it should; undefined where none was shown, as where the intervals overlap. */
  readonly better: boolean | undefined;
}

type Measured = keyof Pick<CheckRecord, 'clean' | 'attacked' | 'jacobianNorm' | 'agreement'>;

interface Measure {
  readonly of: Measured;
  readonly words: (value: number) => string;
  readonly change: (before: number, after: number) => string;
  /** 1 where more is better, −1 where less is. */
  readonly sense: 1 | -1;
}

/** With a plus where it is one as it is written, too. */
const signed = (text: string, value: number) => (value > 0 && /[1-9]/.test(text) ? `+${text}` : text);
const points = (before: number, after: number) => {
  const difference = 100 * (after - before);
  return fetchedText.finetune.comparison.points(signed(fixed(difference, 0), difference));
};

const measures: readonly Measure[] = [
  { of: 'clean', words: percent, change: points, sense: 1 },
  { of: 'attacked', words: percent, change: points, sense: 1 },
  {
    of: 'jacobianNorm',
    words: significant,
    change: (before, after) => (before > 0 ? `× ${significant(after / before, 2)}` : '–'),
    sense: -1,
  },
  {
    of: 'agreement',
    words: coefficient,
    change: (before, after) => signed(coefficient(after - before), after - before),
    sense: 1,
  },
];

const overlap = (a: Proportion | Average, b: Proportion | Average) => a.low <= b.high && b.low <= a.high;

/**
 * Two looks at the validation pictures beside each other, with 95 % intervals. What a new head gave before it had learned
 * anything is chance: no change is told from there.
 */
export function comparisonLines(before: CheckRecord, after: CheckRecord, isNewHead: boolean): ComparisonLine[] {
  const said = fetchedText.finetune.comparison;
  const labels = {
    clean: said.clean.label,
    attacked: said.attacked.label(after.epsilon255),
    jacobianNorm: said.jacobianNorm.label,
    agreement: said.agreement.label,
  };
  return measures.map(({ of, words, change, sense }) => {
    const [from, to] = [before[of], after[of]];
    const interval = ({ low, high }: Proportion | Average) => `${words(low)} – ${words(high)}`;
    return {
      label: labels[of],
      definition: said[of].definition,
      before: words(from.value),
      beforeInterval: interval(from),
      after: words(to.value),
      afterInterval: interval(to),
      change: isNewHead ? '–' : change(from.value, to.value),
      better: isNewHead || overlap(from, to) ? undefined : Math.sign(to.value - from.value) === sense,
    };
  });
}
