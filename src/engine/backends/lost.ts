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
