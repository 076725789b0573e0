import { LOOK_PICTURES, type StepRecord } from '@/domain/training/record';
import type { TrainingState } from './types';

/** Steps the median is taken of. */
const span = 41;

/** Before this many steps there is nothing to say: the first ones compile shaders. */
const least = 5;

/** What the estimate is made of. */
export type Going = Pick<TrainingState, 'steps' | 'checks' | 'step' | 'total' | 'checking'>;

/**
 * Milliseconds until the training has ended: the steps that are left, by the median of the last ones, and the looks at
 * the pictures held out, each as long as the last one. `undefined` while that is a guess.
 */
export function millisecondsLeft(going: Going): number | undefined {
  const { steps, checks, step, total, checking } = going;
  if (steps.length < least) return undefined;
  const running = checking ? 1 - checking.done / checking.total : 0;
  const looks = (checks.at(-1)?.milliseconds ?? 0) * (looksLeft(going) + running);
  return Math.max(0, total - step) * usual(steps) + looks;
}

function usual(log: readonly StepRecord[]): number {
  const times = log.slice(-span).map(({ milliseconds }) => milliseconds);
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/**
 * Looks after the step that is done, each as long as the last one: as far apart as the last two were, and those at the
 * end, which where there are more pictures are two longer ones.
 */
function looksLeft({ checks, step, total }: Going): number {
  if (step >= total) return 0;
  const [before, last] = checks.slice(-2);
  const atEnd =
    (checks.at(-1)?.clean.n ?? 0) < LOOK_PICTURES.usual ? 1 : (2 * LOOK_PICTURES.last) / LOOK_PICTURES.usual;
  if (!before || !last) return atEnd;
  const apart = last.step - before.step;
  return Math.ceil(total / apart) - Math.floor(step / apart) - 1 + atEnd;
}
