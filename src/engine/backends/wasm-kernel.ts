import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { DataType, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';

/** What the WebAssembly backend asks of a kernel. */
export interface Call {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: NamedAttrMap;
  readonly backend: BackendWasm;
}

/** One of ours; `own` is the backend's own in whose place it stands. */
export type Kernel = (call: Call, own: (call: Call) => TensorInfo) => TensorInfo | TensorInfo[];

/** A tensor's values within the backend's memory. */
export type Values = ReturnType<BackendWasm['typedArrayFromHeap']>;

/** A new tensor. What `fill` reads it must take from the heap itself: making room for the output can move the heap. */
export function filled(
  backend: BackendWasm,
  shape: number[],
  dtype: DataType,
  fill: (out: Values) => void,
): TensorInfo {
  const made = backend.makeOutput(shape, dtype);
  fill(backend.typedArrayFromHeap(made));
  return made;
}
