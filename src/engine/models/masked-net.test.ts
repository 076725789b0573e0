/** The false defence of the zoo, `cifar10-masked`: it must look like one, and be none. */
import { oneHot, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { losses, type LossName } from '../attacks/loss';
import { testOn } from '../testing/backend-under-test';
import { fixturePictures, zooFixtures } from '../testing/zoo-fixture';
import type { Classifier } from './classifier';
import { fileSource } from './file-source';
import { inputGradient } from './input-gradient';
import { loadModel } from './load-model';

const folder = fileURLToPath(new URL('../../../models/cifar10-masked', import.meta.url));
const fixture = zooFixtures().find(({ model }) => model === 'cifar10-standard')!;

describe('cifar10-masked', () => {
  let model: Classifier;
  beforeAll(async () => {
    await testOn('wasm');
    ({ classifier: model } = await loadModel(fileSource(folder)));
  });
  afterAll(() => model.dispose());

  /** How large the input gradient of a loss is, at its largest. */
  async function steepest(loss: LossName): Promise<number> {
    const gradient = tidy(() => {
      const hot = oneHot(fixture.labels, model.classes.length) as Tensor2D;
      return inputGradient(model, fixturePictures(fixture), (logits: Tensor2D) => losses[loss](logits, hot));
    });
    const values = await gradient.data<'float32'>();
    gradient.dispose();
    return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  }

  it('has no gradient of the cross-entropy to follow', async () => {
    expect(await steepest('cross-entropy')).toBe(0);
  });

  it('has one of the margin', async () => {
    expect(await steepest('margin')).toBeGreaterThan(1);
  });
});
