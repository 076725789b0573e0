import { LimelightError } from '@/domain/errors';

/** How browsers, drivers and WebAssembly say in an error that there was no memory for something. */
const words =
  /out of memory|\boom\b|allocation failed|invalid (typed )?array length|memory access out of bounds|cannot enlarge memory|unable to (create|allocate)|greater than webgl maximum/i;

/** Whether something was thrown because memory ran out, on whichever backend. */
export function isOutOfMemory(thrown: unknown): boolean {
  if (thrown instanceof LimelightError) return thrown.code === 'out-of-memory';
  return thrown instanceof Error && words.test(thrown.message);
}

/** Training does not fit with `batch` pictures a step. */
export function outOfMemory(batch: number, options?: ErrorOptions): LimelightError {
  return new LimelightError(
    'out-of-memory',
    `There is not enough memory to train with ${batch} ${batch === 1 ? 'picture' : 'pictures'} a step.`,
    'Close other tabs, train fewer layers, or start from a smaller model.',
    options,
  );
}
