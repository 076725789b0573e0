import { expect, it } from 'vitest';
import { altersPixels } from './altered-pixels';

/** A canvas that reads back what was put on it, but for what `change` makes of a value. */
function canvas(change: (value: number, at: number) => number) {
  let kept = new Uint8ClampedArray();
  const image = (data: Uint8ClampedArray) => ({ data, width: 16, height: 16 }) as ImageData;
  return {
    createImageData: () => image(new Uint8ClampedArray(16 * 16 * 4)),
    putImageData: ({ data }: ImageData) => void (kept = new Uint8ClampedArray(data)),
    getImageData: () => image(kept.map(change)),
  };
}

it('tells a browser that changes one bit of one pixel from one that changes none', () => {
  expect(altersPixels(canvas((value) => value))).toBe(false);
  expect(altersPixels(canvas((value, at) => (at === 600 ? value ^ 1 : value)))).toBe(true);
  // All white, as where canvases are refused altogether.
  expect(altersPixels(canvas(() => 255))).toBe(true);
});
