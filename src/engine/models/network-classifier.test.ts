import { add, memory, mul, slice, sum, tensor, tidy, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { uniform } from '../testing/random';
import { smallZoo, zooClassifier } from '../testing/zoo-model';
import type { Classifier } from './classifier';
import { inputGradient } from './input-gradient';

const { size } = smallZoo;

function pictures(count: number, seed = 2): Tensor4D {
  return tensor(uniform(count * size * size * 3, 0, 1, seed), [count, size, size, 3]);
}

/** A score that weighs every class and is not linear in the logits. */
const score = (logits: Tensor2D) => sum(mul(logits, logits), 1);

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('a network as a classifier on %s', (backend) => {
  let model: Classifier;
  beforeAll(async () => {
    await testOn(backend);
    model = await zooClassifier();
  });

  it('goes from every activation layer on to the same logits', async () => {
    const x = pictures(2);
    const logits = await tidy(() => model.logits(x)).data();
    for (const layer of model.activationLayers) {
      const through = tidy(() => model.logitsFrom(model.activation(x, layer), layer));
      expect(relativeL2(await through.data(), logits)).toBeLessThan(1e-6);
    }
  });

  it('has the input gradient that central differences give', async () => {
    const x = pictures(1);
    const gradient = await inputGradient(model, x, score).data();
    const norm = Math.hypot(...gradient);
    // In single precision h = 1e-2 along a unit vector errs by 2e-5 of the gradient on a net like this.
    const h = 1e-2;
    // A software adapter takes seconds for what the others do in a moment.
    const directions = backend === 'webgpu' ? 5 : 20;
    for (let direction = 0; direction < directions; direction++) {
      const raw = uniform(x.size, -1, 1, 100 + direction);
      const length = Math.hypot(...raw);
      const along: Tensor4D = tensor(
        raw.map((value) => value / length),
        x.shape,
      );
      const [plus, minus] = await Promise.all(
        [h, -h].map((step) => tidy(() => score(model.logits(add(x, mul(along, step))))).data()),
      );
      const difference = (plus![0]! - minus![0]!) / (2 * h);
      const expected = raw.reduce((total, value, i) => total + (value / length) * gradient[i]!, 0);
      expect(Math.abs(difference - expected) / norm).toBeLessThan(1e-3);
    }
  });

  it('gives pictures in a batch the gradient they have alone', async () => {
    // A software adapter would take half a minute for 40.
    const count = backend === 'webgpu' ? 6 : 40;
    const x = pictures(count);
    const together = await inputGradient(model, x, score).data();
    const pixels = size * size * 3;
    for (const i of [0, 3, count - 1]) {
      const alone = tidy(() => inputGradient(model, slice(x, [i, 0, 0, 0], [1, -1, -1, -1]), score));
      expect(relativeL2(together.slice(i * pixels, (i + 1) * pixels), await alone.data())).toBeLessThan(1e-5);
    }
  });

  it('leaves no tensor behind', () => {
    const x = pictures(2);
    const before = memory().numTensors;
    inputGradient(model, x, score).dispose();
    tidy(() => {
      inputGradient(model, x, score);
      model.logitsFrom(model.activation(x, 'down1_gelu'), 'down1_gelu');
    });
    expect(memory().numTensors).toBe(before);
  });
});

describe('the input gradient', () => {
  it('is on wasm and webgpu what the cpu backend computes with its own kernels', async () => {
    const gradientOn = async (backend: BackendName) => {
      await testOn(backend);
      return inputGradient(await zooClassifier(), pictures(3), score).data();
    };
    const cpu = await gradientOn('cpu');
    expect(relativeL2(await gradientOn('wasm'), cpu)).toBeLessThan(1e-5);
    expect(relativeL2(await gradientOn('webgpu'), cpu)).toBeLessThan(1e-5);
  });
});
