import { describe, expect, it } from 'vitest';
import type { Pixels } from './picture';
import { centredCrop, fitPicture } from './resample';

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

  it('crops the longer side around its middle', () => {
    expect(centredCrop({ width: 100, height: 40 }, 32, 32)).toEqual({ left: 30, top: 0, width: 40, height: 40 });
    const wide = fitPicture(
      picture(6, 2, (x) => (x === 2 || x === 3 ? 1 : 0)),
      2,
      2,
    );
    expect(new Set(wide.data)).toEqual(new Set([1]));
  });
});
