import { checkFileSize, damagedPicture, inspectPicture } from '@/domain/picture-file/inspect';
import { onWhite } from '@/domain/rgba';
import { sha256 } from '@/domain/sha256';
import type { DecodedPicture } from './protocol';

/** Longer side of what is kept; the models look at far less. */
const maxSide = 1024;

/** Pictures with a shorter side than this get a remark. */
const smallSide = 16;

/** Draws a file upright and, where it is larger, scaled to at most `maxSide`; `original` is its size before that. */
async function draw(file: Blob): Promise<{ image: ImageData; original: { width: number; height: number } }> {
  const full = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const original = { width: full.width, height: full.height };
  const scale = Math.min(1, maxSide / Math.max(full.width, full.height));
  const width = Math.max(1, Math.round(full.width * scale));
  const height = Math.max(1, Math.round(full.height * scale));
  const bitmap =
    scale < 1
      ? await createImageBitmap(full, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' })
      : full;
  try {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('This browser gave no 2D canvas.');
    context.drawImage(bitmap, 0, 0);
    return { image: context.getImageData(0, 0, width, height), original };
  } finally {
    bitmap.close();
    full.close();
  }
}

/**
 * File to pixels, in a worker: checks the size, then the bytes, then lets the browser decode. EXIF orientation and
 * colour profile are applied, transparency is laid on white, of an animation the first frame is taken.
 * Throws every `picture-…` error of `inspectPicture`.
 */
export async function decode(file: Blob, name: string): Promise<DecodedPicture> {
  checkFileSize(file.size, name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { format, animated } = inspectPicture(bytes, name);
  const { image, original } = await draw(new Blob([bytes])).catch((error: unknown) => {
    throw damagedPicture(name, format, error);
  });
  const { pixels, transparent } = onWhite(image.data, image.width, image.height);
  const notes: string[] = [];
  if (animated) notes.push('Only the first frame of the animation is used.');
  if (transparent) notes.push('Transparent parts are shown on white.');
  if (pixels.width !== original.width || pixels.height !== original.height)
    notes.push(`Scaled down from ${original.width} × ${original.height} to ${pixels.width} × ${pixels.height} pixels.`);
  if (Math.min(original.width, original.height) < smallSide)
    notes.push(`The picture is very small: ${original.width} × ${original.height} pixels.`);
  return { pixels, hash: sha256(bytes).slice(0, 16), notes };
}
