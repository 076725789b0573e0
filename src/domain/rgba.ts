import type { Pixels } from './picture';

/**
 * A canvas's pixels (RGBA bytes, not premultiplied) as opaque RGB in [0, 1] on white: v = (c·a + 255·(255 − a)) / 255².
 * `transparent` tells whether any pixel let the white through.
 */
export function onWhite(
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
): { readonly pixels: Pixels; readonly transparent: boolean } {
  const data = new Float32Array(width * height * 3);
  let transparent = false;
  for (let pixel = 0; pixel < width * height; pixel++) {
    const alpha = rgba[4 * pixel + 3] ?? 255;
    if (alpha < 255) transparent = true;
    for (let channel = 0; channel < 3; channel++) {
      const value = rgba[4 * pixel + channel] ?? 0;
      data[3 * pixel + channel] = (value * alpha + 255 * (255 - alpha)) / (255 * 255);
    }
  }
  return { pixels: { width, height, data }, transparent };
}
