import { useLimelight } from '@/state/store';
import { classIn } from '@/state/shared-class';

/** The class, by its number in a column's own model, that the attack aims at; `undefined` for any other class. */
export function useAttackTarget(modelId: string): number | undefined {
  return useLimelight(({ scene, columns }) => {
    const chosen = scene.attack.params['target'];
    const column = columns.find((candidate) => candidate.modelId === modelId);
    return typeof chosen === 'number' && chosen >= 0 && column ? classIn(column, chosen, columns) : undefined;
  });
}
