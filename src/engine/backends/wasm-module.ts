import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, unregisterKernel, type KernelConfig, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Call } from './wasm-kernel';

/** A started backend, of which its type does not tell that Emscripten's module holds its memory. */
interface WithMemory {
  readonly wasm: { readonly asm: { readonly memory: WebAssembly.Memory } };
}

/** What a module's kernel is given. */
export interface ModuleCall<F> extends Call {
  /** The functions the module exports. */
  readonly module: F;
  /** Where a tensor lies in the memory. */
  readonly offset: (x: TensorInfo) => number;
  /** The backend's own kernel, in whose place this one stands. */
  readonly own: (call: Call) => TensorInfo;
}

export type ModuleKernel<F> = (call: ModuleCall<F>) => TensorInfo;

/** Those in whose place ours stand, or undefined where there were none. */
const originals = new Map<string, KernelConfig | undefined>();

/**
 * Gives the WebAssembly backend kernels that call the functions a module of ours (in base64) exports, which computes in the
 * backend's own memory. Returns whether that could be done: nothing changes where a module's instructions are not known.
 * May be called again.
 */
export function addModuleKernels<F>(base64: string, kernels: Readonly<Record<string, ModuleKernel<F>>>): boolean {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return false;
  const compiled = new WebAssembly.Module(bytes);
  // Whenever the backend starts, it has a memory of its own.
  const instances = new WeakMap<BackendWasm, F>();
  const moduleOf = (backend: BackendWasm): F => {
    const { memory } = (backend as unknown as WithMemory).wasm.asm;
    const instance =
      instances.get(backend) ?? (new WebAssembly.Instance(compiled, { backend: { memory } }).exports as F);
    instances.set(backend, instance);
    return instance;
  };
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    if (!originals.has(kernelName)) originals.set(kernelName, getKernel(kernelName, 'wasm'));
    const original = originals.get(kernelName);
    const own = original?.kernelFunc as unknown as ModuleCall<F>['own'];
    if (getKernel(kernelName, 'wasm') as object | undefined) unregisterKernel(kernelName, 'wasm');
    registerKernel({
      ...original,
      kernelName,
      backendName: 'wasm',
      kernelFunc(given) {
        const call = given as unknown as Call;
        const { backend } = call;
        return kernel({
          ...call,
          module: moduleOf(backend),
          own,
          offset: ({ dataId }) => backend.getMemoryOffset(dataId),
        });
      },
    });
  }
  return true;
}
