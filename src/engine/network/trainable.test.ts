import { add, grad, grads, memory, square, sum, tensor, tidy, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { networkClassifier } from '../models/network-classifier';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { uniform } from '../testing/random';
import { smallZoo } from '../testing/zoo-model';
import { zooNetwork } from '../testing/zoo-network';
import { trainable, type Trainable } from './trainable';

beforeAll(() => testOn('cpu'));

const network = await zooNetwork();

function pictures(): Tensor4D {
  const { size } = smallZoo;
  return tensor(uniform(2 * size * size * 3, 0, 1, 5), [2, size, size, 3]);
}

function upload({ parameters }: Trainable, scale = 1): Tensor[] {
  return parameters.map(({ initial, shape }) =>
    tensor(
      initial.map((value) => value * scale),
      [...shape],
    ),
  );
}

async function logitsOf(net: Trainable, values: readonly Tensor[]): Promise<Float32Array> {
  return (await net.logits(values, pictures()).data()) as Float32Array;
}

describe('a network that can be trained', () => {
  it('computes what the classifier computes, with its own weights', async () => {
    const net = trainable(network, 0);
    const expected = await networkClassifier('whole', undefined, network).logits(pictures()).data();
    expect(relativeL2(await logitsOf(net, upload(net)), expected)).toBeLessThan(1e-6);
  });

  it('lists filters and biases in order, and leaves the scale of the pixels alone', () => {
    const { parameters } = trainable(network, 0);
    const names = parameters.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(['stem/filter', 'stem/bias']);
    expect(names.slice(-2)).toEqual(['logits/matrix', 'logits/bias']);
    expect(names).toHaveLength(16);
    expect(names.filter((name) => name.startsWith('rescale'))).toEqual([]);
    for (const { name, decays, size, shape, initial } of parameters) {
      expect(decays, name).toBe(!name.endsWith('/bias'));
      expect([shape.reduce((a, b) => a * b, 1), initial.length]).toEqual([size, size]);
    }
  });

  it('gives the last layers alone, the others standing still', async () => {
    const net = trainable(network, 2);
    expect(net.parameters.map(({ name }) => name)).toEqual([
      'block2_conv2/filter',
      'block2_conv2/bias',
      'logits/matrix',
      'logits/bias',
    ]);
    const whole = trainable(network, 0);
    expect(relativeL2(await logitsOf(net, upload(net)), await logitsOf(whole, upload(whole)))).toBeLessThan(1e-6);
  });

  it('becomes a network with other weights', async () => {
    const net = trainable(network, 3);
    const values = net.parameters.map(({ initial }) => initial.map((value) => value * 0.7));
    const changed = networkClassifier('changed', undefined, net.withValues(values));
    const expected = await logitsOf(net, upload(net, 0.7));
    expect(relativeL2(await changed.logits(pictures()).data(), expected)).toBeLessThan(1e-6);
    expect(relativeL2(await logitsOf(net, upload(net)), expected)).toBeGreaterThan(0.01);
  });

  it('refuses weights of another size', () => {
    const net = trainable(network, 1);
    expect(() => net.withValues([new Float32Array(3), new Float32Array(10)])).toThrow(/The matrix has 100 values/);
  });

  it('leaves no tensor behind after a step with an input-gradient penalty, nor after it is freed', () => {
    const before = memory().numTensors;
    const net = trainable(network, 3);
    const values = upload(net);
    const x = pictures();
    const standing = memory().numTensors;
    const score = (weights: Tensor[]) => (pixels: Tensor) => sum(square(net.logits(weights, pixels as Tensor4D)));
    const loss = (...weights: Tensor[]) => add(score(weights)(x), sum(square(grad(score(weights))(x))));
    tidy(() => {
      expect(grads(loss)(values)).toHaveLength(6);
    });
    expect(memory().numTensors).toBe(standing);
    [...values, x].forEach((each) => each.dispose());
    net.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
