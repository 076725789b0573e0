import { getKernel, registerKernel, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs-core';
import type { Call } from './wasm-kernel';

/** A started backend, of which its type does not tell that Emscripten's module holds its memory. */
interface WithMemory {
  readonly wasm: { readonly asm: { readonly memory: WebAssembly.Memory } };
}

/** A kernel that calls a module's function; offsets are where tensors lie in the memory. */
export type ModuleKernel<F> = (call: Call, compute: F, offset: (x: TensorInfo) => number) => TensorInfo;

/**
 * Gives the WebAssembly backend kernels that call the one function a module of ours (in base64) exports, which computes in
 * the backend's own memory. Adds nothing where there are no SIMD instructions; may be called again.
 */
export function addModuleKernels<F>(
  base64: string,
  functionName: string,
  kernels: Readonly<Record<string, ModuleKernel<F>>>,
): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  if (!WebAssembly.validate(bytes)) return;
  const module = new WebAssembly.Module(bytes);
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    if (getKernel(kernelName, 'wasm') as object | undefined) continue;
    let compute: F;
    registerKernel({
      kernelName,
      backendName: 'wasm',
      // Whenever the backend starts, it has a memory of its own.
      setupFunc: (started) => {
        const { memory } = (started as unknown as WithMemory).wasm.asm;
        compute = new WebAssembly.Instance(module, { backend: { memory } }).exports[functionName] as F;
      },
      kernelFunc: ((call: Call) =>
        kernel(call, compute, ({ dataId }) => call.backend.getMemoryOffset(dataId))) as unknown as KernelFunc,
    });
  }
}
