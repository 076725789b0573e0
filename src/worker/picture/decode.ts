import { takeOrientation } from '@/domain/picture-file/exif';
import { checkDimensions, checkFileSize, inspectPicture } from '@/domain/picture-file/inspect';
import { onWhite } from '@/domain/rgba';
import { sha256Of } from '@/domain/digest';
import type { PictureNote } from '@/domain/picture-notes';
import { altersPixels, KNOWN_SIDE } from './altered-pixels';
import type { DecodedPicture } from './protocol';

/** Longer side of what is kept; the models look at far less. */
const maxSide = 1024;

/** Pictures with a shorter side than this get a remark. */
const smallSide = 16;

/** The canvas transform that sets a stored picture of w × h upright, for each EXIF orientation from 1 to 8. */
function uprightTransform(orientation: number, w: number, h: number): DOMMatrix2DInit {
  const transforms: readonly DOMMatrix2DInit[] = [
    { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 },
    { a: -1, b: 0, c: 0, d: 1, e: w, f: 0 },
    { a: -1, b: 0, c: 0, d: -1, e: w, f: h },
    { a: 1, b: 0, c: 0, d: -1, e: 0, f: h },
    { a: 0, b: 1, c: 1, d: 0, e: 0, f: 0 },
    { a: 0, b: 1, c: -1, d: 0, e: h, f: 0 },
    { a: 0, b: -1, c: -1, d: 0, e: h, f: w },
    { a: 0, b: -1, c: 1, d: 0, e: 0, f: w },
  ];
  return transforms[orientation - 1] ?? {};
}

/** Draws a decoded picture upright and, where it is larger, scaled to at most `maxSide`. */
async function draw(stored: ImageBitmap, orientation: number): Promise<ImageData> {
  const scale = Math.min(1, maxSide / Math.max(stored.width, stored.height));
  const width = Math.max(1, Math.round(stored.width * scale));
  const height = Math.max(1, Math.round(stored.height * scale));
  const scaled =
    scale < 1
      ? await createImageBitmap(stored, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' })
      : stored;
  try {
    const [across, down] = orientation > 4 ? [height, width] : [width, height];
    const context = new OffscreenCanvas(across, down).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser gave no 2D canvas.');
    context.imageSmoothingEnabled = false;
    context.setTransform(uprightTransform(orientation, width, height));
    context.drawImage(scaled, 0, 0);
    return context.getImageData(0, 0, across, down);
  } finally {
    if (scaled !== stored) scaled.close();
  }
}

let altered: boolean | undefined;

/** Whether what is read of a picture is not what is in it; asked of the browser once. */
function isAltered(): boolean {
  if (altered !== undefined) return altered;
  const context = new OffscreenCanvas(KNOWN_SIDE, KNOWN_SIDE).getContext('2d', { willReadFrequently: true });
  altered = context !== null && altersPixels(context);
  return altered;
}

/**
 * File to pixels, in a worker: checks the size, then the bytes, then lets the browser decode. The EXIF orientation is
 * taken out of the bytes and applied here, since browsers differ in the formats whose EXIF they read; transparency is
 * laid on white, of an animation the first frame is taken. Throws `picture-…`.
 */
export async function decode(file: Blob, name: string): Promise<DecodedPicture> {
  checkFileSize(file.size, name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const hash = (await sha256Of(bytes)).slice(0, 16);
  const { animated, exif, refusal } = inspectPicture(bytes, name);
  const orientation = exif ? takeOrientation(exif) : 1;
  const stored = await createImageBitmap(new Blob([bytes])).catch((error: unknown) => {
    throw refusal(error);
  });
  try {
    checkDimensions(stored, name);
    const image = await draw(stored, orientation);
    const { pixels, transparent } = onWhite(image.data, image.width, image.height);
    const [across, down] = orientation > 4 ? [stored.height, stored.width] : [stored.width, stored.height];
    const size = { width: across, height: down };
    const kept = { width: pixels.width, height: pixels.height };
    const notes: PictureNote[] = [];
    if (isAltered()) notes.push({ note: 'pixels-altered' });
    if (animated) notes.push({ note: 'first-frame' });
    if (transparent) notes.push({ note: 'on-white' });
    if (kept.width !== across || kept.height !== down) notes.push({ note: 'scaled-down', from: size, to: kept });
    if (Math.min(across, down) < smallSide) notes.push({ note: 'very-small', size });
    return { pixels, hash, notes };
  } finally {
    stored.close();
  }
}
