/** The shipped weights: what PyTorch computes with them, the engine computes too, on every kind of backend. */
import { memory, oneHot, sum, mul, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { defaultParams } from '@/domain/params';
import { pgd } from '../attacks/pgd';
import { finish } from '../run';
import { blurPerturbation } from '../saliency/blur-perturbation';
import { bilinearMap } from '../image/separable';
import { gradCam } from '../saliency/grad-cam';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { fixturePictures, zooFixtures } from '../testing/zoo-fixture';
import type { Classifier } from './classifier';
import { fileSource } from './file-source';
import { inputGradient } from './input-gradient';
import { loadModel } from './load-model';

const zoo = fileURLToPath(new URL('../../../models/', import.meta.url));
const cases = zooFixtures().flatMap((fixture) =>
  (['cpu', 'wasm', 'webgpu'] as const satisfies readonly BackendName[]).map((backend) => ({
    fixture,
    backend,
    model: fixture.model,
  })),
);

it('covers the two models of the first screen', () => {
  expect(zooFixtures().map((fixture) => fixture.model)).toEqual(
    expect.arrayContaining(['cifar10-standard', 'cifar10-jsigr']),
  );
});

describe.each(cases)('$model on $backend against PyTorch', ({ fixture, backend, model: id }) => {
  let model: Classifier;
  beforeAll(async () => {
    await testOn(backend);
    ({ classifier: model } = await loadModel(fileSource(`${zoo}${id}`)));
  });
  afterAll(() => model.dispose());

  it('has the same logits, to 1e-4 relative L2', async () => {
    const logits = tidy(() => model.logits(fixturePictures(fixture)));
    expect(relativeL2(await logits.data(), fixture.logits)).toBeLessThan(1e-4);
  });

  it('has the same input gradient of the label’s logit, to 1e-3 relative L2', async () => {
    const gradient = tidy(() => {
      const chosen = oneHot(fixture.labels, model.classes.length);
      return inputGradient(model, fixturePictures(fixture), (logits: Tensor2D) => sum(mul(logits, chosen), 1));
    });
    expect(relativeL2(await gradient.data(), fixture.logitGradient)).toBeLessThan(1e-3);
  });
});

describe.each(zooFixtures())('$model: attack and maps against PyTorch, on wasm', (fixture) => {
  let model: Classifier;
  beforeAll(async () => {
    await testOn('wasm');
    ({ classifier: model } = await loadModel(fileSource(`${zoo}${fixture.model}`)));
  });
  afterAll(() => model.dispose());

  it('walks the same five steps of PGD, but for a few pixels whose gradient is all but zero', async () => {
    const images = fixturePictures(fixture);
    const before = memory().numTensors;
    const params = { ...defaultParams(pgd.params), eps: 8, steps: 5, stepSize: 2, randomStart: false };
    const attacked = await finish(pgd.run({ model, images, labels: fixture.labels, seed: 0 }, params));
    const values = await attacked.data();
    const different = values.filter((value, i) => Math.abs(value - fixture.pgd5[i]!) > 1e-5).length;
    expect(different / values.length).toBeLessThan(0.002);
    attacked.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('has the same Grad-CAM of the last activation', async () => {
    const images = fixturePictures(fixture);
    const input = { model, images, targets: fixture.labels, seed: 0 };
    const map = await finish(gradCam.run(input, defaultParams(gradCam.params)));
    expect(relativeL2(await map.data(), resized(fixture.gradCam, 8))).toBeLessThan(1e-3);
  });

  it('has the same blur-perturbation map', async () => {
    const images = fixturePictures(fixture);
    const input = { model, images, targets: fixture.labels, seed: 0 };
    const map = await finish(blurPerturbation.run(input, defaultParams(blurPerturbation.params)));
    expect(relativeL2(await map.data(), resized(fixture.blurPerturbationDrop, 8))).toBeLessThan(1e-3);
  });
});

/** Maps [B, size, size] enlarged to 32 x 32, bilinear with half-pixel centres, in double precision. */
function resized(maps: Float32Array, size: number): Float32Array {
  const { values } = bilinearMap(size, 32);
  const count = maps.length / size ** 2;
  return Float32Array.from({ length: count * 1024 }, (_, i) => {
    const [picture, y, x] = [Math.floor(i / 1024), Math.floor(i / 32) % 32, i % 32];
    let total = 0;
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++)
        total += values[y * size + row]! * values[x * size + column]! * maps[(picture * size + row) * size + column]!;
    return total;
  });
}
