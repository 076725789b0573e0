import { env } from '@tensorflow/tfjs-core';
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import type { BackendName } from '@/domain/backend';
import { BackendRefused, isSoftwareRenderer, probeWebGpu, type BackendHost, type Probe } from './host';

/** Backends as a browser's worker or page offers them; each is a chunk of its own, loaded when it is tried. */
export const browserHost: BackendHost = {
  place: 'browser',
  async probe(name: BackendName): Promise<Probe> {
    switch (name) {
      case 'webgpu':
        return probeWebGpu('gpu' in navigator ? navigator.gpu : undefined);
      case 'webgl':
        return probeWebGl();
      case 'wasm':
        if (typeof WebAssembly === 'undefined') throw new BackendRefused({ why: 'missing' });
        return { software: false };
      case 'cpu':
        return { software: false };
      default:
        return name satisfies never;
    }
  },
  async load(name: BackendName): Promise<void> {
    switch (name) {
      case 'webgpu':
        await import('@tensorflow/tfjs-backend-webgpu');
        break;
      case 'webgl':
        await import('@tensorflow/tfjs-backend-webgl');
        break;
      case 'wasm': {
        const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
        // The threaded module breaks when minified, so it is neither shipped nor asked for.
        env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
        setWasmPaths({
          'tfjs-backend-wasm.wasm': plainWasm,
          'tfjs-backend-wasm-simd.wasm': simdWasm,
          'tfjs-backend-wasm-threaded-simd.wasm': simdWasm,
        });
        break;
      }
      case 'cpu':
        await import('@tensorflow/tfjs-backend-cpu');
        break;
      default:
        name satisfies never;
    }
  },
};

function probeWebGl(): Probe {
  if (typeof OffscreenCanvas === 'undefined') throw new BackendRefused({ why: 'missing-in-workers' });
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl) throw new BackendRefused({ why: 'missing' });
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { software: isSoftwareRenderer(String(renderer)) };
}
