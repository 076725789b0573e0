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

/** Decoders give up on a wrong checksum in these; in any other chunk they pass over it. */
const pixelChunks = new Set(['IHDR', 'PLTE', 'IDAT']);

/**
 * Size from IHDR, animation from acTL (APNG); complete when another chunk begins after the pixels'. As decoders do, it
 * overlooks a wrong checksum where it spoils no pixel, and whatever follows the pixels.
 * Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)".
 */
export function readPng(reader: ByteReader): PictureHeader {
  const { bytes } = reader;
  const size = { width: reader.u32(firstChunk + 8), height: reader.u32(firstChunk + 12) };
  let header: PictureHeader = { ...size, animated: false, complete: false };
  let drawn = false;
  for (let offset = firstChunk; offset + 8 <= bytes.length;) {
    const type = reader.tag(offset + 4);
    if (drawn && type !== 'IDAT') header = { ...header, complete: true };
    const end = offset + chunkOverhead + reader.u32(offset);
    if (end > bytes.length || type === 'IEND') break;
    const sound = reader.u32(end - 4) === crc32(bytes, offset + 4, end - 4);
    if (!sound && pixelChunks.has(type)) return { ...header, complete: false };
    if (type === 'IDAT') drawn = true;
    if (type === 'acTL') header = { ...header, animated: true };
    if (type === 'eXIf' && sound) header = { ...header, exif: bytes.subarray(offset + 8, end - 4) };
    offset = end;
  }
  return header;
}
