import type { StepRecord } from '@/domain/training/record';

/** Steps the median is taken of. */
const span = 41;

/** Before this many steps there is nothing to say: the first ones compile shaders. */
const least = 5;

/** Milliseconds that so many steps will take, by the median of the last ones; `undefined` while that is a guess. */
export function millisecondsLeft(log: readonly StepRecord[], steps: number): number | undefined {
  if (log.length < least) return undefined;
  const times = log.slice(-span).map(({ milliseconds }) => milliseconds);
  const sorted = times.sort((a, b) => a - b);
  return Math.max(0, steps) * sorted[Math.floor(sorted.length / 2)]!;
}
