/** The ImageNet model: what PyTorch computes with the shipped weights, and with those they came from, the engine does. */
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
import { imagenetFixture, imagenetPicture } from '../testing/imagenet-fixture';
import type { Classifier } from './classifier';
import { fileSource } from './file-source';
import { inputGradient } from './input-gradient';
import { loadModel } from './load-model';

const fixture = imagenetFixture();
const folder = fileURLToPath(new URL(`../../../models/${fixture.model}`, import.meta.url));

async function load(backend: BackendName): Promise<Classifier> {
  await testOn(backend);
  return (await loadModel(fileSource(folder))).classifier;
}

/** The part of an array that belongs to one of the fixture's pictures. */
function ofPicture(values: Float32Array, index: number): Float32Array {
  const length = values.length / fixture.pictures.length;
  return values.subarray(index * length, (index + 1) * length);
}

/** Every so manieth row and column of a gradient [1, H, W, 3], as the fixture keeps it. */
async function sampled(gradient: Tensor4D): Promise<number[]> {
  const [, height, width] = gradient.shape;
  const values = await gradient.data();
  const { gradientStride: stride } = fixture;
  return Array.from(values).filter((_, i) => {
    const pixel = Math.floor(i / 3);
    return Math.floor(pixel / width) % stride === 0 && (pixel % width) % stride === 0 && pixel < height * width;
  });
}

function gradientOf(model: Classifier, index: number): Tensor4D {
  return tidy(() => {
    const chosen = oneHot([fixture.labels[index]!], model.classes.length);
    return inputGradient(model, imagenetPicture(fixture, index), (logits: Tensor2D) => sum(mul(logits, chosen), 1));
  });
}

/** Milliseconds: a software WebGPU adapter takes seconds a pass on an idle machine, and minutes on a busy one. */
const patience = 600_000;

// So it looks at one picture.
const cases = [
  { backend: 'wasm', pictures: [0, 1] },
  { backend: 'webgpu', pictures: [0] },
] as const satisfies { backend: BackendName; pictures: readonly number[] }[];

describe.each(cases)('EfficientNet-Lite0 on $backend against PyTorch', ({ backend, pictures }) => {
  let model: Classifier;
  beforeAll(async () => {
    model = await load(backend);
  }, patience);
  afterAll(() => model.dispose());

  it.each(pictures)(
    'picture %i: the logits of the shipped weights to 1e-3 relative L2, those of the original to 2e-2',
    async (index) => {
      const logits = await tidy(() => model.logits(imagenetPicture(fixture, index))).data<'float32'>();
      expect(relativeL2(logits, ofPicture(fixture.shipped.logits, index))).toBeLessThan(1e-3);
      expect(relativeL2(logits, ofPicture(fixture.original.logits, index))).toBeLessThan(2e-2);
    },
    patience,
  );

  it.each(pictures)(
    'picture %i: the input gradient of the shipped weights to 1e-2, that of the original to 1e-1',
    async (index) => {
      const gradient = await sampled(gradientOf(model, index));
      // The net is piecewise linear: rounding carries a few ReLUs over their kink, and the gradient jumps there. Float32
      // moves it by 5e-4 (cat) and 2e-3 (cup) in PyTorch, float16 weights by 5e-2.
      expect(relativeL2(gradient, ofPicture(fixture.shipped.logitGradient, index))).toBeLessThan(1e-2);
      expect(relativeL2(gradient, ofPicture(fixture.original.logitGradient, index))).toBeLessThan(1e-1);
    },
    patience,
  );
});

describe('EfficientNet-Lite0 on wasm', () => {
  let model: Classifier;
  beforeAll(async () => {
    model = await load('wasm');
  }, patience);
  afterAll(() => model.dispose());

  it('names the cat and the cup', () => {
    expect(fixture.labels.map((label) => model.classes[label])).toEqual(['Egyptian cat', 'espresso']);
  });

  it('explains its last activation, the 7 x 7 features before the global mean', async () => {
    expect(model.activationLayers.at(-1)).toBe('head_out');
    const images = imagenetPicture(fixture, 0);
    const input = { model, images, targets: [fixture.labels[0]!], seed: 0 };
    const map = await finish(gradCam.run(input, defaultParams(gradCam.params)));
    expect(map.shape).toEqual([1, 224, 224, 1]);
    expect(Math.max(...(await map.data()))).toBeGreaterThan(0);
    [images, map].forEach((tensor) => tensor.dispose());
  });

  it('falls to five steps of PGD at 2/255, which leave no tensor behind', async () => {
    const images = imagenetPicture(fixture, 0);
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
