/**
 * How should a backend compute a convolution's input gradient: with its own kernel, or as convolutions? Prints
 * milliseconds of both for every layer of the zoo's architecture, by backend. The outcome is the table in
 * `src/engine/autodiff/gradients.ts`.
 */
import { conv2dTranspose, dispose, tensor, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { geometryOf } from '@/engine/autodiff/convolution-geometry';
import { convolutionInputGradient, derivedFilters } from '@/engine/autodiff/convolution-input-gradient';
import { ordinary } from '@/engine/autodiff/convolution-kind';
import { bringUp } from '@/engine/backends/bring-up';
import { nodeHost } from '@/engine/backends/node';

/** Name, size of the picture, filter [kh, kw, in, out], stride. */
const layers: readonly [string, number, [number, number, number, number], number][] = [
  ['stem 3x3, 32 px, 3 -> 32', 32, [3, 3, 3, 32], 1],
  ['down 4x4 /2, 32 px, 32 -> 64', 32, [4, 4, 32, 64], 2],
  ['block 3x3, 16 px, 64 -> 64', 16, [3, 3, 64, 64], 1],
  ['down 4x4 /2, 16 px, 64 -> 128', 16, [4, 4, 64, 128], 2],
  ['block 3x3, 8 px, 128 -> 128', 8, [3, 3, 128, 128], 1],
];

function waves(shape: [number, number, number, number]): Tensor4D {
  const length = shape.reduce((product, n) => product * n, 1);
  return tensor(
    Float32Array.from({ length }, (_, i) => Math.sin(i)),
    shape,
  );
}

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
