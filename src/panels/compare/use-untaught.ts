import { isTaught } from '@/domain/samples';
import { useLimelight } from '@/state/store';

/** Whether the picture is a sample of what the model was never taught; of a person's own pictures nobody can say. */
export function useUntaught(modelId: string): boolean {
  return useLimelight((s) => {
    const sample = s.picture?.kind === 'sample' ? s.samples.find(({ id }) => id === s.picture?.id) : undefined;
    const family = s.models.get(modelId)?.family;
    return sample !== undefined && family !== undefined && !isTaught(sample, family);
  });
}
