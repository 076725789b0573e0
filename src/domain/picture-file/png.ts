import type { ByteReader } from './byte-reader';
import type { PictureHeader } from './header';

const firstChunk = 8;
/** Length and type before a chunk's data, checksum behind it. */
const chunkOverhead = 12;

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC-32 of bytes[start..end) as PNG defines it (ISO 3309, reflected polynomial 0xEDB88320). */
function crc32(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0xffffffff;
  for (let i = start; i < end; i++) crc = (crc >>> 8) ^ (crcTable[(crc ^ (bytes[i] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/**
 * Size from IHDR, animation from acTL (APNG); complete when chunks with right checksums lead to IEND. What follows
 * IEND is ignored, as decoders do. Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)".
 */
export function readPng(reader: ByteReader): PictureHeader {
  const size = { width: reader.u32(firstChunk + 8), height: reader.u32(firstChunk + 12) };
  let animated = false;
  let offset = firstChunk;
  while (offset + chunkOverhead <= reader.length) {
    const end = offset + chunkOverhead + reader.u32(offset);
    const type = reader.tag(offset + 4);
    if (end > reader.length || reader.u32(end - 4) !== crc32(reader.bytes, offset + 4, end - 4)) break;
    if (type === 'acTL') animated = true;
    if (type === 'IEND') return { ...size, animated, complete: true };
    offset = end;
  }
  return { ...size, animated, complete: false };
}
