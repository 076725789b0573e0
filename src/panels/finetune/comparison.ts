import { coefficient, percent, significant } from '@/domain/format';
import type { Average, Proportion } from '@/domain/model-card';
import type { CheckRecord } from '@/domain/training/record';

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

interface Measure {
  readonly label: (check: CheckRecord) => string;
  readonly definition: string;
  readonly of: (check: CheckRecord) => Proportion | Average;
  readonly words: (value: number) => string;
  readonly change: (before: number, after: number) => string;
  /** 1 where more is better, −1 where less is. */
  readonly sense: 1 | -1;
}

const signed = (text: string, value: number) => (value > 0 ? `+${text}` : text);
const points = (before: number, after: number) => {
  const difference = Math.round((after - before) * 100);
  return `${signed(String(difference).replace('-', '−'), difference)} points`;
};

const measures: readonly Measure[] = [
  {
    label: () => 'accuracy on clean pictures',
    definition: 'Of the validation pictures, which it never learned from.',
    of: (check) => check.clean,
    words: percent,
    change: points,
    sense: 1,
  },
  {
    label: ({ epsilon255 }) => `accuracy under attack (PGD, ε ${epsilon255}/255)`,
    definition: 'The same pictures after a PGD attack on this model, which may change each colour value by up to ε.',
    of: (check) => check.attacked,
    words: percent,
    change: points,
    sense: 1,
  },
  {
    label: () => '‖J‖, sensitivity to pixels',
    definition:
      'Mean Frobenius norm of the Jacobian of the logits, pixels in [0, 1]. Smaller: small changes matter less.',
    of: (check) => check.jacobianNorm,
    words: significant,
    change: (before, after) => (before > 0 ? `× ${significant(after / before, 2)}` : '–'),
    sense: -1,
  },
  {
    label: () => 'agreement of the maps',
    definition:
      'Spearman’s ρ between the gradient map and the map made by blurring parts: 1 means the gradient points at what the model needs.',
    of: (check) => check.agreement,
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
  return measures.map(({ label, definition, of, words, change, sense }) => {
    const [from, to] = [of(before), of(after)];
    const interval = ({ low, high }: Proportion | Average) => `${words(low)} – ${words(high)}`;
    return {
      label: label(after),
      definition,
      before: words(from.value),
      beforeInterval: interval(from),
      after: words(to.value),
      afterInterval: interval(to),
      change: isNewHead ? '–' : change(from.value, to.value),
      better: isNewHead || overlap(from, to) ? undefined : Math.sign(to.value - from.value) === sense,
    };
  });
}
