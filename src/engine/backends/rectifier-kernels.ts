import { util } from '@tensorflow/tfjs-core';
import { rectifierModule } from './rectifier-module';
import { addModuleKernels } from './wasm-module';

/** dy where 0 < at < limit, else zero. */
export const RectifierGrad = 'RectifierGrad';

/** The function of `rectifier.wat`. */
interface RectifierModule {
  passBack(count: number, at: number, limit: number, dy: number, dx: number): void;
}

/**
 * Gives the WebAssembly backend a kernel for what ReLU and ReLU6 pass back, of float32: one pass over the backend's own
 * memory, four values at a time (`rectifier.wat`), in which the core's operations take two to four.
 */
export function addRectifierKernels(): void {
  addModuleKernels<RectifierModule>(rectifierModule, {
    [RectifierGrad]({ inputs, attrs, backend, module, offset }) {
      const [at, dy] = [inputs['at']!, inputs['dy']!];
      const made = backend.makeOutput(dy.shape, dy.dtype);
      module.passBack(util.sizeFromShape(dy.shape), offset(at), attrs['limit'] as number, offset(dy), offset(made));
      return made;
    },
  });
}
