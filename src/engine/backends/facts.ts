import { getBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';

/** In what backends differ, beyond kernels that are mended (`wasm-kernels.ts`). */
interface BackendFacts {
  /**
   * How a convolution's input gradient is computed: as convolutions, or with the backend's own kernel for it. Decided by
   * `npm run bench:input-gradient`, layer by layer of the zoo's architecture: on wasm, whose kernel is a plain loop,
   * convolutions (XNNPACK) are 3 to 36 times faster; on cpu they take up to 3 times as long, on a software WebGPU adapter
   * 5 times. WebGL keeps its kernel unmeasured.
   */
  readonly inputGradientBy: 'convolution' | 'kernel';
  /** Which of a window's equal maxima the kernels of max-pooling's gradient take, in reading order. */
  readonly maximumOfEquals: 'first' | 'last';
  /**
   * What saves time: fewer values to compute, in however many calls, on a processor; on a graphics card fewer calls, as we
   * take it, unmeasured.
   */
  readonly timeGoesInto: 'values' | 'calls';
}

const facts: Readonly<Record<BackendName, BackendFacts>> = {
  wasm: { inputGradientBy: 'convolution', maximumOfEquals: 'first', timeGoesInto: 'values' },
  cpu: { inputGradientBy: 'kernel', maximumOfEquals: 'first', timeGoesInto: 'values' },
  webgl: { inputGradientBy: 'kernel', maximumOfEquals: 'last', timeGoesInto: 'calls' },
  webgpu: { inputGradientBy: 'kernel', maximumOfEquals: 'last', timeGoesInto: 'calls' },
};

/** Those of the backend in use. */
export function backendFacts(): BackendFacts {
  return facts[getBackend() as BackendName];
}
