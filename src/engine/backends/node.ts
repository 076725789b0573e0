import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { env } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { BackendRefused, probeWebGpu, type BackendHost, type Probe } from './host';
import { findSoftwareVulkan, selectSoftwareVulkan } from './vulkan-driver';

/** Backends under Node: WebGPU through Dawn (the `webgpu` package), WASM and plain JavaScript. */
export const nodeHost: BackendHost = {
  place: 'node',
  async probe(name: BackendName): Promise<Probe> {
    switch (name) {
      case 'webgpu':
        return probeDawn();
      case 'webgl':
        throw new BackendRefused({ why: 'missing' });
      case 'wasm':
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
        throw new BackendRefused({ why: 'missing' });
      case 'wasm': {
        // Standard instructions of browsers, which Node has from version 21 on by itself.
        if (parseInt(process.versions.node) < 21) setFlagsFromString('--experimental-wasm-relaxed-simd');
        const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
        env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
        const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
        setWasmPaths(path.dirname(entry) + path.sep);
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

/** Dawn's entry point, once it was asked for; a second one would crash the process when the first is collected. */
let dawn: Promise<GPU> | undefined;

async function probeDawn(): Promise<Probe> {
  return probeWebGpu(await (dawn ??= startDawn()));
}

/**
 * Puts Dawn's WebGPU where the backend looks for it. A graphics card's driver is preferred; without one, Chromium's
 * software driver is found and used, which computes the real shaders, slowly.
 */
async function startDawn(): Promise<GPU> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const options = process.platform === 'linux' ? ['backend=vulkan'] : [];
  let gpu = create(options);
  if (!(await gpu.requestAdapter())) {
    const chromium = findSoftwareVulkan();
    if (!chromium) throw new BackendRefused({ why: 'no-driver' });
    selectSoftwareVulkan(chromium);
    gpu = create(options);
  }
  Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true });
  return gpu;
}
