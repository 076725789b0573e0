import { bytesEndToEnd } from '@/domain/end-to-end';
import type { ManifestGroup, WeightEntry } from './layers-schema';
import type { Weight } from './network';
import { corrupt } from './refusal';

const widths = { float32: 4, int32: 4, float16: 2, uint16: 2, uint8: 1, bool: 1 } as const;

function countOf(entry: WeightEntry): number {
  return entry.shape.reduce((product, length) => product * length, 1);
}

function bytesOf(entry: WeightEntry): number {
  return countOf(entry) * widths[entry.quantization?.dtype ?? entry.dtype];
}

/** Bytes of all shards of a manifest, as it declares them: exact, whatever compression the server adds. */
export function manifestBytes(manifest: readonly ManifestGroup[]): number {
  return manifest.flatMap(({ weights }) => weights).reduce((sum, entry) => sum + bytesOf(entry), 0);
}

/**
 * The weights of one group, by name, as float32; float16 and affine uint8/uint16 (value scale + min) are expanded.
 * `shards` are the group's files in order. Throws `model-corrupt` if their length is wrong or a value is not finite.
 */
export function decodeGroup(group: ManifestGroup, shards: readonly Uint8Array[]): Map<string, Weight> {
  const expected = manifestBytes([group]);
  const found = shards.reduce((sum, shard) => sum + shard.length, 0);
  if (found !== expected) throw corrupt('shard-bytes', { files: group.paths, wanted: expected, found });
  const view = new DataView(bytesEndToEnd(shards).buffer);
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const entry of group.weights) {
    const values = decode(entry, view, offset);
    const broken = values.findIndex((value) => !Number.isFinite(value));
    if (broken >= 0) throw corrupt('weight-not-finite', { weight: entry.name, index: broken });
    weights.set(entry.name.replace(/:0$/, ''), { shape: entry.shape, values });
    offset += bytesOf(entry);
  }
  return weights;
}

function decode(entry: WeightEntry, view: DataView, offset: number): Float32Array<ArrayBuffer> {
  const { quantization } = entry;
  const dtype = quantization?.dtype ?? entry.dtype;
  const scale = quantization && 'scale' in quantization ? quantization.scale : 1;
  const min = quantization && 'min' in quantization ? quantization.min : 0;
  const read = readers[dtype];
  const width = widths[dtype];
  const values = new Float32Array(countOf(entry));
  for (let i = 0; i < values.length; i++) values[i] = read(view, offset + i * width) * scale + min;
  return values;
}

const readers: Record<keyof typeof widths, (view: DataView, at: number) => number> = {
  float32: (view, at) => view.getFloat32(at, true),
  int32: (view, at) => view.getInt32(at, true),
  float16: (view, at) => halfPrecision(view.getUint16(at, true)),
  uint16: (view, at) => view.getUint16(at, true),
  uint8: (view, at) => view.getUint8(at),
  bool: (view, at) => view.getUint8(at),
};

/** The number that 16 bits mean in IEEE 754 half precision. */
export function halfPrecision(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
