import { isTaught, type Sample } from '@/domain/samples';
import { useLimelight } from '@/state/store';
import type { LimelightState } from '@/state/types';

/** The bundled picture on the screen; `undefined` where it is a person's own. */
export function useSample(): Sample | undefined {
  return useLimelight(sampleIn);
}

/** Whether the picture is a sample of what the model was never taught; of a person's own pictures nobody can say. */
export function useUntaught(modelId: string): boolean {
  return useLimelight((s) => {
    const sample = sampleIn(s);
    const family = s.models.get(modelId)?.family;
    return sample !== undefined && family !== undefined && !isTaught(sample, family);
  });
}

function sampleIn({ picture, samples }: LimelightState): Sample | undefined {
  return picture?.kind === 'sample' ? samples.find(({ id }) => id === picture.id) : undefined;
}
