import { ByteReader, TruncatedError } from './byte-reader';

const orientationTag = 0x0112;
const shortType = 3;

/**
 * Takes the orientation out of an EXIF block, a view into the file's bytes: returns it as EXIF counts (1 upright, 6 to be
 * turned a quarter clockwise, 2, 4, 5 and 7 mirrored) and writes 1 in its place, so that a decoder has nothing left to
 * turn and every decoder gives the same pixels. 1 where there is none, or none that makes sense.
 * Source: CIPA DC-008, "Exchangeable image file format", 4.6.2 and 4.6.5.
 */
export function takeOrientation(exif: Uint8Array): number {
  try {
    const reader = new ByteReader(exif);
    const start = reader.tag(0) === 'Exif' ? 6 : 0;
    const little = reader.tag(start, 2) === 'II';
    const directory = start + reader.u32(start + 4, little);
    const entries = reader.u16(directory, little);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + 12 * i;
      if (reader.u16(entry, little) !== orientationTag || reader.u16(entry + 2, little) !== shortType) continue;
      const orientation = reader.u16(entry + 8, little);
      if (orientation < 1 || orientation > 8) return 1;
      exif[entry + (little ? 8 : 9)] = 1;
      return orientation;
    }
  } catch (error) {
    if (!(error instanceof TruncatedError)) throw error;
  }
  return 1;
}
