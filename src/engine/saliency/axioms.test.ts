/** What explanations promise whatever the network, over all methods that say so (`testing/axioms.ts`). */
import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { ParamValues } from '@/domain/params';
import { superpixels } from '@/domain/superpixels';
import { networkClassifier } from '../models/network-classifier';
import type { Network } from '../network/network';
import { poolingModel, randomPictures } from '../testing/analytic-models';
import { axioms, heldTo } from '../testing/axioms';
import { forEachBackend } from '../testing/backends';
import { refuseLeaks } from '../testing/leaks';
import { mapOf } from '../testing/map-of';
import { waves } from '../testing/rectifying-model';
import { residualNetwork } from '../testing/residual-network';
import { scoreOf } from '../testing/score-of';
import { baselineNames, baselineOf } from './baselines';
import { findSaliency, saliencyMethods } from './registry';

const wide = [12, 12, 3] as const;

/** A picture of 8 × 8 pixels in four quadrants of one colour each, the first and the last of the same. */
const side = 8;
const quadrantOf = (pixel: number) => 2 * Number(pixel >= 32) + Number(pixel % side >= 4);
const colours = [
  [0.9, 0.2, 0.3],
  [0.1, 0.6, 0.2],
  [0.3, 0.3, 0.9],
  [0.9, 0.2, 0.3],
] as const;
/** Of which this one counts for nothing, and those two the same, by the place within the quadrant. */
const [ignored, twins] = [2, [0, 3]] as const;
/** From a place in the first quadrant to the same in the last. */
const apart = 4 * side + 4;
const places = Array.from({ length: side * side }, (_, pixel) => pixel);

/** dense, ReLU, dense on all values of such a picture. */
function quadrantNetwork(): Network {
  const [values, hidden, classes] = [side * side * 3, 10, 4];
  const matrix = waves([values, hidden], 0.3, 2);
  for (const pixel of places) {
    const [from, to] = [3 * pixel * hidden, 3 * (pixel + 1) * hidden];
    if (quadrantOf(pixel) === ignored) matrix.values.fill(0, from, to);
    if (quadrantOf(pixel) === twins[0]) matrix.values.copyWithin(3 * (pixel + apart) * hidden, from, to);
  }
  return {
    input: { name: 'picture', shape: [side, side, 3] },
    operations: [
      { name: 'flat', inputs: ['picture'], shape: [values], body: { kind: 'reshape', shape: [values] } },
      {
        name: 'first',
        inputs: ['flat'],
        shape: [hidden],
        body: { kind: 'dense', matrix, bias: waves([hidden], 0.2, 5) },
      },
      { name: 'relu', inputs: ['first'], shape: [hidden], body: { kind: 'activation', function: 'relu' } },
      {
        name: 'logits',
        inputs: ['relu'],
        shape: [classes],
        body: { kind: 'dense', matrix: waves([hidden, classes], 1, 6) },
      },
    ],
  };
}

/** Those of some values that a method has a parameter for. */
function known(id: string, values: ParamValues): ParamValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in findSaliency(id).params));
}

/** Windows and superpixels are the quadrants, of which every coalition is tried. */
const byQuadrant = { window: 16, stride: 16, segments: 4, fill: 'grey', measure: 'logit', samples: 40 };

it.each(axioms)('%s is promised by some method, so that its tests have looked', (axiom) => {
  expect(heldTo(axiom).length).toBeGreaterThan(0);
});

it('a method that says where its values sum from promises completeness', () => {
  const saying = saliencyMethods.filter((method) => 'reference' in method).map(({ id }) => id);
  expect(saying).toContain('integrated-gradients');
  expect(heldTo('completeness')).toEqual(expect.arrayContaining(saying));
});

forEachBackend(() => {
  refuseLeaks();

  /** The sum of a map's values; of one made of superpixels, which gives the same to all pixels of each, once for each. */
  async function total(id: string, map: readonly number[], images: Tensor4D, segments: number): Promise<number> {
    if (!('segments' in findSaliency(id).params)) return map.reduce((sum, value) => sum + value, 0);
    const [, height, width] = images.shape;
    const { labels, count } = superpixels(await images.data(), height, width, segments);
    const worth = new Float64Array(count);
    labels.forEach((label, i) => (worth[label] = map[i]!));
    return worth.reduce((sum, value) => sum + value, 0);
  }

  describe.each(heldTo('completeness'))('completeness of %s', (id) => {
    it.each(baselineNames)('from %s: values sum to S(x) − S(b)', async (name) => {
      const model = poolingModel(wide, 4, 5);
      const images = randomPictures(1, wide, 6);
      const given = known(id, { baseline: name, fill: name, steps: 200, segments: 8, measure: 'logit' });
      const nothing = baselineOf(images, name, 1);
      const difference = (await scoreOf(model, images, 2)) - (await scoreOf(model, nothing, 2));
      const sum = await total(id, await mapOf(id, model, images, [2], given), images, 8);
      // The integral by 200 midpoints comes to 0.08 % from noise, and to less from the others.
      const within = 'steps' in given ? 0.002 : 1e-5;
      expect(Math.abs(sum - difference)).toBeLessThan(within * Math.abs(difference));
      [images, nothing, model].forEach((held) => held.dispose());
    });
  });

  describe.each(heldTo('conservation'))('conservation by %s', (id) => {
    it('without biases: values sum to the score', async () => {
      const [size, classes] = [12, 4];
      const network = residualNetwork({ size, classes, seed: 3, biased: false });
      const model = networkClassifier('residual', undefined, network);
      const images = randomPictures(1, wide, 6);
      const score = await scoreOf(model, images, 2);
      const sum = await total(id, await mapOf(id, model, images, [2]), images, 0);
      expect(Math.abs(sum - score)).toBeLessThan(1e-4 * Math.abs(score));
      [images, model].forEach((held) => held.dispose());
    });
  });

  /** The map of a method of the picture in quadrants, and its values at each pixel, the largest magnitude being 1. */
  async function ofQuadrants(id: string): Promise<number[][]> {
    const model = networkClassifier('quadrants', undefined, quadrantNetwork());
    const pixels = Float32Array.from(
      { length: side * side * 3 },
      (_, i) => colours[quadrantOf(Math.floor(i / 3))]![i % 3]!,
    );
    expect([...superpixels(pixels, side, side, 4).labels]).toEqual(places.map(quadrantOf));
    const images = tensor4d(pixels, [1, side, side, 3]);
    const map = await mapOf(id, model, images, [1], known(id, byQuadrant));
    [images, model].forEach((held) => held.dispose());
    const most = Math.max(...map.map(Math.abs));
    expect(most).toBeGreaterThan(0);
    const channels = map.length / (side * side);
    return places.map((pixel) => map.slice(pixel * channels, (pixel + 1) * channels).map((value) => value / most));
  }

  it.each(heldTo('symmetry'))('symmetry: by %s, two places that count the same are given the same', async (id) => {
    const map = await ofQuadrants(id);
    const first = places.filter((pixel) => quadrantOf(pixel) === twins[0]);
    const off = first.flatMap((pixel) => map[pixel]!.map((value, c) => Math.abs(value - map[pixel + apart]![c]!)));
    expect(Math.max(...off)).toBeLessThan(1e-5);
    // Which is not nothing, nor the same everywhere.
    expect(Math.max(...first.flatMap((pixel) => map[pixel]!.map(Math.abs)))).toBeGreaterThan(0.01);
    const other = first.flatMap((pixel) => map[pixel]!.map((value, c) => Math.abs(value - map[pixel + 4]![c]!)));
    expect(Math.max(...other)).toBeGreaterThan(0.01);
  });

  it.each(heldTo('dummy'))('dummy: by %s, a place that nothing depends on is given nothing', async (id) => {
    const map = await ofQuadrants(id);
    const within = places.filter((pixel) => quadrantOf(pixel) === ignored).flatMap((pixel) => map[pixel]!);
    expect(Math.max(...within.map(Math.abs))).toBeLessThan(1e-5);
  });
});
