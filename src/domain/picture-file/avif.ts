import type { ByteReader } from './byte-reader';
import type { PictureHeader } from './header';

interface Box {
  readonly type: string;
  /** Where its content starts and the box ends, in bytes of the file. */
  readonly start: number;
  readonly end: number;
}

/** The boxes in [from, to): length, four letters, content (ISO/IEC 14496-12, 4.2). */
function* boxes(reader: ByteReader, from: number, to: number): Generator<Box> {
  let at = from;
  while (at + 8 <= to) {
    const declared = reader.u32(at);
    const large = declared === 1;
    const length = large ? reader.u32(at + 8) * 2 ** 32 + reader.u32(at + 12) : declared === 0 ? to - at : declared;
    const header = large ? 16 : 8;
    if (length < header) return;
    yield { type: reader.tag(at + 4), start: at + header, end: at + length };
    at += length;
  }
}

/** The content of the first box found by walking down `path`; `meta` has four bytes of version and flags first. */
function descend(reader: ByteReader, path: readonly string[]): Box | undefined {
  let found: Box | undefined = { type: 'file', start: 0, end: reader.length };
  for (const type of path) {
    if (!found) return undefined;
    const start: number = found.type === 'meta' ? found.start + 4 : found.start;
    found = [...boxes(reader, start, Math.min(found.end, reader.length))].find((box) => box.type === type);
  }
  return found;
}

/**
 * Size of the largest item (a grid is larger than its tiles) from the `ispe` properties; animated by the brand `avis`;
 * complete when no top-level box with pixels reaches beyond the end. The orientation of these files is a property that
 * every decoder has to apply (`irot`, `imir`), and what their EXIF block says of it does not count. Source: AOMedia, "AV1 Image File Format"; ISO/IEC 23008-12.
 */
export function readAvif(reader: ByteReader): PictureHeader {
  const properties = descend(reader, ['meta', 'iprp', 'ipco']);
  const sizes = properties
    ? [...boxes(reader, properties.start, Math.min(properties.end, reader.length))]
        .filter((box) => box.type === 'ispe')
        .map((box) => ({ width: reader.u32(box.start + 4), height: reader.u32(box.start + 8) }))
    : [];
  const size = sizes.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a), { width: 0, height: 0 });
  const complete = [...boxes(reader, 0, reader.length)].every((box) => box.type !== 'mdat' || box.end <= reader.length);
  return { ...size, animated: reader.tag(8) === 'avis', complete };
}
