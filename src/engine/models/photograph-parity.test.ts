/** Models for photographs: what PyTorch computes with the shipped weights, and with those they came from, the engine does. */
import { memory, mul, oneHot, sum, tidy, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { defaultParams } from '@/domain/params';
import { pgd } from '../attacks/pgd';
import { finish } from '../run';
import { gradCam } from '../saliency/grad-cam';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import {
  ofPicture,
  photograph,
  photographFixtures,
  sampled,
  type PhotographFixture,
} from '../testing/photograph-fixture';
import type { Classifier } from './classifier';
import { fileSource } from './file-source';
import { inputGradient } from './input-gradient';
import { loadModel } from './load-model';

const fixtures = photographFixtures();

async function load(id: string, backend: BackendName): Promise<Classifier> {
  await testOn(backend);
  return (await loadModel(fileSource(fileURLToPath(new URL(`../../../models/${id}`, import.meta.url))))).classifier;
}

function gradientOf(model: Classifier, fixture: PhotographFixture, index: number): Tensor4D {
  return tidy(() => {
    const chosen = oneHot([fixture.labels[index]!], model.classes.length);
    return inputGradient(model, photograph(fixture, index), (logits: Tensor2D) => sum(mul(logits, chosen), 1));
  });
}

/** Milliseconds: a software WebGPU adapter takes seconds a pass on an idle machine, and minutes on a busy one. */
const patience = 600_000;

// So it looks at one picture.
const cases = fixtures.flatMap((fixture) => [
  { fixture, model: fixture.model, backend: 'wasm' as const, pictures: [0, 1] },
  { fixture, model: fixture.model, backend: 'webgpu' as const, pictures: [0] },
]);

it('covers the ImageNet model, and of the Imagenette nets a smooth one and one of kinks', () => {
  const models = fixtures.map(({ model }) => model);
  expect(models).toEqual(['imagenet-efficientnet-lite0', 'imagenette-jsigr', 'imagenette-surrogate']);
});

describe.each(cases)('$model on $backend against PyTorch', ({ fixture, backend, pictures }) => {
  let model: Classifier;
  beforeAll(async () => {
    model = await load(fixture.model, backend);
  }, patience);
  afterAll(() => model.dispose());

  it.each(pictures)(
    'picture %i: the logits to 1e-3 relative L2, of the shipped weights and of the original',
    async (index) => {
      const logits = await tidy(() => model.logits(photograph(fixture, index))).data<'float32'>();
      expect(relativeL2(logits, ofPicture(fixture, fixture.shipped.logits, index))).toBeLessThan(1e-3);
      if (fixture.original)
        expect(relativeL2(logits, ofPicture(fixture, fixture.original.logits, index))).toBeLessThan(1e-3);
    },
    patience,
  );

  it.each(pictures)(
    'picture %i: the input gradient of the shipped weights to 1e-2, that of the original to 2e-2',
    async (index) => {
      const gradient = await sampled(fixture, gradientOf(model, fixture, index));
      // A net of ReLUs is piecewise linear: rounding carries a few over their kink, and the gradient jumps there. The
      // recipe's `convert` prints by how much the rounded weights moved the original's.
      expect(relativeL2(gradient, ofPicture(fixture, fixture.shipped.logitGradient, index))).toBeLessThan(1e-2);
      if (fixture.original)
        expect(relativeL2(gradient, ofPicture(fixture, fixture.original.logitGradient, index))).toBeLessThan(2e-2);
    },
    patience,
  );
});

describe('EfficientNet-Lite0 on wasm', () => {
  const fixture = fixtures.find(({ model: id }) => id === 'imagenet-efficientnet-lite0')!;
  let model: Classifier;
  beforeAll(async () => {
    model = await load('imagenet-efficientnet-lite0', 'wasm');
  }, patience);
  afterAll(() => model.dispose());

  it('names the cat and the cup', () => {
    expect(fixture.labels.map((label) => model.classes[label])).toEqual(['Egyptian cat', 'espresso']);
  });

  it('explains its last activation, the 7 x 7 features before the global mean', async () => {
    expect(model.activationLayers.at(-1)).toBe('head_out');
    const images = photograph(fixture, 0);
    const input = { model, images, targets: [fixture.labels[0]!], seed: 0 };
    const map = await finish(gradCam.run(input, defaultParams(gradCam.params)));
    expect(map.shape).toEqual([1, 224, 224, 1]);
    expect(Math.max(...(await map.data()))).toBeGreaterThan(0);
    [images, map].forEach((tensor) => tensor.dispose());
  });

  it('falls to five steps of PGD at 2/255, which leave no tensor behind', async () => {
    const images = photograph(fixture, 0);
    const before = memory().numTensors;
    const labels = [fixture.labels[0]!];
    const attacked = await finish(
      pgd.run({ model, images, labels, seed: 0 }, { ...defaultParams(pgd.params), eps: 2, steps: 5 }),
    );
    const logits = await tidy(() => model.logits(attacked)).data<'float32'>();
    expect(logits.indexOf(Math.max(...logits))).not.toBe(labels[0]);
    attacked.dispose();
    expect(memory().numTensors).toBe(before + 1);
    images.dispose();
  });
});
