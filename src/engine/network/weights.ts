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
  const bytes = bytesEndToEnd(shards);
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const entry of group.weights) {
    const values = decode(entry, bytes.slice(offset, offset + bytesOf(entry)));
    const broken = firstNotFinite(values);
    if (broken >= 0) throw corrupt('weight-not-finite', { weight: entry.name, index: broken });
    weights.set(entry.name.replace(/:0$/, ''), { shape: entry.shape, values });
    offset += bytesOf(entry);
  }
  return weights;
}

function firstNotFinite(values: Float32Array): number {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return i;
  return -1;
}

function decode(entry: WeightEntry, bytes: Uint8Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const { quantization } = entry;
  const stored = readers[quantization?.dtype ?? entry.dtype](bytes.buffer);
  if (!quantization || !('scale' in quantization)) return new Float32Array(stored);
  const { scale, min } = quantization;
  const values = new Float32Array(stored.length);
  for (let i = 0; i < values.length; i++) values[i] = stored[i]! * scale + min;
  return values;
}

/** The numbers in a piece of little-endian bytes. */
const readers = {
  float32: (bytes: ArrayBuffer) => new Float32Array(bytes),
  int32: (bytes: ArrayBuffer) => new Int32Array(bytes),
  float16: (bytes: ArrayBuffer) => fromHalfPrecision(new Uint16Array(bytes)),
  uint16: (bytes: ArrayBuffer) => new Uint16Array(bytes),
  uint8: (bytes: ArrayBuffer) => new Uint8Array(bytes),
  bool: (bytes: ArrayBuffer) => new Uint8Array(bytes),
};

/** The numbers that these words of 16 bits mean in IEEE 754 half precision. */
export function fromHalfPrecision(words: Uint16Array): Float32Array<ArrayBuffer> {
  halves ??= Float32Array.from({ length: 2 ** 16 }, (_, word) => half(word));
  const values = new Float32Array(words.length);
  for (let i = 0; i < values.length; i++) values[i] = halves[words[i]!]!;
  return values;
}

/** What every word means, once it was asked for: a table instead of a power of two for each of millions of weights. */
let halves: Float32Array | undefined;

function half(word: number): number {
  const sign = word & 0x8000 ? -1 : 1;
  const exponent = (word >> 10) & 0x1f;
  const fraction = word & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
