import { LimelightError } from '../errors';
import { readAvif } from './avif';
import { readBmp } from './bmp';
import { ByteReader, maximumParts, TooManyPartsError, TruncatedError } from './byte-reader';
import { readGif } from './gif';
import type { PictureFormat, PictureHeader } from './header';
import { readJpeg } from './jpeg';
import { readPng } from './png';
import { identify } from './signature';
import { readWebp } from './webp';

/** What is decoded at all: beyond these a browser tab may run out of memory. */
export const pictureLimits = { fileBytes: 50e6, pixels: 64e6, side: 32_767 } as const;

const headerReaders: Readonly<Record<PictureFormat, (reader: ByteReader) => PictureHeader>> = {
  PNG: readPng,
  JPEG: readJpeg,
  GIF: readGif,
  WebP: readWebp,
  BMP: readBmp,
  AVIF: readAvif,
};

/** What the bytes of a file say, and the error for the case that the decoder makes nothing of it. */
export interface InspectedPicture extends Partial<PictureHeader> {
  /** `picture-damaged`, `picture-unsupported` or `picture-not-an-image`. */
  readonly refusal: (cause?: unknown) => LimelightError;
}

function refusalOf(name: string, format: ReturnType<typeof identify>): InspectedPicture['refusal'] {
  return (cause) => {
    if (format === undefined)
      return new LimelightError('picture-not-an-image', 'unknown-format', { file: name }, { cause });
    if (typeof format === 'object')
      return new LimelightError(
        'picture-unsupported',
        'foreign-format',
        { file: name, format: format.foreign },
        { cause },
      );
    return new LimelightError('picture-damaged', 'part-missing', { file: name, format }, { cause });
  };
}

/** Refuses by size alone: `picture-empty`, `picture-too-large`. Costs nothing, so it comes before the file is read. */
export function checkFileSize(bytes: number, name: string): void {
  if (bytes === 0) throw new LimelightError('picture-empty', 'no-bytes', { file: name });
  if (bytes > pictureLimits.fileBytes)
    throw new LimelightError('picture-too-large', 'bytes', { file: name, bytes, most: pictureLimits.fileBytes });
}

/** Refuses by size in pixels, `picture-too-large`. */
export function checkDimensions(size: Pick<PictureHeader, 'width' | 'height'>, name: string): void {
  const { width, height } = size;
  if (width * height <= pictureLimits.pixels && Math.max(width, height) <= pictureLimits.side) return;
  throw new LimelightError('picture-too-large', 'pixels', { file: name, width, height, most: pictureLimits.pixels });
}

/**
 * Looks at a file's bytes without decoding a pixel: format by signature, size, frames, orientation. Refuses what would
 * take too much memory and what is cut off, and nothing else: whether the rest can be opened is for the decoder to say,
 * and no check here is stricter than it. Throws `picture-empty`, `picture-too-large` or `picture-damaged`.
 */
export function inspectPicture(bytes: Uint8Array, name: string): InspectedPicture {
  checkFileSize(bytes.length, name);
  const format = identify(bytes);
  const refusal = refusalOf(name, format);
  if (format === undefined || typeof format === 'object') return { refusal };
  try {
    const header = headerReaders[format](new ByteReader(bytes));
    checkDimensions(header, name);
    if (!header.complete) throw refusal();
    return { ...header, refusal };
  } catch (error) {
    if (error instanceof TooManyPartsError)
      throw new LimelightError('picture-too-large', 'parts', { file: name, most: maximumParts }, { cause: error });
    throw error instanceof TruncatedError ? refusal(error) : error;
  }
}
