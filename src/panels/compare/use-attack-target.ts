import { useLimelight } from '@/state/store';
import { targetIn } from '@/state/shared-class';

/** The class, by its number in a column's own model, that the attack aims at; `undefined` for any other class. */
export function useAttackTarget(modelId: string): number | undefined {
  return useLimelight(({ scene, columns }) => {
    const column = columns.find((candidate) => candidate.modelId === modelId);
    return column && targetIn(column, scene, columns);
  });
}
