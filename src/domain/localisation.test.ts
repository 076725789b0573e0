import { describe, expect, it } from 'vitest';
import type { DisplayMap } from './display';
import { boxRegion, brushed, emptyRegion, localisation, meanOverlap, REGION_SIDE } from './localisation';

function mapOf(values: readonly number[], width: number): DisplayMap {
  return {
    ...{ width, height: values.length / width, signed: true, noise: 0, broken: 0 },
    values: Float32Array.from(values),
    min: Math.min(...values),
    max: Math.max(...values),
  };
}

describe('localisation', () => {
  // Quantus' pointing game and relevance mass accuracy of this map and mask: hit, 7 / 10.
  const map = mapOf([4, 3, 0, -5, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0], 4);
  const corner = boxRegion({ left: 0, top: 0, right: 0.5, bottom: 0.25 });

  it('the strongest pixel, the positive mass and the strongest pixels of a box of two', () => {
    expect(localisation(map, corner)).toEqual({
      hit: true,
      mass: 0.7,
      overlap: 1,
      share: 0.125,
      chanceOverlap: meanOverlap(16, 2),
    });
    const below = boxRegion({ left: 0, top: 0.25, right: 0.75, bottom: 0.5 });
    expect(localisation(map, below)).toMatchObject({ hit: false, mass: 0.3, overlap: 1 / 5, share: 3 / 16 });
  });

  it('a box is the same in whichever corner its drawing began', () => {
    expect(boxRegion({ left: 0.5, top: 0.25, right: 0, bottom: 0 })).toEqual(corner);
  });

  it('chance: what random maps give on average is what is said', () => {
    const region = boxRegion({ left: 0.1, top: 0.2, right: 0.7, bottom: 0.6 });
    let [overlap, mass, hits] = [0, 0, 0];
    let state = 1;
    const next = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const found = Array.from({ length: 400 }, () =>
      localisation(mapOf(Array.from({ length: 400 }, next), 20), region)!,
    );
    for (const said of found) {
      overlap += said.overlap / 400;
      mass += said.mass / 400;
      hits += Number(said.hit) / 400;
    }
    const [said] = found;
    expect(overlap).toBeCloseTo(said!.chanceOverlap, 2);
    expect(mass).toBeCloseTo(said!.share, 2);
    expect(Math.abs(hits - said!.share)).toBeLessThan(0.07);
  });

  it('chance of an overlap is the mean over SciPy’s hypergeometric distribution, of small regions and of large', () => {
    expect(meanOverlap(16, 2)).toBeCloseTo(0.08611111111111111, 12);
    expect(meanOverlap(400, 96)).toBeCloseTo(0.1368963005467741, 12);
    expect(meanOverlap(1024, 3)).toBeCloseTo(0.0017595313522232293, 12);
    expect(meanOverlap(1024, 1000)).toBeCloseTo(0.9541994760032191, 12);
    expect(meanOverlap(64, 64)).toBe(1);
    expect(meanOverlap(50176, 5000)).toBeCloseTo(0.052441993695129856, 10);
  });

  it('says nothing of a flat map, nor of nothing drawn; a map without positive values has no mass', () => {
    expect(localisation(mapOf([1, 1, 1, 1], 2), corner)).toBeUndefined();
    expect(localisation(map, emptyRegion())).toBeUndefined();
    expect(
      localisation(mapOf([-1, -2, -3, -4], 2), boxRegion({ left: 0, top: 0, right: 0.5, bottom: 0.5 })),
    ).toMatchObject({
      hit: true,
      mass: NaN,
    });
  });

  it('a brush adds all that its stroke comes near', () => {
    const areaOf = (region: Uint8Array) => region.reduce((sum, each) => sum + each, 0) / REGION_SIDE ** 2;
    const middle = { x: 0.5, y: 0.5 };
    const disc = brushed(emptyRegion(), middle, middle, 0.25);
    expect(areaOf(disc)).toBeCloseTo(Math.PI * 0.25 ** 2, 2);
    const corner = { x: 0, y: 0 };
    expect(brushed(disc, corner, corner, 0.1).reduce((sum, each, i) => sum + Number(each >= disc[i]!), 0)).toBe(
      disc.length,
    );
    // A straight stroke, however few the places that the pointer tells of: 2 r by its length, and half a disc at each end.
    const stroke = brushed(emptyRegion(), { x: 0.2, y: 0.3 }, { x: 0.8, y: 0.7 }, 0.06);
    expect(areaOf(stroke)).toBeCloseTo(2 * 0.06 * Math.hypot(0.6, 0.4) + Math.PI * 0.06 ** 2, 2);
  });
});
