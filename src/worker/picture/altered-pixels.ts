/** Side of the picture that is put on the canvas. */
export const KNOWN_SIDE = 16;

type Canvas = Pick<OffscreenCanvasRenderingContext2D, 'createImageData' | 'putImageData' | 'getImageData'>;

/**
 * Whether this browser changes the pixels that a page reads, as protection against fingerprinting does: known ones are
 * put on a canvas and read again.
 */
export function altersPixels(canvas: Canvas): boolean {
  const known = canvas.createImageData(KNOWN_SIDE, KNOWN_SIDE);
  known.data.forEach((_, i, data) => (data[i] = i % 4 === 3 ? 255 : (i * 37) % 256));
  canvas.putImageData(known, 0, 0);
  const read = canvas.getImageData(0, 0, KNOWN_SIDE, KNOWN_SIDE).data;
  return known.data.some((value, i) => value !== read[i]);
}
