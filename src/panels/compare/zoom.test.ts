import { describe, expect, it } from 'vitest';
import { panned, WHOLE, zoomAround } from './zoom';

describe('zoom', () => {
  it('keeps the place under the pointer where it is', () => {
    const place = { u: 0.7, v: 0.4 };
    const before = zoomAround(WHOLE, 2, { u: 0.5, v: 0.5 });
    const after = zoomAround(before, 1.5, place);
    expect((place.u - after.left) * after.factor).toBeCloseTo((place.u - before.left) * before.factor, 12);
    expect((place.v - after.top) * after.factor).toBeCloseTo((place.v - before.top) * before.factor, 12);
  });

  it('never shows what lies outside the picture', () => {
    const corner = zoomAround(WHOLE, 4, { u: 1, v: 0 });
    expect(corner).toEqual({ factor: 4, left: 0.75, top: 0 });
    expect(panned(corner, 1, -1)).toEqual(corner);
  });

  it('comes back to the whole picture, and stops at sixteen times', () => {
    expect(zoomAround(zoomAround(WHOLE, 3, { u: 0.2, v: 0.9 }), 0.1, { u: 0.5, v: 0.5 })).toEqual(WHOLE);
    expect(zoomAround(WHOLE, 100, { u: 0, v: 0 }).factor).toBe(16);
  });
});
