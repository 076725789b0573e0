import type { ByteReader } from './byte-reader';
import type { PictureHeader } from './header';

const firstChunk = 12;
const animationFlag = 0x02;

function readSize(reader: ByteReader): { width: number; height: number; animated: boolean } {
  const data = firstChunk + 8;
  switch (reader.tag(firstChunk)) {
    case 'VP8X':
      return {
        width: reader.u24(data + 4) + 1,
        height: reader.u24(data + 7) + 1,
        animated: (reader.u8(data) & animationFlag) !== 0,
      };
    case 'VP8L': {
      const bits = reader.u32(data + 1, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, animated: false };
    }
    case 'VP8 ':
      return {
        width: reader.u16(data + 6, true) & 0x3fff,
        height: reader.u16(data + 8, true) & 0x3fff,
        animated: false,
      };
    default:
      return { width: 0, height: 0, animated: false };
  }
}

/** The content of the chunk called EXIF, wherever it stands. */
function findExif(reader: ByteReader): Uint8Array | undefined {
  for (let at = firstChunk; at + 8 <= reader.length;) {
    const end = at + 8 + reader.u32(at + 4, true);
    if (reader.tag(at) === 'EXIF') return reader.bytes.subarray(at + 8, end);
    at = end + (end % 2);
  }
  return undefined;
}

/**
 * Size from the first chunk (extended, lossless or lossy); complete when the file is as long as its RIFF header says.
 * Source: RFC 9649, "WebP Image Format".
 */
export function readWebp(reader: ByteReader): PictureHeader {
  const exif = findExif(reader);
  return { ...readSize(reader), complete: reader.u32(4, true) + 8 <= reader.length, ...(exif && { exif }) };
}
