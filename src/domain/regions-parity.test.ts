/** Segments and their ranking against scikit-image and the authors' XRAI (`models/recipes/regions_fixture.py`). */
import { describe, expect, it } from 'vitest';
import fixture from './fixtures/regions.json';
import { graphSegmentation } from './graph-segmentation';
import { rankedRegions } from './region-ranking';

const { width, height, sigma, fewest, added } = fixture;

function picture() {
  const data = Float32Array.from({ length: 3 * width * height }, (_, i) => {
    const [c, place] = [i % 3, Math.floor(i / 3)];
    const [x, y] = [place % width, Math.floor(place / width)];
    const smooth = Math.sin(x / 5 + c) * Math.cos(y / 4 - c) + 0.4 * Math.sign(Math.sin((x + 2 * y) / 9));
    return smooth + 0.05 * Math.sin(1.7 * i);
  });
  return { width, height, data };
}

const attributions = Float64Array.from(
  { length: width * height },
  (_, i) => Math.sin(0.013 * i) + 0.5 * Math.sin(1.7 * i),
);

/** The same parts have the same names, by the first pixel of each. */
const renamed = (labels: ArrayLike<number>) => {
  const names = new Map<number, number>();
  return Array.from(labels, (label) => names.get(label) ?? names.set(label, names.size).get(label)!);
};

describe('the segments of a picture', () => {
  it.each(fixture.segments)('at scale $scale are scikit-image’s', ({ scale, labels }) => {
    const found = graphSegmentation(picture(), sigma)({ scale, fewest });
    expect(Array.from(found.labels)).toEqual(renamed(labels));
    expect(found.count).toBe(new Set(labels).size);
  });

  it('of one colour are one', () => {
    const plain = { width: 5, height: 4, data: new Float32Array(60).fill(0.3) };
    expect(graphSegmentation(plain, sigma)({ scale: 50, fewest: 1 }).count).toBe(1);
  });
});

describe('overlapping regions, ranked', () => {
  const regions = fixture.segments.flatMap(({ labels }) =>
    Array.from({ length: Math.max(...labels) + 1 }, (_, label) =>
      Int32Array.from(labels.flatMap((each, i) => (each === label ? [i] : []))),
    ),
  );

  it('give every pixel what the authors’ XRAI gives it', () => {
    const found = rankedRegions(regions, attributions, added);
    found.forEach((value, i) => expect(value).toBeCloseTo(fixture.ranked[i]!, 5));
  });

  it('what no region takes has its own mean, and a region that adds too little is left out', () => {
    const map = rankedRegions([Int32Array.of(0, 1), Int32Array.of(1, 2)], [4, 2, 9, 1, 3], 2);
    // The second region comes first (5.5); the first would add one pixel.
    expect(Array.from(map)).toEqual([8 / 3, 5.5, 5.5, 8 / 3, 8 / 3].map(Math.fround));
  });
});
