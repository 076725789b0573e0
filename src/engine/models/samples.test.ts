/** The bundled pictures: the standard net of the family that each is listed under names it rightly. */
import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { predictionOf } from '@/domain/prediction';
import { fitPicture } from '@/domain/resample';
import { testOn } from '../testing/backend-under-test';
import { samplePixels, samples } from '../testing/sample-pictures';
import type { Classifier } from './classifier';
import { fileSource } from './file-source';
import { loadModel } from './load-model';

const root = new URL('../../../', import.meta.url);

const standard = {
  cifar10: 'cifar10-standard',
  imagenette: 'imagenette-standard',
  imagenet: 'imagenet-efficientnet-lite0',
};

describe.each(Object.entries(standard))('of %s', (family, id) => {
  let model: Classifier;
  beforeAll(async () => {
    await testOn('wasm');
    model = (await loadModel(fileSource(fileURLToPath(new URL(`models/${id}`, root))))).classifier;
  });
  afterAll(() => model.dispose());

  it.each(samples.filter(({ knownTo }) => knownTo[0] === family))('$id is named rightly', async (sample) => {
    const [height, width, channels] = model.inputShape;
    const { data } = fitPicture(samplePixels(sample), width, height);
    const logits = tidy(() => model.logits(tensor4d(data, [1, height, width, channels])));
    const { label, probabilities } = predictionOf(Float32Array.from(await logits.data()), false);
    logits.dispose();
    expect(sample.shows).toContain(model.classes[label]);
    // Of a thousand classes several may fit, as three kinds of cats do.
    expect(probabilities[label]).toBeGreaterThan(family === 'imagenet' ? 0.3 : 0.5);
  });
});
