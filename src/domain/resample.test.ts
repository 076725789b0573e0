import { describe, expect, it } from 'vitest';
import type { Pixels } from './picture';
import { fitPicture } from './resample';

const picture = (width: number, height: number, value: (x: number, y: number, c: number) => number): Pixels => ({
  width,
  height,
  data: Float32Array.from({ length: width * height * 3 }, (_, i) =>
    value(Math.floor(i / 3) % width, Math.floor(i / 3 / width), i % 3),
  ),
});

describe('fitPicture', () => {
  it('leaves a picture of the right size as it is, to the last bit', () => {
    const original = picture(5, 4, (x, y, c) => Math.fround((x * 7 + y * 3 + c) / 47));
    expect(fitPicture(original, 5, 4).data).toEqual(original.data);
  });

  it('averages whole blocks when shrinking by a whole factor (fails if it only picks pixels)', () => {
    const small = fitPicture(
      picture(4, 4, (x) => x),
      2,
      2,
    );
    expect([...small.data]).toEqual([0.5, 0.5, 0.5, 2.5, 2.5, 2.5, 0.5, 0.5, 0.5, 2.5, 2.5, 2.5]);
  });

  it('keeps the mean when shrinking by a fraction', () => {
    const small = fitPicture(
      picture(7, 7, (x, y) => (x + y) % 2),
      3,
      3,
    );
    const mean = small.data.reduce((sum, value) => sum + value, 0) / small.data.length;
    expect(mean).toBeCloseTo(24 / 49, 5);
  });

  it('makes a flat square of a single pixel', () => {
    expect(
      new Set(
        fitPicture(
          picture(1, 1, () => 0.25),
          8,
          8,
        ).data,
      ),
    ).toEqual(new Set([0.25]));
  });

  it.each([
    [undefined, 2],
    [{ x: 0, y: 0.5 }, 0],
    [{ x: 1, y: 0 }, 4],
  ])('shows the part %j of a wide picture, from its column %i on', (crop, first) => {
    const marked = picture(6, 2, (x) => (x === first || x === first + 1 ? 1 : 0));
    expect(new Set(fitPicture(marked, 2, 2, crop).data)).toEqual(new Set([1]));
  });

  it('shows all of a picture between grey bars, none of it stretched', () => {
    const tall = picture(2, 8, (_, y) => (y < 4 ? 1 : 0));
    const [white, black, grey] = [1, 0, 0.5].map((value) => [value, value, value]) as [number[], number[], number[]];
    const row = (middle: number[]) => [...grey, ...middle, ...grey, ...grey];
    const whole = fitPicture(tall, 4, 4, 'whole');
    expect([...whole.data]).toEqual([...row(white), ...row(white), ...row(black), ...row(black)]);
    expect(
      fitPicture(
        picture(1, 8000, () => 1),
        4,
        4,
        'whole',
      ).data.filter((value) => value === 1),
    ).toHaveLength(4 * 3);
  });
});
