import { useLimelight } from '@/state/store';

const NONE: readonly string[] = [];

/** The class names a person chooses from: those of the first model that is there. */
export function useClasses(): readonly string[] {
  return useLimelight((s) => s.columns.find((column) => column.card)?.card?.classes ?? NONE);
}
