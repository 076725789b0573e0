import { useLimelight } from '@/state/store';
import { useTraining } from '@/state/training/store';

const NONE: readonly string[] = [];

/** The class names of the model under training: its column's, its pictures', or those of the model it began as. */
export function useFilmClasses(): readonly string[] {
  const modelId = useTraining((s) => s.modelId);
  const own = useTraining((s) => (s.dataset === 'own' ? s.own?.data.classes : undefined));
  const column = useLimelight((s) => s.columns.find((candidate) => candidate.modelId === modelId)?.card?.classes);
  const baseId = useTraining((s) => s.baseId);
  const base = useLimelight((s) => s.columns.find((candidate) => candidate.modelId === baseId)?.card?.classes);
  return column ?? own ?? base ?? NONE;
}
