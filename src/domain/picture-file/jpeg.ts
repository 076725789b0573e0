import type { ByteReader } from './byte-reader';
import type { PictureHeader } from './header';

const marker = { startOfScan: 0xda, endOfImage: 0xd9, app1: 0xe1 } as const;

/** SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC), which share their range. */
function isStartOfFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}

/** Markers without a length: TEM and the restart markers. */
function standsAlone(code: number): boolean {
  return code === 0x01 || (code >= 0xd0 && code <= 0xd7);
}

/** Offset of the code of the next marker at or after `offset`, over entropy-coded data (FF 00) and fill bytes (FF FF). */
function nextMarker(bytes: Uint8Array, offset: number): number | undefined {
  for (let at = bytes.indexOf(0xff, offset); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1];
    if (code !== undefined && code !== 0x00 && code !== 0xff) return at + 1;
  }
  return undefined;
}

/**
 * Size from the first frame header; complete when the markers lead through a scan to EOI. Segments are stepped over by
 * their length, so that a thumbnail's own EOI in the EXIF data does not count; what follows EOI is ignored.
 * Source: ITU-T T.81, annex B.
 */
export function readJpeg(reader: ByteReader): PictureHeader {
  let size: { width: number; height: number } | undefined;
  let exif: Uint8Array | undefined;
  let scanned = false;
  let ended = false;
  let at = nextMarker(reader.bytes, 2);
  while (at !== undefined) {
    const code = reader.u8(at);
    if (code === marker.endOfImage) {
      ended = true;
      break;
    }
    if (!size && isStartOfFrame(code)) size = { height: reader.u16(at + 4), width: reader.u16(at + 6) };
    if (code === marker.startOfScan) scanned = true;
    const next: number = at + 1 + (standsAlone(code) ? 0 : reader.u16(at + 1));
    if (code === marker.app1 && !exif && reader.tag(at + 3) === 'Exif') exif = reader.bytes.subarray(at + 3, next);
    at = nextMarker(reader.bytes, next);
  }
  const complete = size !== undefined && scanned && ended;
  return { ...(size ?? { width: 0, height: 0 }), animated: false, complete, ...(exif && { exif }) };
}
