import type { StepRecord } from '@/domain/training/record';

/** As many points as a chart can tell apart, and more. */
const limit = 2000;

/**
 * The log with one step more, thinned when it has grown beyond 2,000 points. Steps go in pairs, since the loss's two
 * terms may take turns: of the pairs every second, fourth, eighth, … stays, so that the log stays even. The steps after
 * the new one, of which there are some when a training was set back, are dropped.
 */
export function withStep(log: readonly StepRecord[], record: StepRecord): readonly StepRecord[] {
  const last = log.at(-1);
  const before = last && last.step >= record.step ? log.filter(({ step }) => step < record.step) : log;
  const longer = [...before, record];
  return longer.length <= limit ? longer : thinned(longer);
}

function thinned(log: readonly StepRecord[]): StepRecord[] {
  const last = log.at(-1);
  for (let stride = 2; ; stride *= 2) {
    const kept = log.filter((record) => Math.floor((record.step - 1) / 2) % stride === 0 || record === last);
    if (kept.length <= limit / 2 + 2) return kept;
  }
}
