import { useLimelight } from '@/state/store';
import type { Column } from '@/state/types';

/** One part of a column, redrawn only when that part changes; `undefined` when the column is gone. */
export function useColumn<T>(modelId: string, select: (column: Column) => T): T | undefined {
  return useLimelight((s) => {
    const column = s.columns.find((candidate) => candidate.modelId === modelId);
    return column && select(column);
  });
}
