import { LimelightError } from '@/domain/errors';

/** Training does not fit with `batch` pictures a step. */
export function outOfMemory(batch: number, options?: ErrorOptions): LimelightError {
  return new LimelightError(
    'out-of-memory',
    `There is not enough memory to train with ${batch} ${batch === 1 ? 'picture' : 'pictures'} a step.`,
    'Close other tabs, train fewer layers, or start from a smaller model.',
    options,
  );
}
