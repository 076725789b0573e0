import type { Cell, LimelightState } from './types';

/** The page in one word: what it waits for, or whether something needs a look. */
export function pageStatus(state: LimelightState): LimelightState['status'] {
  const { columns } = state;
  const failed = columns.length > 0 && columns.every((column) => column.failure !== undefined);
  const cells = columns.flatMap((column): Cell<unknown>[] => [
    column.clean,
    column.saliencyClean,
    column.attacked,
    column.saliencyAttacked,
  ]);
  if (failed || state.engine === 'failed') return 'error';
  if (state.engine === 'starting' || state.pictureLoading || columns.some((column) => column.loading)) return 'loading';
  if (cells.some((cell) => cell.busy)) return 'busy';
  return state.notices.length > 0 || cells.some((cell) => cell.failure) ? 'error' : 'idle';
}
