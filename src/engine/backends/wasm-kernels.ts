/**
 * What kernels of TensorFlow.js 4.22's WebAssembly backend get wrong or take long about, and ours in their place. Each runs
 * in JavaScript over the backend's own memory, in one pass.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  Add,
  backend_util,
  BatchMatMul,
  getKernel,
  Identity,
  MaxPoolGrad,
  MaxPoolWithArgmax,
  Mean,
  Multiply,
  OneHot,
  RealDiv,
  registerKernel,
  Sign,
  Sub,
  Sum,
  Transpose,
  unregisterKernel,
  util,
  type DataType,
  type KernelConfig,
  type NamedAttrMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import { filled, type Call, type Kernel, type Values } from './wasm-kernel';
import { movingKernels } from './wasm-moves';

/**
 * - Sum, Mean: added up in float32 one by one, a sum of 535,000 squares comes out 0.08 % short. In float64 here.
 * - Sign: zero for whatever is below about 1e-7, and the loss of a picture that a model is sure of has gradients far below.
 * - OneHot: asked for float32 it writes the bits of the integer 1, which as a float are 1.4e-45.
 * - MaxPoolGrad, MaxPoolWithArgmax: they look for the maximum from zero upwards, and of equal maxima serve all or the last.
 *   Here, as on the other backends and in PyTorch, the first in reading order is the maximum.
 * - Identity copies all values, and every tensor that a gradient saves goes through it. Here, as on the other backends, two
 *   tensors share them.
 * - BatchMatMul takes 4 to 12 times as long where it turns a matrix while it multiplies. Here it is turned before.
 * - Add, Sub, Multiply, RealDiv: values repeated over rows of three, such as those of colours, take 50 times as long as over
 *   long rows, and so are repeated into one.
 * - What moves values: see `movingKernels`.
 */
const kernels: Readonly<Record<string, Kernel>> = {
  [Sum]: (call) => reduced(call, call.inputs['x']!.dtype, (total) => total),
  [Mean]: (call) => reduced(call, 'float32', (total, count) => total / count),
  [Sign]: ({ inputs, backend }) => {
    const x = inputs['x']!;
    return filled(backend, x.shape, x.dtype, (out) => {
      const values = backend.typedArrayFromHeap(x);
      for (let i = 0; i < out.length; i++) out[i] = Math.sign(values[i]!);
    });
  },
  [OneHot]: ({ inputs, attrs, backend }) => {
    const indices = inputs['indices']!;
    const { depth, onValue, offValue, dtype } = attrs as {
      depth: number;
      onValue: number;
      offValue: number;
      dtype: DataType;
    };
    return filled(backend, [...indices.shape, depth], dtype, (out) => {
      out.fill(offValue);
      backend.typedArrayFromHeap(indices).forEach((index, row) => {
        if (index >= 0 && index < depth) out[row * depth + index] = onValue;
      });
    });
  },
  [MaxPoolGrad]: ({ inputs, attrs, backend }) => {
    const [x, dy] = [inputs['input']!, inputs['dy']!];
    return filled(backend, x.shape, 'float32', (out) => {
      const { places } = maxima(backend.typedArrayFromHeap(x), windowsOf(x, attrs));
      const values = backend.typedArrayFromHeap(dy);
      out.fill(0);
      places.forEach((place, i) => (out[place] = out[place]! + values[i]!));
    });
  },
  [MaxPoolWithArgmax]: ({ inputs, attrs, backend }) => {
    const x = inputs['x']!;
    const windows = windowsOf(x, attrs);
    const found = maxima(backend.typedArrayFromHeap(x), windows);
    const picture = attrs['includeBatchInIndex'] === true ? Infinity : x.shape[1]! * x.shape[2]! * x.shape[3]!;
    return [
      filled(backend, windows.outShape, x.dtype, (out) => out.set(found.values)),
      filled(backend, windows.outShape, 'int32', (out) => out.set(found.places.map((place) => place % picture))),
    ];
  },
  [Identity]: ({ inputs, backend }) => {
    const { dataId, shape, dtype } = inputs['x']!;
    backend.incRef(dataId);
    return { dataId, shape, dtype };
  },
  [BatchMatMul]: (call, own) => {
    const { inputs, attrs, backend } = call;
    const { transposeA, transposeB } = attrs as { transposeA: boolean; transposeB: boolean };
    const [a, b] = [inputs['a']!, inputs['b']!];
    const [rows, columns] = [a.shape.at(transposeA ? -1 : -2)!, b.shape.at(transposeB ? -2 : -1)!];
    if ((!transposeA && !transposeB) || Math.min(rows, columns) < TURNING_PAYS) return own(call);
    const [left, right] = [transposeA ? turned(backend, a) : a, transposeB ? turned(backend, b) : b];
    const product = own({ inputs: { a: left, b: right }, attrs: { transposeA: false, transposeB: false }, backend });
    if (transposeA) backend.disposeData(left.dataId);
    if (transposeB) backend.disposeData(right.dataId);
    return product;
  },
  ...Object.fromEntries([Add, Sub, Multiply, RealDiv].map((name) => [name, overLongRows])),
  ...movingKernels,
};

/** The backend's own, in whose place ours stand. */
const originals = new Map<string, KernelConfig>();

/** Puts the kernels above in place of the backend's own; may be called again. */
export function mendWasmKernels(): void {
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    const replaced = originals.get(kernelName) ?? getKernel(kernelName, 'wasm');
    originals.set(kernelName, replaced);
    unregisterKernel(kernelName, 'wasm');
    const before = replaced.kernelFunc as unknown as (call: Call) => TensorInfo;
    registerKernel({ ...replaced, kernelFunc: (call) => kernel(call as unknown as Call, before) });
  }
}

/** From so many rows and columns of a product on turning a matrix takes less than it saves. */
const TURNING_PAYS = 8;

/** Matrices with rows and columns exchanged. */
function turned(backend: BackendWasm, x: TensorInfo): TensorInfo {
  const last = x.shape.length - 1;
  const perm = [...x.shape.keys()].with(-1, last - 1).with(-2, last);
  const { kernelFunc } = getKernel(Transpose, 'wasm');
  return kernelFunc({ inputs: { x }, attrs: { perm }, backend }) as TensorInfo;
}

/** Fewer values than this are repeated into a row; more make a row that is long enough. */
const SHORT_ROW = 32;
const LONG_ROW = 256;

/** An operation of two tensors of which one is a short row that is repeated over all rows of the other. */
function overLongRows(call: Call, own: (call: Call) => TensorInfo): TensorInfo {
  const { inputs, backend } = call;
  const [a, b] = [inputs['a']!, inputs['b']!];
  const [all, row] = util.sizeFromShape(a.shape) < util.sizeFromShape(b.shape) ? [b, a] : [a, b];
  const short = util.sizeFromShape(row.shape);
  const end = all.shape.findLastIndex((_, axis) => util.sizeFromShape(all.shape.slice(axis)) >= LONG_ROW);
  const repeats = row.shape.at(-1) === short && all.shape.at(-1) === short && row.shape.length <= all.shape.length;
  if (!repeats || short < 2 || short >= SHORT_ROW || end < 0 || a.dtype !== 'float32' || b.dtype !== 'float32')
    return own(call);
  const long = util.sizeFromShape(all.shape.slice(end));
  const repeated = filled(backend, [long], 'float32', (out) => {
    const values = backend.typedArrayFromHeap(row);
    for (let i = 0; i < long; i++) out[i] = values[i % short]!;
  });
  const rows = { ...all, shape: [util.sizeFromShape(all.shape) / long, long] };
  const made = own({ ...call, inputs: all === a ? { a: rows, b: repeated } : { a: repeated, b: rows } });
  backend.disposeData(repeated.dataId);
  return { ...made, shape: all.shape };
}

function reduced(
  { inputs, attrs, backend }: Call,
  dtype: DataType,
  finish: (total: number, count: number) => number,
): TensorInfo {
  const x = inputs['x']!;
  const axes = util.parseAxisParam(attrs['axis'] as number | number[], x.shape);
  const [outShape, reduceShape] = backend_util.computeOutAndReduceShapes(x.shape, axes);
  const shape = attrs['keepDims'] === true ? backend_util.expandShapeToKeepDim(outShape, axes) : outShape;
  const count = util.sizeFromShape(reduceShape);
  return filled(backend, shape, dtype, (out) => {
    if (count === 1) {
      out.set(backend.typedArrayFromHeap(x));
      return;
    }
    const found = totals(backend.typedArrayFromHeap(x), x.shape, new Set(axes));
    for (let i = 0; i < out.length; i++) out[i] = finish(found[i]!, count);
  });
}

/** Sums over some axes, in float64, in the order of those that are left. */
function totals(values: Values, shape: readonly number[], axes: ReadonlySet<number>): Float64Array {
  // Neighbouring axes of one kind count as one.
  const runs: { size: number; summed: boolean }[] = [];
  shape.forEach((size, axis) => {
    const [last, summed] = [runs.at(-1), axes.has(axis)];
    if (last?.summed === summed) last.size *= size;
    else runs.push({ size, summed });
  });
  const strides = runs.map((_, i) => runs.slice(i + 1).reduce((size, run) => (run.summed ? size : size * run.size), 1));
  const found = new Float64Array(runs.reduce((size, run) => (run.summed ? size : size * run.size), 1));
  let at = 0;
  const walk = (depth: number, first: number): void => {
    const run = runs[depth];
    if (!run) found[first] = values[at++]!;
    else if (depth < runs.length - 1)
      for (let i = 0; i < run.size; i++) walk(depth + 1, run.summed ? first : first + i * strides[depth]!);
    else {
      // A loop over variables of its own runs twice as fast.
      if (run.summed) found[first] = found[first]! + totalOf(values, at, run.size);
      else addTo(found, first, values, at, run.size);
      at += run.size;
    }
  };
  if (values.length > 0) walk(0, 0);
  return found;
}

function totalOf(values: Values, start: number, size: number): number {
  let total = 0;
  for (let i = start; i < start + size; i++) total += values[i]!;
  return total;
}

/** Adds a run of values to a run of totals. */
function addTo(totals: Float64Array, first: number, values: Values, start: number, size: number): void {
  for (let i = 0; i < size; i++) totals[first + i] = totals[first + i]! + values[start + i]!;
}

type Windows = ReturnType<typeof backend_util.computePool2DInfo>;

function windowsOf(x: TensorInfo, attrs: NamedAttrMap): Windows {
  const { filterSize, strides, pad, dimRoundingMode } = attrs as {
    filterSize: [number, number] | number;
    strides: [number, number] | number;
    pad: 'valid' | 'same' | number;
    dimRoundingMode?: 'floor' | 'round' | 'ceil';
  };
  return backend_util.computePool2DInfo(
    x.shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

/** Every window's maximum, and where in x it stands: of equals the first in reading order. */
function maxima(x: Values, windows: Windows): { readonly values: Float32Array; readonly places: Int32Array } {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = windows;
  const values = new Float32Array(util.sizeFromShape(windows.outShape)).fill(-Infinity);
  const places = new Int32Array(values.length);
  let first = 0;
  for (let b = 0; b < batchSize; b++)
    for (let row = 0; row < outHeight; row++)
      for (let column = 0; column < outWidth; column++, first += inChannels) {
        const [top, left] = [row * windows.strideHeight - padInfo.top, column * windows.strideWidth - padInfo.left];
        for (let y = Math.max(0, top); y < Math.min(inHeight, top + windows.filterHeight); y++)
          for (let x_ = Math.max(0, left); x_ < Math.min(inWidth, left + windows.filterWidth); x_++) {
            const place = ((b * inHeight + y) * inWidth + x_) * inChannels;
            for (let c = 0; c < inChannels; c++)
              if (x[place + c]! > values[first + c]!) {
                values[first + c] = x[place + c]!;
                places[first + c] = place + c;
              }
          }
      }
  return { values, places };
}
