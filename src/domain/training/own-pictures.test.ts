import { expect, it } from 'vitest';
import type { Pixels } from '../picture';
import { classCounts } from './data';
import { partOfBurst, pictureBytes, pictureLimit, withCapture, type OwnPictures } from './own-pictures';

const shape = [2, 2, 3] as const;
const cup = { className: 'cup', part: 'training' } as const;

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

it('pictures of a camera make their classes, and are for what they were taken for', () => {
  const parts = ['training', 'training', 'heldOut'] as const;
  let own: OwnPictures | undefined;
  for (const [i, part] of parts.entries()) own = withCapture(own, { className: 'cup', part }, flag(i / 4), shape);
  own = withCapture(own, { className: 'hand', part: 'training' }, flag(1), shape);
  expect(own.data.classes).toEqual(['cup', 'hand']);
  expect([classCounts(own.data.training, 2), classCounts(own.data.heldOut, 2)]).toEqual([
    [2, 1],
    [1, 0],
  ]);
  expect([...own.data.heldOut.pixels.filter((_, i) => i % 12 === 0)]).toEqual([128]);
  expect(own.data.training.pixels.length).toBe(3 * 12);
});

it('of a class’s bursts a quarter is held out, the second the first', () => {
  const held = Array.from({ length: 12 }, (_, i) => i).filter((i) => partOfBurst(i) === 'heldOut');
  expect(held).toEqual([1, 5, 9]);
});

it('pictures of a camera join what was read, unless that has another size', () => {
  const first = withCapture(undefined, cup, flag(0), shape);
  const joined = withCapture(
    { ...first, skipped: [{ name: 'a', reason: { skip: 'no-class-folder' } }] },
    cup,
    flag(1),
    shape,
  );
  expect(joined.skipped).toHaveLength(1);
  expect(first.data.heldOut.labels).toEqual([]);
  expect(() => withCapture(first, cup, flag(0), [4, 4, 3])).toThrow(
    expect.objectContaining({ code: 'data-unfit' }) as Error,
  );
});
