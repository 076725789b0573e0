import { expect, it } from 'vitest';
import type { Pixels } from '../picture';
import { classCounts } from './data';
import { pictureBytes, pictureLimit, withCapture, type OwnPictures } from './own-pictures';

const shape = [2, 2, 3] as const;

/** A picture twice as wide as high, grey in its middle and black at both sides. */
function flag(grey: number): Pixels {
  const data = Float32Array.from({ length: 4 * 8 * 3 }, (_, i) =>
    Math.floor(i / 3) % 8 >= 2 && Math.floor(i / 3) % 8 < 6 ? grey : 0,
  );
  return { width: 8, height: 4, data };
}

it('a picture is cropped to the middle, resampled and rounded to bytes', () => {
  expect([...pictureBytes(flag(0.5), shape)]).toEqual(new Array(12).fill(128));
});

it('as many pictures are held as fit in memory, and never more than 20,000', () => {
  expect(pictureLimit([32, 32, 3])).toBe(20_000);
  expect(pictureLimit([224, 224, 3])).toBe(1328);
});

it('pictures of a camera make their classes, and the second of each and one run of five in seven are held out', () => {
  let own: OwnPictures | undefined;
  for (let i = 0; i < 40; i++) own = withCapture(own, 'cup', flag(i / 40), shape);
  own = withCapture(own, 'hand', flag(1), shape);
  own = withCapture(own, 'hand', flag(0), shape);
  expect(own.data.classes).toEqual(['cup', 'hand']);
  expect([classCounts(own.data.training, 2), classCounts(own.data.heldOut, 2)]).toEqual([
    [34, 1],
    [6, 1],
  ]);
  expect([...own.data.heldOut.pixels.filter((_, i) => i % 12 === 0)]).toEqual([6, 159, 166, 172, 178, 185, 0]);
  expect(own.data.training.pixels.length).toBe(35 * 12);
});

it('pictures of a camera join what was read, unless that has another size', () => {
  const first = withCapture(undefined, 'cup', flag(0), shape);
  const joined = withCapture({ ...first, skipped: [{ name: 'a', reason: 'b' }] }, 'cup', flag(1), shape);
  expect(joined.skipped).toHaveLength(1);
  expect(first.data.heldOut.labels).toEqual([]);
  expect(() => withCapture(first, 'cup', flag(0), [4, 4, 3])).toThrow(
    expect.objectContaining({ code: 'data-unfit' }) as Error,
  );
});
