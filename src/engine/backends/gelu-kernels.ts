import { util } from '@tensorflow/tfjs-core';
import { geluModule } from './gelu-module';
import { addModuleKernels, type ModuleKernel } from './wasm-module';

/** gelu(x). */
export const Gelu = 'Gelu';
/** dy gelu'(x). */
export const GeluGrad = 'GeluGrad';
/** dy ddx gelu''(x). */
export const GeluGradGrad = 'GeluGradGrad';

/** The function of `gelu.wat`. */
interface GeluModule {
  gelu(order: number, count: number, x: number, a: number, b: number, y: number): void;
}

/** The derivative of that order, of x and what it is multiplied by. */
function derivative(order: number, ...factors: readonly string[]): ModuleKernel<GeluModule> {
  return ({ inputs, backend, module, offset }) => {
    const x = inputs['x']!;
    const made = backend.makeOutput(x.shape, x.dtype);
    const [a = 0, b = 0] = factors.map((name) => offset(inputs[name]!));
    module.gelu(order, util.sizeFromShape(x.shape), offset(x), a, b, offset(made));
    return made;
  };
}

/**
 * Gives the WebAssembly backend kernels for the GELU and its derivatives, of float32. Each passes once over the backend's
 * own memory, four values at a time (`gelu.wat`); the core's operations pass over it five to seven times, and its `erf` and
 * `exp` take one value at a time.
 */
export function addGeluKernels(): void {
  addModuleKernels(geluModule, {
    [Gelu]: derivative(0),
    [GeluGrad]: derivative(1, 'dy'),
    [GeluGradGrad]: derivative(2, 'dy', 'ddx'),
  });
}
