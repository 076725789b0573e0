import { TruncatedError, type ByteReader } from './byte-reader';
import type { PictureHeader } from './header';

const block = { extension: 0x21, image: 0x2c } as const;

/** Bytes of a colour table, from the packed flags that announce it. */
function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Offset behind a chain of data sub-blocks, which a block of length 0 ends. */
function behindSubBlocks(reader: ByteReader, offset: number): number {
  let at = offset;
  for (let length = reader.u8(at); length > 0; length = reader.u8(at)) at += 1 + length;
  return at + 1;
}

/** Whole frames in the file, counted up to two. */
function countFrames(reader: ByteReader): number {
  let frames = 0;
  let at = 13 + colourTableBytes(reader.u8(10));
  try {
    while (frames < 2) {
      const kind = reader.u8(at);
      if (kind === block.extension) at = behindSubBlocks(reader, at + 2);
      else if (kind === block.image) {
        at = behindSubBlocks(reader, at + 11 + colourTableBytes(reader.u8(at + 9)));
        frames++;
      } else break;
    }
  } catch (error) {
    if (!(error instanceof TruncatedError)) throw error;
  }
  return frames;
}

/**
 * Size of the logical screen; animated with two frames or more; complete when the first frame is, since only that one
 * is used (a missing trailer does no harm). Source: CompuServe, "Graphics Interchange Format, version 89a", 1990.
 */
export function readGif(reader: ByteReader): PictureHeader {
  const frames = countFrames(reader);
  return { width: reader.u16(6, true), height: reader.u16(8, true), animated: frames > 1, complete: frames > 0 };
}
