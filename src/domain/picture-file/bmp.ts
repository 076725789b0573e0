import type { ByteReader } from './byte-reader';
import type { PictureHeader } from './header';

const coreHeaderBytes = 12;

/** Compressions whose pixels take a fixed number of bytes: none, and bit fields with or without alpha. */
const fixedSize = new Set([0, 3, 6]);

/**
 * Size from the core or info header (a negative height means top row first); complete when the pixel rows are all
 * there, which for run-length compression is left to the decoder. Source: Microsoft, "Bitmap Header Types".
 */
export function readBmp(reader: ByteReader): PictureHeader {
  const core = reader.u32(14, true) === coreHeaderBytes;
  const width = core ? reader.u16(18, true) : reader.i32(18, true);
  const height = Math.abs(core ? reader.u16(20, true) : reader.i32(22, true));
  const bitsPerPixel = reader.u16(core ? 24 : 28, true);
  const compression = core ? 0 : reader.u32(30, true);
  const rowBytes = Math.ceil((width * bitsPerPixel) / 32) * 4;
  const end = reader.u32(10, true) + rowBytes * height;
  return { width, height, animated: false, complete: !fixedSize.has(compression) || end <= reader.length };
}
