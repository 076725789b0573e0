import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import {
  backend_util,
  Concat,
  Reverse,
  Slice,
  slice_util,
  SplitV,
  Tile,
  util,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Kernel, Values } from './wasm-kernel';

/**
 * What only moves values. Of the backend's own, Slice and SplitV first copy the whole tensor, for every part anew; Reverse and
 * Tile work out the place of every value; Concat makes an array of every row. Here whole rows move within the memory.
 */
export const movingKernels: Readonly<Record<string, Kernel>> = {
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
  [Concat]: (call, own) => {
    const { backend } = call;
    const inputs = Object.values(call.inputs);
    const [{ shape, dtype }] = inputs as [TensorInfo];
    if (dtype !== 'float32') return own(call);
    const axis = util.parseAxisParam(call.attrs['axis'] as number, shape)[0]!;
    const outShape = backend_util.computeOutShape(
      inputs.map((x) => x.shape),
      axis,
    );
    const whole = util.sizeFromShape(outShape.slice(axis));
    const made = backend.makeOutput(outShape, dtype);
    const { heap, first } = inHeap(backend, made);
    let begin = first;
    for (const x of inputs) {
      const { first: from, size } = inHeap(backend, x);
      const row = util.sizeFromShape(x.shape.slice(axis));
      for (let done = 0, to = begin; done < size; done += row, to += whole) move(heap, from + done, to, row);
      begin += row;
    }
    return made;
  },
};

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
  const made = backend.makeOutput(shape, x.dtype);
  const { heap, first: start, size } = inHeap(backend, made);
  let end = start;
  const walk = (depth: number, place: number): void => {
    const { count, stride } = outer[depth] ?? { count: 1, stride: 0 };
    for (let i = 0, from = place; i < count; i++, from += stride)
      if (depth < outer.length - 1) walk(depth + 1, from);
      else {
        move(heap, from, end, row);
        end += row;
      }
  };
  if (size > 0) walk(0, inHeap(backend, x).first + first);
  return made;
}

/** The whole memory as values of the tensor's kind, and where the tensor lies in it; until the next tensor is made. */
function inHeap(backend: BackendWasm, x: TensorInfo): { heap: Values; first: number; size: number } {
  const values = backend.typedArrayFromHeap(x);
  const heap = new (values.constructor as Float32ArrayConstructor)(values.buffer);
  return { heap, first: values.byteOffset / values.BYTES_PER_ELEMENT, size: values.length };
}

/** Below so many values a loop is faster than a call. */
const CALL_PAYS = 8;

/** Copies a run of values. */
function move(heap: Values, from: number, to: number, count: number): void {
  if (count < CALL_PAYS) for (let i = 0; i < count; i++) heap[to + i] = heap[from + i]!;
  else heap.copyWithin(to, from, from + count);
}
