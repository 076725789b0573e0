import type { SaliencyMap } from './picture';

/** A map's values before any display step, or a picture's in [0, 1]: what no picture file can hold. */
export type RawValues = Pick<SaliencyMap, 'width' | 'height' | 'channels' | 'data'>;

/** Bytes that the header of an `.npy` file is filled up to a multiple of. */
const ALIGNED = 64;

/** NumPy's own format, version 1.0: float32, [height, width] or [height, width, channels]. */
export function toNpy({ width, height, channels, data }: RawValues): Uint8Array<ArrayBuffer> {
  const shape = [height, width, ...(channels === 1 ? [] : [channels])];
  const words = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shape.join(', ')}), }`;
  // Magic string, version and length take ten bytes, and a line feed ends the header.
  const length = Math.ceil((10 + words.length + 1) / ALIGNED) * ALIGNED - 10;
  const header = `\x93NUMPY\x01\x00${String.fromCharCode(length & 255, length >> 8)}${words.padEnd(length - 1)}\n`;
  const file = new Uint8Array(header.length + 4 * data.length);
  file.set(Array.from(header, (letter) => letter.charCodeAt(0)));
  const view = new DataView(file.buffer, header.length);
  data.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return file;
}

/** A line for each pixel: its row and column from 0, then its value, or one for each colour. */
export function toCsv({ width, height, channels, data }: RawValues): string {
  const lines = Array.from({ length: width * height }, (_, i) =>
    [Math.floor(i / width), i % width, ...data.subarray(i * channels, (i + 1) * channels)].join(','),
  );
  return ['y,x,' + (channels === 3 ? 'red,green,blue' : 'value'), ...lines, ''].join('\n');
}
