import { backend, getBackend } from '@tensorflow/tfjs-core';

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
