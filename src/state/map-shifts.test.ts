import { expect, it } from 'vitest';
import type { DisplayMap } from '@/domain/display';
import { createShiftShelf } from './map-shifts';

const map = (value: number): DisplayMap => ({
  ...{ width: 1, height: 1, values: Float32Array.of(value), signed: false, min: value, max: value, broken: 0 },
});

it('measures a pair of maps once, other pairs again, and a pair whose measuring failed too', async () => {
  let measured = 0;
  const shiftOf = createShiftShelf(async (clean, attacked) => {
    measured += 1;
    if (measured === 1) throw new Error('the worker crashed');
    return { spearman: clean.max, ssim: attacked.max, top10: 0 };
  });
  const [a, b] = [map(1), map(2)];
  await expect(shiftOf(a, b)).rejects.toThrow('crashed');
  expect(await shiftOf(a, b)).toEqual({ spearman: 1, ssim: 2, top10: 0 });
  expect(await shiftOf(a, b)).toEqual({ spearman: 1, ssim: 2, top10: 0 });
  expect(measured).toBe(2);
  expect(await shiftOf(b, a)).toMatchObject({ spearman: 2 });
  expect(measured).toBe(3);
});
