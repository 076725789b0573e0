import type { Column } from '@/state/types';

/** How far the attacks of all columns are, taken together. */
export interface AttackStanding {
  readonly step: number;
  readonly total: number;
  readonly busy: boolean;
  /** Every attack has come to its end. */
  readonly done: boolean;
  /** Stopped before the end, so that what is shown is not what the scene asks for. */
  readonly stopped: boolean;
}

/** The standing of the columns whose model is there; steps are summed over the attacks that run. */
export function progressOf(columns: readonly Column[]): AttackStanding {
  const cells = columns
    .filter(({ failure, loading, obstacle }) => !failure && !loading && !obstacle)
    .map((column) => column.attacked);
  const busy = cells.some((cell) => cell.busy);
  const stopped = !busy && cells.some((cell) => cell.stale && !cell.failure);
  const done = cells.length > 0 && cells.every((cell) => cell.value && !cell.busy && !cell.stale);
  let [step, total] = [0, 0];
  // Columns that show one attack share its progress.
  for (const progress of new Set(cells.map((cell) => cell.progress))) {
    step += progress?.step ?? 0;
    total += progress?.total ?? 0;
  }
  return { step, total, busy, done, stopped };
}
