import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { getKernel, registerKernel, util } from '@tensorflow/tfjs-core';
import { geluModule } from './gelu-module';

/** gelu(x). */
export const Gelu = 'Gelu';
/** dy gelu'(x). */
export const GeluGrad = 'GeluGrad';
/** dy ddx gelu''(x). */
export const GeluGradGrad = 'GeluGradGrad';

/** What each takes; its place in the list is the order of the derivative. */
const kernels: readonly [name: string, inputs: readonly string[]][] = [
  [Gelu, ['x']],
  [GeluGrad, ['x', 'dy']],
  [GeluGradGrad, ['x', 'dy', 'ddx']],
];

/** A started backend, of which its type does not tell that Emscripten's module holds its memory. */
interface WithMemory {
  readonly wasm: { readonly asm: { readonly memory: WebAssembly.Memory } };
}

/** The function of `gelu.wat`. */
type GeluFunction = (order: number, count: number, x: number, a: number, b: number, y: number) => void;

/**
 * Gives the WebAssembly backend kernels for the GELU and its derivatives, of float32. Each passes once over the backend's
 * own memory, four values at a time (`gelu.wat`); the core's operations pass over it five to seven times, and its `erf` and
 * `exp` take one value at a time. Adds nothing where there are no SIMD instructions; may be called again.
 */
export function addGeluKernels(): void {
  const bytes = Uint8Array.from(atob(geluModule), (character) => character.charCodeAt(0));
  if ((getKernel(Gelu, 'wasm') as object | undefined) || !WebAssembly.validate(bytes)) return;
  const module = new WebAssembly.Module(bytes);
  kernels.forEach(([kernelName, names], order) => {
    let gelu: GeluFunction;
    registerKernel({
      kernelName,
      backendName: 'wasm',
      // Whenever the backend starts, it has a memory of its own.
      setupFunc: (started) => {
        const { memory } = (started as unknown as WithMemory).wasm.asm;
        gelu = new WebAssembly.Instance(module, { backend: { memory } }).exports['gelu'] as GeluFunction;
      },
      kernelFunc: ({ inputs, backend }) => {
        const wasm: BackendWasm = backend as never;
        const { shape, dtype } = inputs['x']!;
        const made = wasm.makeOutput(shape, dtype);
        const [x = 0, a = 0, b = 0] = names.map((name) => wasm.getMemoryOffset(inputs[name]!.dataId));
        gelu(order, util.sizeFromShape(shape), x, a, b, wasm.getMemoryOffset(made.dataId));
        return made;
      },
    });
  });
}
