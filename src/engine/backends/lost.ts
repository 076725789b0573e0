import { backend, getBackend } from '@tensorflow/tfjs-core';

/** A WebGPU backend as far as it is looked at here. */
interface WithDevice {
  readonly device: GPUDevice;
}

/** A WebGL backend as far as it is looked at here. */
interface WithContext {
  readonly gpgpu: { readonly gl: WebGL2RenderingContext & { readonly canvas: EventTarget } };
}

/**
 * Whether the graphics device of the backend in use is known to be gone, so that what was computed last means nothing: WebGL
 * hands out zeros then, and tells only later. WebGPU refuses to hand anything out.
 */
export function deviceIsLost(): boolean {
  if (getBackend() !== 'webgl') return false;
  const current: object = backend();
  return (current as WithContext).gpgpu.gl.isContextLost();
}

/** Comes back once the graphics device has done what it was given so far; at once where the processor computes. */
export async function finishOnDevice(): Promise<void> {
  if (getBackend() !== 'webgpu') return;
  const current: object = backend();
  await (current as WithDevice).device.queue.onSubmittedWorkDone();
}

/**
 * Calls back once, with the driver's words, when the graphics device of the backend in use is lost: every tensor is
 * gone then, and only a new worker helps. Never calls on wasm and cpu.
 */
export function onDeviceLost(callback: (detail: string) => void): void {
  const current: object = backend();
  switch (getBackend()) {
    case 'webgpu':
      void (current as WithDevice).device.lost.then((info) => callback(info.message || info.reason));
      return;
    case 'webgl':
      (current as WithContext).gpgpu.gl.canvas.addEventListener(
        'webglcontextlost',
        () => callback('the WebGL context was lost'),
        { once: true },
      );
  }
}
