import { cellsOf } from './column';
import type { LimelightState } from './types';

/**
 * The page in one word. Idle is said only when nothing is on its way any more, and all that was asked for is there;
 * where a part of it failed, the word is error. Messages that a person can dismiss do not count.
 */
export function pageStatus({
  engine,
  picture,
  pictureLoading,
  columns,
  transfer,
}: LimelightState): LimelightState['status'] {
  const cells = columns.flatMap(cellsOf);
  if (engine === 'failed') return 'error';
  if (engine === 'starting' || pictureLoading || columns.some((column) => column.loading)) return 'loading';
  if (columns.some(({ renewing }) => renewing) || [...cells, ...transfer].some(({ busy }) => busy)) return 'busy';
  const failed =
    !picture || columns.some((column) => column.failure) || [...cells, ...transfer].some((cell) => cell.failure);
  return failed ? 'error' : 'idle';
}
