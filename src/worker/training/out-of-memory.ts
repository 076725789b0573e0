import { LimelightError } from '@/domain/errors';

/** Training does not fit with `batch` pictures a step. */
export function outOfMemory(batch: number, options?: ErrorOptions): LimelightError {
  return new LimelightError('out-of-memory', 'training-step', { pictures: batch }, options);
}
