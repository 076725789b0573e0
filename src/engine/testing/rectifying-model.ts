import type { ActivationName } from '../autodiff/activations';
import type { Classifier } from '../models/classifier';
import { networkClassifier } from '../models/network-classifier';
import type { Network, Weight } from '../network/network';

/** scale sin(1.7 i + seed), i counting row by row. */
export function waves(shape: readonly number[], scale: number, seed: number): Weight {
  const length = shape.reduce((product, n) => product * n, 1);
  return { shape, values: Float32Array.from({ length }, (_, i) => scale * Math.sin(1.7 * i + seed)) };
}

/**
 * Two convolutions (the second of stride 2) with an activation each, the mean over the picture, a dense layer; weights by
 * formula. `models/recipes/backward_rules_fixture.py` has the same in PyTorch.
 */
export function rectifyingNetwork(
  [height, width, channels]: readonly [number, number, number],
  classes: number,
  seed: number,
  activation: ActivationName = 'relu',
): Network {
  const full = [height, width, 6];
  const half = [Math.ceil(height / 2), Math.ceil(width / 2), 6];
  const activity = { kind: 'activation', function: activation } as const;
  const same = { kind: 'convolution', padding: 'same' } as const;
  const first = { filter: waves([3, 3, channels, 6], 2, seed), bias: waves([6], 0.1, seed + 2) };
  const second = { filter: waves([3, 3, 6, 6], 1, seed + 1), bias: waves([6], 0.1, seed + 3) };
  return {
    input: { name: 'picture', shape: [height, width, channels] },
    operations: [
      { name: 'conv1', inputs: ['picture'], shape: full, body: { ...same, ...first, strides: [1, 1] } },
      { name: 'act1', inputs: ['conv1'], shape: full, body: activity },
      { name: 'conv2', inputs: ['act1'], shape: half, body: { ...same, ...second, strides: [2, 2] } },
      { name: 'act2', inputs: ['conv2'], shape: half, body: activity },
      { name: 'mean', inputs: ['act2'], shape: [6], body: { kind: 'globalAveragePooling' } },
      {
        name: 'logits',
        inputs: ['mean'],
        shape: [classes],
        body: { kind: 'dense', matrix: waves([6, classes], 1, seed + 4) },
      },
    ],
  };
}

/** The same as a classifier on the backend in use. */
export function rectifyingModel(...given: Parameters<typeof rectifyingNetwork>): Classifier {
  return networkClassifier('rectifying', undefined, rectifyingNetwork(...given));
}
