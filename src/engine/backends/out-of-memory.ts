import { backend, getBackend } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';

/** A WebGPU backend as far as it is looked at here. */
interface WithDevice {
  readonly device: GPUDevice;
}

/**
 * Calls back whenever the WebGPU device could not allocate something. Nothing is thrown then: what is computed with
 * that buffer, and with what comes of it, is worthless. The other backends throw.
 */
export function onOutOfMemory(callback: () => void): void {
  if (getBackend() !== 'webgpu') return;
  const current: object = backend();
  (current as WithDevice).device.addEventListener('uncapturederror', ({ error }) => {
    if (error instanceof GPUOutOfMemoryError) callback();
  });
}

/** How browsers, drivers and WebAssembly say in an error that there was no memory for something. */
const words =
  /out of memory|\boom\b|allocation failed|invalid (typed )?array (buffer )?length|memory access out of bounds|cannot enlarge memory|unable to (create|allocate)|greater than webgl maximum/i;

/**
 * Whether something was thrown because memory ran out, on whichever backend. A trap within WebAssembly counts: it comes
 * of writing where nothing could be allocated, and what else lies in that memory can no longer be trusted.
 */
export function isOutOfMemory(thrown: unknown): boolean {
  if (thrown instanceof LimelightError) return thrown.code === 'out-of-memory';
  if (typeof WebAssembly !== 'undefined' && thrown instanceof WebAssembly.RuntimeError) return true;
  return thrown instanceof Error && words.test(thrown.message);
}
