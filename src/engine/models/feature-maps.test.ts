import { relu, sub, tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { forEachBackend } from '../testing/backends';
import { affineModel, poolingModel, randomPictures } from '../testing/analytic-models';
import { refuseLeaks } from '../testing/leaks';
import { featureMaps } from './feature-maps';
import type { Classifier } from './classifier';

const size = [2, 2, 3] as const;

/** A model whose one layer is its pixels, rectified about a half: red, green and blue are its channels. */
function pixelsAsLayer(): Classifier {
  return {
    ...affineModel(size, 2, 1),
    lacks: {},
    layers: [{ name: 'pixels', height: 2, width: 2, channels: 3 }],
    activation: (pixels: Tensor4D) => relu(sub(pixels, 0.5)),
  };
}

/** Pictures by their colours: the four pixels' red, then their green, then their blue. */
function pictures(...colours: number[][][]): Tensor4D {
  const values = colours.flatMap(([red, green, blue]) =>
    [0, 1, 2, 3].flatMap((i) => [red![i]!, green![i]!, blue![i]!]),
  );
  return tensor4d(values, [colours.length, ...size]);
}

forEachBackend(() => {
  refuseLeaks();

  describe('feature maps', () => {
    const dark = [0, 0.25, 0.5, 0];
    const even = [0.75, 0.75, 0.75, 0.75];
    const clean = [[1, 0.5, 0.5, 0.75], dark, even];
    const attacked = [[1, 0.5, 0.5, 0.5], [0, 1, 0.5, 0], even];

    it('are the layer’s activations, the strongest of the clean picture first, and none that was not asked for', async () => {
      const model = pixelsAsLayer();
      const shown = pictures(clean, attacked);
      const { channels, layer } = await featureMaps(model, shown, { order: 'strength', count: 2 });
      expect(layer).toEqual(model.layers[0]);
      expect(channels.map(({ index }) => index)).toEqual([2, 0]);
      expect(channels[0]).toEqual({
        index: 2,
        clean: Float32Array.of(0.25, 0.25, 0.25, 0.25),
        attacked: Float32Array.of(0.25, 0.25, 0.25, 0.25),
      });
      expect(channels[1]).toEqual({
        index: 0,
        clean: Float32Array.of(0.5, 0, 0, 0.25),
        attacked: Float32Array.of(0.5, 0, 0, 0),
      });
      [model, shown].forEach((held) => held.dispose());
    });

    it('by change: those that the attack moves most', async () => {
      const model = pixelsAsLayer();
      const shown = pictures(clean, attacked);
      const { channels } = await featureMaps(model, shown, { order: 'change', count: 3 });
      expect(channels.map(({ index }) => index)).toEqual([1, 0, 2]);
      [model, shown].forEach((held) => held.dispose());
    });

    it('count the channels that are the same everywhere, and those of them that are zero', async () => {
      const model = pixelsAsLayer();
      const alone = pictures(clean);
      const both = pictures(clean, attacked);
      expect(await featureMaps(model, alone, { order: 'change', count: 1 })).toMatchObject({ flat: 2, dead: 1 });
      // The attack wakes green.
      expect(await featureMaps(model, both, { order: 'change', count: 1 })).toMatchObject({ flat: 1, dead: 0 });
      [model, alone, both].forEach((held) => held.dispose());
    });

    it('are of the layer asked for, or of the one in the middle, and name all there are in order', async () => {
      const model = poolingModel([8, 8, 3], 3, 1);
      const shown = randomPictures(2, [8, 8, 3], 1);
      const late = await featureMaps(model, shown, { layer: 'late', order: 'strength', count: 4 });
      expect(late.layer).toEqual({ name: 'late', height: 4, width: 4, channels: 6 });
      expect(late.channels.map((each) => [each.clean.length, each.attacked?.length])).toEqual(Array(4).fill([16, 16]));
      const other = await featureMaps(model, shown, { layer: 'gone', order: 'strength', count: 99 });
      expect(other.layer.name).toBe('early');
      expect(other.layers.map(({ name }) => name)).toEqual(['early', 'late']);
      expect(other.channels).toHaveLength(6);
      [model, shown].forEach((held) => held.dispose());
    });

    it('are refused of a model without a layer that is a picture', async () => {
      const model = affineModel(size, 2, 1);
      const shown = pictures(clean);
      await expect(featureMaps(model, shown, { order: 'strength', count: 1 })).rejects.toMatchObject({
        code: 'method-unsupported',
        reason: 'no-layers',
      });
      [model, shown].forEach((held) => held.dispose());
    });

    it('are refused where they hold what is not a number', async () => {
      const model = pixelsAsLayer();
      const shown = pictures([[1, NaN, 0, 0], dark, even]);
      await expect(featureMaps(model, shown, { order: 'strength', count: 1 })).rejects.toMatchObject({
        code: 'numerical-failure',
      });
      [model, shown].forEach((held) => held.dispose());
    });
  });
});
