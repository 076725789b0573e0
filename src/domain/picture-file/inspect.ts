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

/** The error for a file that starts as a picture and does not end as one, or that the decoder gave up on. */
export function damagedPicture(name: string, format: PictureFormat, cause?: unknown): LimelightError {
  return new LimelightError(
    'picture-damaged',
    `“${name}” is a damaged ${format} picture: part of it is missing or wrong.`,
    'Get the file again from where it came from; a download or a copy may have stopped too early.',
    { cause },
  );
}

/** Refuses by size alone: `picture-empty`, `picture-too-large`. Costs nothing, so it comes before the file is read. */
export function checkFileSize(bytes: number, name: string): void {
  if (bytes === 0)
    throw new LimelightError('picture-empty', `“${name}” is empty: it holds no data at all.`, 'Choose another file.');
  if (bytes > pictureLimits.fileBytes)
    throw new LimelightError(
      'picture-too-large',
      `“${name}” has ${Math.round(bytes / 1e6)} MB; at most ${pictureLimits.fileBytes / 1e6} MB can be opened.`,
      'Save it smaller or with more compression, and try again.',
    );
}

function checkDimensions({ width, height }: PictureHeader, name: string): void {
  if (width * height <= pictureLimits.pixels && Math.max(width, height) <= pictureLimits.side) return;
  const grouped = (n: number) => n.toLocaleString('en-US');
  throw new LimelightError(
    'picture-too-large',
    `“${name}” has ${grouped(width)} × ${grouped(height)} pixels; at most ${pictureLimits.pixels / 1e6} million can be opened.`,
    'Scale it down in an image viewer first; 1,000 pixels a side are plenty here.',
  );
}

/**
 * Looks at a file's bytes without decoding a pixel: format by signature, size, frames, whether the file is whole.
 * Throws `picture-empty`, `picture-not-an-image`, `picture-unsupported`, `picture-too-large` or `picture-damaged`.
 */
export function inspectPicture(bytes: Uint8Array, name: string): PictureHeader & { readonly format: PictureFormat } {
  checkFileSize(bytes.length, name);
  const format = identify(bytes);
  if (format === undefined)
    throw new LimelightError(
      'picture-not-an-image',
      `“${name}” is not a picture.`,
      'Drop a PNG, JPEG, WebP, GIF, BMP or AVIF file.',
    );
  if (typeof format === 'object')
    throw new LimelightError(
      'picture-unsupported',
      `“${name}” is a file that cannot be opened here: ${format.unsupported}.`,
      format.hint,
    );
  const header = readHeader(bytes, name, format);
  checkDimensions(header, name);
  if (!header.complete || header.width <= 0 || header.height <= 0) throw damagedPicture(name, format);
  return { format, ...header };
}

function readHeader(bytes: Uint8Array, name: string, format: PictureFormat): PictureHeader {
  try {
    return headerReaders[format](new ByteReader(bytes));
  } catch (error) {
    if (error instanceof TooManyPartsError)
      throw new LimelightError(
        'picture-too-large',
        `“${name}” consists of more than ${maximumParts.toLocaleString('en-US')} parts, and no picture needs that many.`,
        'Save it again with an image editor, or choose another file.',
        { cause: error },
      );
    throw error instanceof TruncatedError ? damagedPicture(name, format, error) : error;
  }
}
