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
      return new LimelightError(
        'picture-not-an-image',
        `“${name}” is not a picture.`,
        'Choose a PNG, JPEG, WebP, GIF, BMP or AVIF file.',
        { cause },
      );
    if (typeof format === 'object')
      return new LimelightError(
        'picture-unsupported',
        `This browser cannot open “${name}” (${format.unsupported}).`,
        format.hint,
        { cause },
      );
    return new LimelightError(
      'picture-damaged',
      `“${name}” is a damaged ${format} picture: part of it is missing or wrong.`,
      'Get the file again from where it came from; a download or a copy may have stopped too early.',
      { cause },
    );
  };
}

/** Refuses by size alone: `picture-empty`, `picture-too-large`. Costs nothing, so it comes before the file is read. */
export function checkFileSize(bytes: number, name: string): void {
  if (bytes === 0)
    throw new LimelightError('picture-empty', `“${name}” is empty: it contains no data.`, 'Choose another file.');
  if (bytes > pictureLimits.fileBytes)
    throw new LimelightError(
      'picture-too-large',
      `“${name}” has ${Math.round(bytes / 1e6)} MB; at most ${pictureLimits.fileBytes / 1e6} MB can be opened.`,
      'Save it smaller or with more compression, and try again.',
    );
}

/** Refuses by size in pixels, `picture-too-large`. */
export function checkDimensions(size: Pick<PictureHeader, 'width' | 'height'>, name: string): void {
  const { width, height } = size;
  if (width * height <= pictureLimits.pixels && Math.max(width, height) <= pictureLimits.side) return;
  const grouped = (n: number) => n.toLocaleString('en-US');
  throw new LimelightError(
    'picture-too-large',
    `“${name}” has ${grouped(width)} × ${grouped(height)} pixels; at most ${pictureLimits.pixels / 1e6} million can be opened.`,
    'Scale it down in an image viewer first; 1,000 pixels a side is plenty here.',
  );
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
      throw new LimelightError(
        'picture-too-large',
        `“${name}” consists of more than ${maximumParts.toLocaleString('en-US')} parts, and no picture needs that many.`,
        'Save it again with an image editor, or choose another file.',
        { cause: error },
      );
    throw error instanceof TruncatedError ? refusal(error) : error;
  }
}
