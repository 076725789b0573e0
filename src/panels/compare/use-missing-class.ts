import { useLimelight } from '@/state/store';
import { classIn } from '@/state/shared-class';
import type { Scene } from '@/domain/scene/schema';
import { className } from '../shared/class-name';

/** The name, or where it has none the number, of a chosen class that a column's model does not have; `undefined` where it has it or none is chosen. */
export function useMissingClass(modelId: string, choose: (scene: Scene) => unknown): string | undefined {
  return useLimelight((s) => {
    const chosen = choose(s.scene);
    const column = s.columns.find((candidate) => candidate.modelId === modelId);
    if (typeof chosen !== 'number' || chosen < 0 || !column?.card) return undefined;
    if (classIn(column, chosen, s.columns) !== undefined) return undefined;
    const first = s.columns[0]?.card;
    return first && (chosen in first.classes ? className(first.classes, chosen) : String(chosen));
  });
}
