/** Relevance against zennit, whose answers are in a fixture (`models/recipes/backward_rules_fixture.py`), and what must hold of it. */
import { readFileSync } from 'node:fs';
import { mul, tensor, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defaultParams, resolveParams, type ParamValues } from '@/domain/params';
import type { Classifier } from '../models/classifier';
import { networkClassifier } from '../models/network-classifier';
import { finish } from '../run';
import { layerwiseRelevance } from '../saliency/lrp';
import { forEachBackend } from '../testing/backends';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { mapOf } from '../testing/map-of';
import { rectifyingModel, waves } from '../testing/rectifying-model';
import { residualNetwork } from '../testing/residual-network';
import { checked, tolerances } from '../testing/tolerances';
import type { Body, Operation, Weight } from './network';

const composites = ['epsilon-plus', 'epsilon-gamma', 'epsilon'] as const;
const schema = z.object({
  size: z.number(),
  classes: z.number(),
  seed: z.number(),
  targets: z.array(z.number()),
  epsilon: z.number(),
  relevance: z.record(z.enum(composites), z.array(z.number())),
});
const file = new URL('../fixtures/backward-rules.json', import.meta.url);
const { size, classes, seed, targets, epsilon, relevance } = schema.parse(JSON.parse(readFileSync(file, 'utf8')));

const pictures = (): Tensor4D => tensor(waves([2, size, size, 3], 0.4, 0.3).values, [2, size, size, 3]);

async function relevanceOf(model: Classifier, images: Tensor4D, given: ParamValues): Promise<Float32Array> {
  const { params, problems } = resolveParams(layerwiseRelevance.params, given);
  expect(problems).toEqual([]);
  const map = await finish(layerwiseRelevance.run({ model, images, targets, seed: 0 }, params));
  const values = await map.data<'float32'>();
  map.dispose();
  return values;
}

async function scoresOf(model: Classifier, images: Tensor4D): Promise<number[]> {
  const logits = tidy(() => model.logits(images));
  const values = await logits.data();
  logits.dispose();
  return targets.map((target, b) => values[b * classes + target]!);
}

const sums = (map: Float32Array) =>
  targets.map((_, b) => map.subarray((b * map.length) / 2, ((b + 1) * map.length) / 2).reduce((sum, r) => sum + r, 0));

forEachBackend((backend) => {
  refuseLeaks();

  describe('relevance', () => {
    it.each(composites)('is zennit’s, by the composite “%s”', async (composite) => {
      const model = networkClassifier('residual', undefined, residualNetwork({ size, classes, seed, biased: true }));
      const images = pictures();
      const map = await relevanceOf(model, images, { composite, ...(composite === 'epsilon' && { epsilon }) });
      expect(relativeL2(map, relevance[composite])).toBeLessThan(tolerances[backend]);
      [images, model].forEach((held) => held.dispose());
    });

    it('without biases, with ReLU and maxima, is gradient × input as ε goes to 0, and integrated gradients from black; all sum to the score', async () => {
      const model = networkClassifier('residual', undefined, residualNetwork({ size, classes, seed, biased: false }));
      const images = pictures();
      const scores = await scoresOf(model, images);
      const maps = [
        await mapOf('gradient-input', model, images, targets),
        await mapOf('integrated-gradients', model, images, targets, { steps: 4 }),
        await mapOf('lrp', model, images, targets, { composite: 'epsilon', epsilon: 1e-9 }),
      ];
      for (const map of maps) {
        // Nearly all of the 1e-5 is the ε that LRP keeps in sums and means, 1e-6.
        expect(relativeL2(map, maps[0]!)).toBeLessThan(tolerances[backend]);
        expect(relativeL2(sums(Float32Array.from(map)), scores)).toBeLessThan(tolerances[backend]);
      }
      [images, model].forEach((held) => held.dispose());
    });
  });
}, checked);

forEachBackend(() => {
  refuseLeaks();

  describe('relevance', () => {
    it.each(composites)('without biases sums to the score, by the composite “%s”', async (composite) => {
      const model = networkClassifier('residual', undefined, residualNetwork({ size, classes, seed, biased: false }));
      const images = pictures();
      const [found, scores] = [sums(await relevanceOf(model, images, { composite })), await scoresOf(model, images)];
      found.forEach((sum, b) => expect(Math.abs(sum - scores[b]!)).toBeLessThan(1e-3 * Math.abs(scores[b]!)));
      [images, model].forEach((held) => held.dispose());
    });

    it('of a score less the mean score is that of the class less the mean of all classes’', async () => {
      const model = networkClassifier('residual', undefined, residualNetwork({ size, classes, seed, biased: true }));
      const images = pictures();
      const contrast = await relevanceOf(model, images, { score: 'contrast' });
      const each = await Promise.all(
        Array.from({ length: classes }, async (_, k) => {
          const map = await finish(
            layerwiseRelevance.run(
              { model, images, targets: [k, k], seed: 0 },
              defaultParams(layerwiseRelevance.params),
            ),
          );
          const values = await map.data<'float32'>();
          map.dispose();
          return values;
        }),
      );
      const own = await relevanceOf(model, images, {});
      const expected = own.map((value, i) => value - each.reduce((sum, map) => sum + map[i]!, 0) / classes);
      expect(relativeL2(contrast, expected)).toBeLessThan(1e-4);
      [images, model].forEach((held) => held.dispose());
    });
  });

  /** The given operations between a picture and the mean of its values, as a model of one class. */
  function through(...bodies: readonly Body[]): Classifier {
    const shape = [size, size, 3];
    const names = ['picture', ...bodies.map((_, i) => `step${i}`)];
    const matrix: Weight = { shape: [3, classes], values: new Float32Array(3 * classes).fill(1) };
    const last = names.at(-1)!;
    return networkClassifier('steps', undefined, {
      input: { name: 'picture', shape },
      operations: [
        ...bodies.map((body, i): Operation => {
          const before = names[i]!;
          return { name: names[i + 1]!, inputs: body.kind === 'multiply' ? [before, before] : [before], shape, body };
        }),
        { name: 'mean', inputs: [last], shape: [3], body: { kind: 'globalAveragePooling' } },
        { name: 'logits', inputs: ['mean'], shape: [classes], body: { kind: 'dense', matrix } },
      ],
    });
  }

  const affine = (scale: number, shift: number): Body => ({
    kind: 'affine',
    scale: { shape: [3], values: new Float32Array(3).fill(scale) },
    shift: { shape: [3], values: new Float32Array(3).fill(shift) },
  });

  describe('relevance, conserved', () => {
    const conserving: [string, readonly Body[]][] = [
      ['a normalisation of the pixels, black ones too', [affine(2, 0.7)]],
      ['a product, the same to both factors', [affine(1, 1), { kind: 'multiply' }]],
      ['smooth activations', [{ kind: 'activation', function: 'gelu' }]],
      ['means of windows', [{ kind: 'averagePooling', window: [3, 3], strides: [1, 1], padding: 'same' }]],
    ];
    it.each(conserving)('by %s', async (_, bodies) => {
      const model = through(...bodies);
      const [images, dark] = [pictures(), tidy(() => mul(pictures(), 0))] as [Tensor4D, Tensor4D];
      for (const shown of [images, dark]) {
        const [found, scores] = [sums(await relevanceOf(model, shown, {})), await scoresOf(model, shown)];
        found.forEach((sum, b) => expect(sum).toBeCloseTo(scores[b]!, 4));
      }
      [images, dark, model].forEach((held) => held.dispose());
    });

    it('leaves what the shift of an affine map within the network adds with that map', async () => {
      const relu: Body = { kind: 'activation', function: 'relu' };
      const [shifted, bare] = [through(relu, affine(2, 0.7)), through(relu, affine(2, 0))];
      const images = pictures();
      const [found, expected] = [await relevanceOf(shifted, images, {}), await relevanceOf(bare, images, {})];
      expect(relativeL2(found, expected)).toBeLessThan(1e-4);
      [images, shifted, bare].forEach((held) => held.dispose());
    });
  });

  it('is told of networks in which nothing rectifies, too', () => {
    const model = rectifyingModel([size, size, 3], 4, 3, 'tanh');
    expect(Object.keys(model.lacks)).toEqual(['rectifiers']);
    model.dispose();
  });
});
