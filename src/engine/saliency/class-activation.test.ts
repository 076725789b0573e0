/** Class activation maps where they are known, or what they must come to. */
import { tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { resizeBilinear } from '../image/separable';
import { networkClassifier } from '../models/network-classifier';
import type { Network } from '../network/network';
import { affineModel, poolingModel, randomPictures } from '../testing/analytic-models';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { mapOf } from '../testing/map-of';
import { waves } from '../testing/rectifying-model';
import { scoreOf } from '../testing/score-of';
import { checked } from '../testing/tolerances';

const wide = [12, 12, 3] as const;
const [channels, classes] = [6, 4];
const head = waves([channels, classes], 1, 7);
const bias = waves([classes], 0.4, 8);

/** A convolution that keeps the size, so that maps of its layer are not enlarged; ReLU, the mean, a dense layer. */
const convolved = [12, 12, channels];
const network: Network = {
  input: { name: 'picture', shape: wide },
  operations: [
    {
      name: 'conv',
      inputs: ['picture'],
      shape: convolved,
      body: {
        kind: 'convolution',
        strides: [1, 1],
        padding: 'same',
        filter: waves([3, 3, 3, channels], 1, 3),
        bias: waves([channels], 0.1, 5),
      },
    },
    { name: 'relu', inputs: ['conv'], shape: convolved, body: { kind: 'activation', function: 'relu' } },
    { name: 'mean', inputs: ['relu'], shape: [channels], body: { kind: 'globalAveragePooling' } },
    { name: 'logits', inputs: ['mean'], shape: [classes], body: { kind: 'dense', matrix: head, bias } },
  ],
};

/** Relative; when measured 1e-7 on all, on WebGPU by a software driver. */
const tolerances = { cpu: 1e-6, wasm: 1e-6, webgpu: 1e-4 } as const;

forEachBackend((backend) => {
  refuseLeaks();

  describe('of a network that ends in the mean and an affine head', () => {
    it.each([0, 1, 2, 3])('HiResCAM and the bias sum to the logit of class %i', async (target) => {
      const model = networkClassifier('mean', undefined, network);
      const images = randomPictures(1, wide, 6);
      const map = await mapOf('hirescam', model, images, [target], { relu: false });
      const sum = map.reduce((total, value) => total + value, bias.values[target]!);
      const score = await scoreOf(model, images, target);
      expect(Math.abs(sum - score)).toBeLessThan(tolerances[backend] * Math.abs(score));
      [images, model].forEach((held) => held.dispose());
    });

    it('Grad-CAM is the class activation map / (h·w)', async () => {
      const model = networkClassifier('mean', undefined, network);
      const images = randomPictures(1, wide, 6);
      const activation = tidy(() => model.activation(images, 'relu'));
      const a = await activation.data();
      const cam = Array.from({ length: 144 }, (_, place) => {
        let sum = 0;
        for (let k = 0; k < channels; k++) sum += head.values[k * classes + 2]! * a[place * channels + k]!;
        return sum / 144;
      });
      expect(relativeL2(await mapOf('gradcam', model, images, [2], { relu: false }), cam)).toBeLessThan(
        tolerances[backend],
      );
      [activation, images, model].forEach((held) => held.dispose());
    });
  });
}, checked);

forEachBackend(() => {
  refuseLeaks();

  describe('Grad-CAM', () => {
    it('before an average pool and an affine head is the class activation map / (h·w), resized', async () => {
      const model = poolingModel(wide, 4, 5);
      const images = randomPictures(2, wide, 6);
      const targets = [1, 3];
      const activation = tidy(() => model.activation(images, 'late'));
      const [, h, w, channels] = activation.shape;
      const a = await activation.data();
      const cam = Array.from({ length: 2 * h * w }, (_, cell) => {
        const target = targets[Math.floor(cell / (h * w))]!;
        let sum = 0;
        for (let k = 0; k < channels; k++) sum += model.head[k * 4 + target]! * a[cell * channels + k]!;
        return sum / (h * w);
      });
      const full = (values: number[]): Tensor4D => tidy(() => resizeBilinear(tensor4d(values, [2, h, w, 1]), 12, 12));
      const [signed, positive] = [full(cam), full(cam.map((value) => Math.max(value, 0)))];
      expect(Math.min(...cam)).toBeLessThan(0);
      expect(
        relativeL2(await mapOf('gradcam', model, images, targets, { relu: false }), Array.from(await signed.data())),
      ).toBeLessThan(1e-6);
      expect(
        relativeL2(await mapOf('gradcam', model, images, targets), Array.from(await positive.data())),
      ).toBeLessThan(1e-6);
      [activation, signed, positive, images, model].forEach((held) => held.dispose());
    });

    it('looks into another layer when asked, and refuses a model without layers', async () => {
      const model = poolingModel(wide, 4, 5);
      const images = randomPictures(1, wide, 6);
      const [first, last] = [
        await mapOf('gradcam', model, images, [0], { layer: 'first', relu: false }),
        await mapOf('gradcam', model, images, [0], { relu: false }),
      ];
      expect(relativeL2(first, last)).toBeGreaterThan(0.01);
      expect(await mapOf('gradcam', model, images, [0], { layer: 'early', relu: false })).toEqual(first);
      await expect(mapOf('gradcam', model, images, [0], { layer: 'top' })).rejects.toMatchObject({
        details: { layer: 'top', known: ['early', 'late'] },
      });
      const bare = affineModel(wide, 4, 1);
      await expect(mapOf('gradcam', bare, images, [0])).rejects.toMatchObject({ code: 'method-unsupported' });
      [images, model, bare].forEach((held) => held.dispose());
    });
  });
});
