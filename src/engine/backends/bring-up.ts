import { findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { addConvolutionKernels } from './convolution-kernels';
import { addGeluKernels } from './gelu-kernels';
import { BackendRefused, type BackendHost, type Probe } from './host';
import { addRectifierKernels } from './rectifier-kernels';
import { mendWasmKernels } from './wasm-kernels';

/**
 * Makes `name` the core's backend. Throws `BackendRefused` where that cannot be done, and leaves no half-started backend
 * behind.
 */
export async function bringUp(host: BackendHost, name: BackendName): Promise<Probe> {
  const probe = await host.probe(name);
  await host.load(name);
  if (name === 'wasm') {
    mendWasmKernels();
    addConvolutionKernels();
    addGeluKernels();
    addRectifierKernels();
  }
  // A backend whose start fails is reported by `false` and stays selected, to throw at the next operation.
  if (await setBackend(name).catch(() => false)) return probe;
  retire(name);
  throw new BackendRefused({ why: 'not-starting' });
}

/** Frees a backend and all its tensors; it can be brought up again. */
export function retire(name: BackendName): void {
  // The core's own type leaves out that an unknown name has no factory.
  const factory = findBackendFactory(name) as ReturnType<typeof findBackendFactory> | undefined;
  if (!factory) return;
  removeBackend(name);
  registerBackend(name, factory);
}
