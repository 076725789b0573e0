import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { TensorInfo } from '@tensorflow/tfjs-core';
import { filled, type Values } from './wasm-kernel';

/** Products of a tile of two by two results. */
export const TILE_PRODUCTS = 16;

/** A filter's columns go in panels of so many. */
const PANEL = 8;

type Packed = Map<string, TensorInfo>;
type DataId = TensorInfo['dataId'];

/** What was packed of a filter's values, while the filter lives. */
const packed = new WeakMap<BackendWasm, Map<DataId, Packed>>();

/** A filter [kh, kw, in, out] as `multiply` of `convolution.wat` wants it: [out / 8, kh kw in, 8], zeros at the end. */
export function filterOfWindows(backend: BackendWasm, filter: TensorInfo): TensorInfo {
  return kept(backend, filter, 'windows', () => {
    const columns = filter.shape.at(-1)!;
    const rows = filter.shape.slice(0, -1).reduce((product, size) => product * size, 1);
    const panels = Math.ceil(columns / PANEL);
    return filled(backend, [panels, rows, PANEL], 'float32', (out) => {
      intoPanels(backend.typedArrayFromHeap(filter), rows, columns, out);
    });
  });
}

/**
 * A filter g [3, 3, in, out] as its tiles' 16 factors G g G^T (see `convolution.wat`), each in panels as above:
 * [16, out / 8, in, 8].
 */
export function filterOfTiles(backend: BackendWasm, filter: TensorInfo): TensorInfo {
  return kept(backend, filter, 'tiles', () => {
    const [, , rows, columns] = filter.shape as [number, number, number, number];
    const panels = Math.ceil(columns / PANEL);
    return filled(backend, [TILE_PRODUCTS, panels, rows, PANEL], 'float32', (out) => {
      const g = backend.typedArrayFromHeap(filter);
      const [tap, size] = [rows * columns, panels * rows * PANEL];
      const factor = new Float32Array(tap);
      for (let product = 0; product < TILE_PRODUCTS; product++) {
        const [down, across] = [G[product >> 2]!, G[product & 3]!];
        factor.fill(0);
        for (let y = 0; y < 3; y++)
          for (let x = 0; x < 3; x++) {
            const weight = down[y]! * across[x]!;
            if (weight !== 0) addTimes(factor, weight, g, (3 * y + x) * tap);
          }
        intoPanels(factor, rows, columns, out.subarray(product * size, (product + 1) * size));
      }
    });
  });
}

/** The matrix G of Winograd's F(2x2, 3x3). */
const G = [
  [1, 0, 0],
  [1 / 2, 1 / 2, 1 / 2],
  [1 / 2, -1 / 2, 1 / 2],
  [0, 0, 1],
];

function addTimes(sum: Float32Array, weight: number, values: Values, first: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + weight * values[first + i]!;
}

function intoPanels(matrix: Values, rows: number, columns: number, out: Values): void {
  let at = 0;
  for (let first = 0; first < columns; first += PANEL)
    for (let row = 0; row < rows; row++)
      for (let column = first; column < first + PANEL; column++)
        out[at++] = column < columns ? matrix[row * columns + column]! : 0;
}

/** What `make` made of a filter when it was asked for first; freed with the filter. */
function kept(backend: BackendWasm, { dataId, shape }: TensorInfo, order: string, make: () => TensorInfo): TensorInfo {
  const all = packed.get(backend) ?? watched(backend);
  const ofFilter = all.get(dataId) ?? new Map<string, TensorInfo>();
  all.set(dataId, ofFilter);
  // Tensors of several shapes can share values.
  const key = `${order} ${shape.join()}`;
  const found = ofFilter.get(key) ?? make();
  ofFilter.set(key, found);
  return found;
}

/** Has a backend that frees a tensor's values free what was packed of them too. */
function watched(backend: BackendWasm): Map<DataId, Packed> {
  const all = new Map<DataId, Packed>();
  packed.set(backend, all);
  const dispose = backend.disposeData.bind(backend);
  backend.disposeData = (dataId, force) => {
    const gone = dispose(dataId, force);
    if (gone) {
      all.get(dataId)?.forEach((made) => dispose(made.dataId));
      all.delete(dataId);
    }
    return gone;
  };
  return all;
}
