/**
 * What kernels of TensorFlow.js 4.22's WebAssembly backend get wrong or take long about, and ours in their place. Each runs
 * in JavaScript over the backend's own memory, in one pass.
 */
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  backend_util,
  Identity,
  MaxPoolGrad,
  MaxPoolWithArgmax,
  Mean,
  OneHot,
  registerKernel,
  Reverse,
  Sign,
  Slice,
  slice_util,
  SplitV,
  Sum,
  Tile,
  unregisterKernel,
  util,
  type DataType,
  type NamedAttrMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

interface Call {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: NamedAttrMap;
  readonly backend: BackendWasm;
}

type Kernel = (call: Call) => TensorInfo | TensorInfo[];

/**
 * - Sum, Mean: added up in float32 one by one, a sum of 535,000 squares comes out 0.08 % short. In float64 here.
 * - Sign: zero for whatever is below about 1e-7, and the loss of a picture that a model is sure of has gradients far below.
 * - OneHot: asked for float32 it writes the bits of the integer 1, which as a float are 1.4e-45.
 * - MaxPoolGrad, MaxPoolWithArgmax: they look for the maximum from zero upwards, and of equal maxima serve all or the last.
 *   Here, as on the other backends and in PyTorch, the first in reading order is the maximum.
 * - Identity copies all values, and every tensor that a gradient saves goes through it. Here, as on the other backends, two
 *   tensors share them.
 * - Slice and SplitV first copy the whole tensor, for every part anew; Reverse and Tile work out the place of every value. All
 *   four move whole rows here.
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
  [Slice]: ({ inputs, attrs, backend }) => {
    const x = inputs['x']!;
    const { begin, size } = attrs as { begin: number[]; size: number[] };
    return sliced(backend, x, ...(slice_util.parseSliceParams(x, begin, size) as [number[], number[]]));
  },
  [SplitV]: ({ inputs, attrs, backend }) => {
    const x = inputs['x']!;
    const axis = util.parseAxisParam(attrs['axis'] as number, x.shape)[0]!;
    const sizes = backend_util.prepareSplitSize(x, attrs['numOrSizeSplits'] as number | number[], axis);
    let first = 0;
    return sizes.map((size) => {
      const begin = x.shape.map((_, i) => (i === axis ? first : 0));
      first += size;
      return sliced(
        backend,
        x,
        begin,
        x.shape.map((length, i) => (i === axis ? size : length)),
      );
    });
  },
  [Reverse]: ({ inputs, attrs, backend }) => {
    const x = inputs['x']!;
    const turned = new Set(util.parseAxisParam(attrs['dims'] as number | number[], x.shape));
    const walks = stridesOf(x.shape).map((stride, axis) => ({
      count: x.shape[axis]!,
      stride: turned.has(axis) ? -stride : stride,
    }));
    const first = walks.reduce((sum, { count, stride }) => (stride < 0 ? sum - (count - 1) * stride : sum), 0);
    return gathered(backend, x, x.shape, walks, first);
  },
  [Tile]: ({ inputs, attrs, backend }) => {
    const x = inputs['x']!;
    const repeats = attrs['reps'] as number[];
    const walks = stridesOf(x.shape).flatMap((stride, axis) => [
      { count: repeats[axis]!, stride: 0 },
      { count: x.shape[axis]!, stride },
    ]);
    return gathered(
      backend,
      x,
      x.shape.map((length, axis) => length * repeats[axis]!),
      walks,
      0,
    );
  },
};

/** Puts the kernels above in place of the backend's own; may be called again. */
export function mendWasmKernels(): void {
  for (const [kernelName, kernel] of Object.entries(kernels)) {
    unregisterKernel(kernelName, 'wasm');
    registerKernel({ kernelName, backendName: 'wasm', kernelFunc: (call) => kernel(call as unknown as Call) });
  }
}

type Values = ReturnType<BackendWasm['typedArrayFromHeap']>;

/** A new tensor. What `fill` reads it must take from the heap itself: making room for the output can move the heap. */
function filled(backend: BackendWasm, shape: number[], dtype: DataType, fill: (out: Values) => void): TensorInfo {
  const made = backend.makeOutput(shape, dtype);
  fill(backend.typedArrayFromHeap(made));
  return made;
}

function sliced(backend: BackendWasm, x: TensorInfo, begin: number[], size: number[]): TensorInfo {
  const strides = stridesOf(x.shape);
  const walks = strides.map((stride, axis) => ({ count: size[axis]!, stride }));
  return gathered(
    backend,
    x,
    size,
    walks,
    begin.reduce((sum, start, axis) => sum + start * strides[axis]!, 0),
  );
}

/** How far apart in memory neighbours along each axis are. */
function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, axis) => util.sizeFromShape(shape.slice(axis + 1)));
}

/** Steps through a tensor's memory. */
interface Walk {
  readonly count: number;
  readonly stride: number;
}

/** A tensor of what such walks, one within the other, meet in x from the place `first` on. */
function gathered(
  backend: BackendWasm,
  x: TensorInfo,
  shape: number[],
  walks: readonly Walk[],
  first: number,
): TensorInfo {
  const outer = walks.filter(({ count }) => count !== 1);
  // The innermost walks that go through memory without a gap move as one.
  let row = 1;
  while (outer.at(-1)?.stride === row) row *= outer.pop()!.count;
  return filled(backend, shape, x.dtype, (out) => {
    const values = backend.typedArrayFromHeap(x);
    let end = 0;
    const walk = (depth: number, place: number): void => {
      const { count, stride } = outer[depth] ?? { count: 1, stride: 0 };
      for (let i = 0, from = place; i < count; i++, from += stride)
        if (depth < outer.length - 1) walk(depth + 1, from);
        else if (row === 1) out[end++] = values[from]!;
        else {
          out.set(values.subarray(from, from + row), end);
          end += row;
        }
    };
    if (out.length > 0) walk(0, first);
  });
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
