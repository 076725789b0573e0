/** What of a map does not depend on how it is computed, or how its network is written: over the registry, by metadata. */
import { reverse, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { resolveParams, type ParamSchema, type ParamValues } from '@/domain/params';
import type { Target } from '@/domain/target';
import type { SaliencyMethod } from '../method';
import type { Classifier } from '../models/classifier';
import { networkClassifier } from '../models/network-classifier';
import type { Body, Network, Weight } from '../network/network';
import { finish } from '../run';
import { randomPictures } from '../testing/analytic-models';
import { heldTo } from '../testing/axioms';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { rectifyingModel, rectifyingNetwork } from '../testing/rectifying-model';
import { findSaliency, saliencyMethods } from './registry';

const size = [12, 12, 3] as const;
const methods = saliencyMethods.map((method) => [method.id, method] as const);

/** Those of these values that the method has a parameter for. */
function known(schema: ParamSchema, values: ParamValues): ParamValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name in schema));
}

async function mapOf(
  method: SaliencyMethod,
  model: Classifier,
  images: Tensor4D,
  targets: readonly Target[],
  given: ParamValues = {},
): Promise<number[]> {
  // Short, and without what cuts a map or a score off at zero.
  const quick = { samples: 20, steps: 6, stride: 4, segments: 8, relu: false, measure: 'logit', statistic: 'mean' };
  const { params, problems } = resolveParams(method.params, known(method.params, { ...quick, ...given }));
  expect(problems).toEqual([]);
  const map = await finish(method.run({ model, images, targets, seed: 1 }, params));
  const values = Array.from(await map.data());
  map.dispose();
  return values;
}

const linear: ReadonlySet<string> = new Set(heldTo('linearity'));

/** Symmetric from left to right: one weight at every pair of mirrored taps. */
function mirrored({ shape, values }: Weight): Weight {
  const [, width = 1, inputs = 1, outputs = 1] = shape;
  const channels = inputs * outputs;
  return {
    shape,
    values: values.map((value, i) => {
      const column = Math.floor(i / channels) % width;
      return (value + values[i + (width - 1 - 2 * column) * channels]!) / 2;
    }),
  };
}

/** A network to which a picture and its mirror image are the same. */
function symmetricNetwork(): Network {
  const { input, operations } = rectifyingNetwork(size, 4, 3);
  const symmetric = (body: Body): Body =>
    body.kind === 'convolution' ? { ...body, strides: [1, 1], filter: mirrored(body.filter) } : body;
  return {
    input,
    operations: operations.map(({ shape, body, ...rest }) => ({
      ...rest,
      shape: shape.length === 3 ? [...size.slice(0, 2), 6] : shape,
      body: symmetric(body),
    })),
  };
}

/** The rectifying network with its first unit twice, which counts 1.5 and −0.5 of what it did: the same function. */
function splitNetwork(): Network {
  const { input, operations } = rectifyingNetwork(size, 4, 3);
  /** Places along an axis, the first twice. */
  const twice = (length: number) => [0, ...Array.from({ length }, (_, i) => i)];
  const split = (body: Body, name: string): Body => {
    if (body.kind !== 'convolution') return body;
    const [height = 0, width = 0, inputs = 0, outputs = 0] = body.filter.shape;
    const [ins, outs] = name === 'conv1' ? [[0, 1, 2], twice(outputs)] : [twice(inputs), [...Array(outputs).keys()]];
    const share = (i: number) => (name === 'conv2' && i < 2 ? [1.5, -0.5][i]! : 1);
    const values = Array.from({ length: height * width }, (_, tap) =>
      ins.map((from, i) => outs.map((to) => share(i) * body.filter.values[(tap * inputs + from) * outputs + to]!)),
    ).flat(2);
    const bias = body.bias!.values;
    return {
      ...body,
      filter: { shape: [height, width, ins.length, outs.length], values: Float32Array.from(values) },
      bias: { shape: [outs.length], values: Float32Array.from(outs, (to) => bias[to]!) },
    };
  };
  return {
    input,
    operations: operations.map(({ name, shape, body, ...rest }) => ({
      ...rest,
      name,
      shape: ['conv1', 'act1'].includes(name) ? [...size.slice(0, 2), 7] : shape,
      body: split(body, name),
    })),
  };
}

forEachBackend(() => {
  refuseLeaks();

  describe.each(methods)('%s of one class rather than another', (id, method) => {
    it(`is ${linear.has(id) ? 'the difference of their maps' : 'neither map, nor their difference'}`, async () => {
      const model = rectifyingModel(size, 4, 3);
      const images = randomPictures(1, size, 2);
      const of = (target: Target) => mapOf(method, model, images, [target]);
      const [own, other, both] = [await of(1), await of(3), await of({ of: 1, versus: 3 })];
      const difference = own.map((value, i) => value - other[i]!);
      // float32: 1e-7 but where what is hidden is taken from what is seen, 1e-6.
      if (linear.has(id)) expect(relativeL2(both, difference)).toBeLessThan(1e-5);
      else for (const map of [own, other, difference]) expect(relativeL2(both, map)).toBeGreaterThan(0.01);
      [images, model].forEach((held) => held.dispose());
    });
  });

  // What draws samples does not mirror them, but for SmoothGrad's without noise; nor does a grid from the top left corner.
  const mirroring = [
    ...methods.filter(([id, { params }]) => !('samples' in params) && id !== 'blur-perturbation'),
    ['smoothgrad', findSaliency('smoothgrad')] as const,
  ];
  describe.each(mirroring)('%s of a mirrored picture', (_, method) => {
    it('is the mirrored map, where the network is symmetric', async () => {
      const model = networkClassifier('symmetric', undefined, symmetricNetwork());
      const images = randomPictures(1, size, 2);
      const turned = reverse(images, 2);
      const still = { noise: 0 };
      const [map, of] = [
        await mapOf(method, model, images, [1], still),
        await mapOf(method, model, turned, [1], still),
      ];
      const channels = map.length / 144;
      const mirror = map.map((__, i) => {
        const place = Math.floor(i / channels);
        return map[(place + 11 - 2 * (place % 12)) * channels + (i % channels)]!;
      });
      expect(relativeL2(of, mirror)).toBeLessThan(1e-5);
      [images, turned, model].forEach((held) => held.dispose());
    });
  });

  describe.each(methods)('%s', (_, method) => {
    it('does not depend on how many pictures the model is given at once', async () => {
      const model = rectifyingModel(size, 4, 3);
      const images = randomPictures(1, size, 2);
      const slow: Classifier = { ...model, multiplyAdds: 1e12 };
      const [one, many] = [await mapOf(method, slow, images, [1]), await mapOf(method, model, images, [1])];
      expect(relativeL2(one, many)).toBeLessThan(1e-5);
      [images, model].forEach((held) => held.dispose());
    });
  });

  describe('of a network with a unit split into one that counts 1.5 and one that counts −0.5', () => {
    const change = async (id: string): Promise<number> => {
      const [whole, split] = [rectifyingModel(size, 4, 3), networkClassifier('split', undefined, splitNetwork())];
      const images = randomPictures(1, size, 2);
      const method = findSaliency(id);
      const [before, after] = [await mapOf(method, whole, images, [1]), await mapOf(method, split, images, [1])];
      [images, whole, split].forEach((held) => held.dispose());
      return relativeL2(after, before);
    };

    it.each(['gradient', 'integrated-gradients', 'smoothgrad'])('%s is what it was', async (id) => {
      expect(await change(id)).toBeLessThan(1e-5);
    });

    it.each(['guided-backprop', 'lrp'])('%s is another: it depends on how a function is written', async (id) => {
      expect(await change(id)).toBeGreaterThan(0.01);
    });
  });
});
