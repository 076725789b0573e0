import type { Dataset } from 'jsfive';
import { fromHalfPrecision } from '../../../network/weights';

/** Messages of a dataset's header (HDF5 File Format Specification 3.0, IV.A.2). */
const messages = { layout: 8, filters: 11 } as const;

/** The class of a layout whose numbers lie in one piece. */
const inOnePiece = 1;

/** The numbers of one piece of little-endian bytes, by jsfive's name for their type. */
const readers: Readonly<Record<string, (bytes: ArrayBuffer) => Float32Array<ArrayBuffer>>> = {
  '<f4': (bytes) => new Float32Array(bytes),
  '<f8': (bytes) => Float32Array.from(new Float64Array(bytes)),
  '<f2': (bytes) => fromHalfPrecision(new Uint16Array(bytes)),
};

/**
 * A dataset's floating-point numbers as a slice of the file, where they lie in it in one piece, uncompressed: jsfive
 * gives the place and would read them one by one, which takes minutes for a large model. Undefined where they lie
 * otherwise or are of another type.
 */
export function contiguous(
  { dtype, shape, _dataobjects: header }: Dataset,
  file: ArrayBuffer,
): Float32Array<ArrayBuffer> | undefined {
  const [layout] = header.find_msg_type(messages.layout);
  const read = readers[String(dtype)];
  if (!read || !layout || header.find_msg_type(messages.filters).length > 0) return undefined;
  const view = new DataView(file, layout.get('offset_to_message'));
  const [version, kind] = [view.getUint8(0), view.getUint8(1)];
  if (version < 3 || version > 4 || kind !== inOnePiece) return undefined;
  const address = Number(view.getBigUint64(2, true));
  const end = address + Number(String(dtype).slice(2)) * shape.reduce((product, length) => product * length, 1);
  // Numbers that were never written have no address.
  return end <= file.byteLength ? read(file.slice(address, end)) : undefined;
}
