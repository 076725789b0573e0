/**
 * How should a backend compute a convolution's filter gradient: with its own kernel, as a dilated convolution, tap by
 * tap as matrix products, or as one matrix product of all taps? Prints milliseconds for every layer of the zoo's
 * architecture, by backend. The outcome is `src/engine/autodiff/convolution-filter-gradient.ts`.
 * `npm run bench:filter-gradient [backend] [batch]`.
 */
import process from 'node:process';
import {
  concat,
  Conv2DBackpropFilter,
  dispose,
  engine,
  matMul,
  pad,
  reshape,
  slice,
  tidy,
  transpose,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { BackendName } from '@/domain/backend';
import { convolutionFilterGradient } from '@/engine/autodiff/convolution-filter-gradient';
import { explicitPadding, geometryOf, type Geometry } from '@/engine/autodiff/convolution-geometry';
import { bringUp } from '@/engine/backends/bring-up';
import { relativeL2 } from '@/engine/testing/compare';
import { nodeHost } from '@/engine/backends/node';
import { layers, waves } from './cifar10-layers';

type Way = (x: Tensor4D, dy: Tensor4D, geometry: Geometry) => Tensor;

/** What each tap of the filter meets, [B oh ow, in] each; `size` counts zeros around the picture. */
function meetings(x: Tensor4D, { rows, columns }: Geometry): Tensor[] {
  const height = (rows.output - 1 + Math.ceil(rows.taps / rows.stride)) * rows.stride;
  const width = (columns.output - 1 + Math.ceil(columns.taps / columns.stride)) * columns.stride;
  const [batch, inHeight, inWidth, channels] = x.shape;
  const around = pad(x, [
    [0, 0],
    [rows.before, Math.max(0, height - inHeight - rows.before)],
    [columns.before, Math.max(0, width - inWidth - columns.before)],
    [0, 0],
  ]);
  const apart = reshape(around, [
    batch,
    height / rows.stride,
    rows.stride,
    width / columns.stride,
    columns.stride * channels,
  ]);
  const found: Tensor[] = [];
  for (let i = 0; i < rows.taps; i++)
    for (let j = 0; j < columns.taps; j++)
      found.push(
        reshape(
          slice(
            apart,
            [
              0,
              Math.floor(i / rows.stride),
              i % rows.stride,
              Math.floor(j / columns.stride),
              (j % columns.stride) * channels,
            ],
            [-1, rows.output, 1, columns.output, channels],
          ),
          [-1, channels],
        ),
      );
  return found;
}

const flat = (t: Tensor) => reshape(t, [-1, t.shape.at(-1)!]);

const ways: Readonly<Record<string, Way>> = {
  kernel: (x, dy, { rows, columns }) =>
    engine().runKernel(
      Conv2DBackpropFilter,
      { x, dy },
      {
        strides: [rows.stride, columns.stride],
        pad: explicitPadding(
          [rows.before, Math.max(0, (rows.output - 1) * rows.stride + rows.taps - rows.input - rows.before)],
          [
            columns.before,
            Math.max(0, (columns.output - 1) * columns.stride + columns.taps - columns.input - columns.before),
          ],
        ),
        dataFormat: 'NHWC',
        filterShape: [rows.taps, columns.taps, x.shape[3], dy.shape[3]],
      },
    ),
  convolution: convolutionFilterGradient,
  'tap by tap': (x, dy, geometry) =>
    concat(
      meetings(x, geometry).map((met) => matMul(met, flat(dy), true)),
      0,
    ),
  'tap by tap, transposed': (x, dy, geometry) =>
    concat(
      meetings(x, geometry).map((met) => matMul(transpose(met), flat(dy))),
      0,
    ),
  columns: (x, dy, geometry) => matMul(concat(meetings(x, geometry), 1), flat(dy), true),
  'columns, transposed': (x, dy, geometry) => matMul(transpose(concat(meetings(x, geometry), 1)), flat(dy)),
};

/**
 * Milliseconds of processor time of one call, threads of a software driver included, which a busy machine does not
 * change: the lesser of two, after one to warm up.
 */
async function cost(call: () => Tensor): Promise<number> {
  let best = Infinity;
  for (let repeat = 0; repeat < 3; repeat++) {
    const before = process.cpuUsage();
    const result = tidy(call);
    await result.data();
    const { user, system } = process.cpuUsage(before);
    if (repeat > 0) best = Math.min(best, (user + system) / 1000);
    result.dispose();
  }
  return best;
}

/** Measures every layer on the backends asked for. */
export async function run(): Promise<void> {
  const [wanted, batchText = '8'] = process.argv.slice(3);
  const batch = Number(batchText);
  for (const name of ['wasm', 'cpu', 'webgpu'] satisfies BackendName[]) {
    if (wanted && wanted !== name) continue;
    const { software } = await bringUp(nodeHost, name);
    console.log(`\n${name}${software ? ' (software adapter)' : ''}, batch ${batch}: milliseconds of a filter gradient`);
    const rows = [];
    for (const [layer, size, filterShape, stride] of layers) {
      const geometry = geometryOf([batch, size, size, filterShape[2]], filterShape, stride, 'same');
      const x = waves([batch, size, size, filterShape[2]]);
      const dy = waves([batch, geometry.rows.output, geometry.columns.output, filterShape[3]]);
      const row: Record<string, string> = { layer };
      const expected = await tidy(() => convolutionFilterGradient(x, dy, geometry)).data();
      for (const [way, compute] of Object.entries(ways)) {
        if (way === 'kernel' && name === 'wasm') continue;
        const got = await tidy(() => compute(x, dy, geometry)).data();
        row[way] = (await cost(() => compute(x, dy, geometry))).toFixed(1);
        if (!(relativeL2(got, expected) < 1e-4)) throw new Error(`${way} is wrong at ${layer}`);
      }
      rows.push(row);
      dispose([x, dy]);
    }
    console.table(rows);
  }
}
