/**
 * How should a backend compute a convolution's input gradient: with its own kernel, or as convolutions? Prints
 * milliseconds of both for every layer of the zoo's architecture, by backend. The outcome is the table in
 * `src/engine/autodiff/gradients.ts`.
 */
import { conv2dTranspose, dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { geometryOf } from '@/engine/autodiff/convolution-geometry';
import { convolutionInputGradient, derivedFilters } from '@/engine/autodiff/convolution-input-gradient';
import { ordinary } from '@/engine/autodiff/convolution-kind';
import { bringUp } from '@/engine/backends/bring-up';
import { nodeHost } from '@/engine/backends/node';
import { layers, waves } from './cifar10-layers';

/** Milliseconds of one call: the fastest of a few, read back each time, after one to warm up. */
async function fastest(call: () => Tensor): Promise<number> {
  let best = Infinity;
  for (let repeat = 0; repeat < 6; repeat++) {
    const start = performance.now();
    const result = tidy(call);
    await result.data();
    if (repeat > 0) best = Math.min(best, performance.now() - start);
    result.dispose();
  }
  return best;
}

/** Measures every layer on every backend Node has. */
export async function run(): Promise<void> {
  const batch = 1;
  for (const name of ['wasm', 'cpu', 'webgpu'] satisfies BackendName[]) {
    try {
      const { software } = await bringUp(nodeHost, name);
      console.log(
        `\n${name}${software ? ' (software adapter)' : ''}, batch ${batch}: milliseconds of an input gradient`,
      );
    } catch (thrown) {
      console.log(`\n${name}: ${String(thrown)}`);
      continue;
    }
    const rows = [];
    for (const [layer, size, filterShape, stride] of layers) {
      const shape: [number, number, number, number] = [batch, size, size, filterShape[2]];
      const geometry = geometryOf(shape, filterShape, stride, 'same');
      const filter = waves(filterShape);
      const dy = waves([batch, geometry.rows.output, geometry.columns.output, filterShape[3]]);
      const derived = derivedFilters(ordinary, filter, geometry);
      const kernel = await fastest(() => conv2dTranspose(dy, filter, shape, stride, 'same'));
      const convolutions = await fastest(() => convolutionInputGradient(ordinary, dy, filter, geometry, derived));
      rows.push({
        layer,
        kernel: kernel.toFixed(2),
        convolutions: convolutions.toFixed(2),
        'times faster': (kernel / convolutions).toFixed(2),
      });
      dispose([filter, dy, ...derived.values()]);
    }
    console.table(rows);
  }
}
