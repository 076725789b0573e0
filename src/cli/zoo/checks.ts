import { decimalPercent } from '@/domain/format';
import { aboutOf, nameOf, type Bench, type BenchModel } from './bench';
import { flagsOf } from './flags-of';
import type { AttackStep } from './plan';
import { grid } from './text';

/** What an honest robustness figure has to pass (Carlini et al. 2019): each says what is expected of two outcomes. */
interface Check {
  readonly expected: string;
  readonly before: AttackStep;
  readonly after: AttackStep;
  /** From the shares of pictures that are still right. */
  readonly passes: (before: number, after: number) => boolean;
}

const attack = (attack: string, epsilon255: number, params: AttackStep['params']): AttackStep => ({
  attack,
  epsilon255,
  params,
});
const pgd = (epsilon255: number, steps: number): AttackStep =>
  attack('pgd', epsilon255, { steps, restarts: 1, loss: 'margin' });
const fgsm = (epsilon255: number): AttackStep => attack('fgsm', epsilon255, { loss: 'cross-entropy' });

const checks: readonly Check[] = [
  {
    expected: 'one gradient step does more than noise',
    before: attack('noise', 8, {}),
    after: fgsm(8),
    passes: (before, after) => after < before,
  },
  {
    expected: 'twenty steps do at least as much as one',
    before: fgsm(8),
    after: pgd(8, 20),
    passes: (before, after) => after <= before,
  },
  {
    expected: 'a larger ε does at least as much',
    before: pgd(4, 20),
    after: pgd(8, 20),
    passes: (before, after) => after <= before,
  },
  {
    expected: 'twice the steps change less than two points',
    before: pgd(8, 20),
    after: pgd(8, 40),
    passes: (before, after) => Math.abs(after - before) < 0.02,
  },
  {
    expected: 'a ball that holds a grey picture leaves nothing',
    before: pgd(8, 20),
    after: pgd(128, 20),
    passes: (_, after) => after === 0,
  },
];

/** The checks for masked gradients that can be made from what is on record, as one table; nothing if none can. */
export function checksOf(bench: Pick<Bench, 'data' | 'seed'>, { id, results }: BenchModel): string[] {
  const flags = (step: AttackStep): boolean[] | undefined => {
    const found = results.accuracy({ kind: 'accuracy', ...aboutOf(bench, step, 1) });
    return found && flagsOf(found.outcome);
  };
  const rows = checks.flatMap(({ expected, before, after, passes }) => {
    const [first, second] = [flags(before), flags(after)];
    if (!first || !second) return [];
    const n = Math.min(first.length, second.length);
    const [a, b] = [shareRight(first, n), shareRight(second, n)];
    return [
      [
        `${passes(a, b) ? 'ok  ' : 'FLAG'} ${expected}`,
        decimalPercent(a),
        decimalPercent(b),
        `${nameOf(after)}, ${n} pictures`,
      ],
    ];
  });
  if (rows.length === 0) return [];
  return [`${id}: checks for masked gradients (right before, right after)\n${grid([['', '%', '%', ''], ...rows])}`];
}

function shareRight(flags: readonly boolean[], n: number): number {
  return flags.slice(0, n).filter(Boolean).length / n;
}
