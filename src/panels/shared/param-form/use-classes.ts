import { useLimelight } from '@/state/store';

const NONE: readonly string[] = [];

/** The class names a person chooses from: those of the first column, whose numbers the scene uses. */
export function useClasses(): readonly string[] {
  return useLimelight((s) => s.columns[0]?.card?.classes ?? NONE);
}
