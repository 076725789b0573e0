import type { Body, Network, Operation } from '../network/network';
import { waves } from './rectifying-model';

/** How large the network is, and whether its convolutions and its dense layer have biases. */
interface Residual {
  readonly size: number;
  readonly classes: number;
  readonly seed: number;
  readonly biased: boolean;
}

/**
 * conv, ReLU, a convolution added to it, ReLU, maxima of 2 × 2, the mean, a dense layer; weights by formula.
 * `models/recipes/backward_rules_fixture.py` has the same, with biases, in PyTorch.
 */
export function residualNetwork({ size, classes, seed, biased }: Residual): Network {
  const [full, half] = [
    [size, size, 6],
    [size / 2, size / 2, 6],
  ];
  const relu = { kind: 'activation', function: 'relu' } as const;
  const bias = (shape: number[], from: number) => biased && { bias: waves(shape, 0.1, from) };
  const convolution = (channels: number, scale: number, from: number): Body => ({
    kind: 'convolution',
    strides: [1, 1],
    padding: 'same',
    filter: waves([3, 3, channels, 6], scale, from),
    ...bias([6], from + 10),
  });
  const dense: Body = { kind: 'dense', matrix: waves([6, classes], 1, seed + 4), ...bias([classes], seed + 5) };
  const pooling = { kind: 'maxPooling', window: [2, 2], strides: [2, 2], padding: 'valid' } as const;
  const chain: [string, readonly string[], readonly number[], Body][] = [
    ['conv1', ['picture'], full, convolution(3, 1, seed)],
    ['relu1', ['conv1'], full, relu],
    ['conv2', ['relu1'], full, convolution(6, 0.5, seed + 1)],
    ['sum', ['relu1', 'conv2'], full, { kind: 'add' }],
    ['relu2', ['sum'], full, relu],
    ['pool', ['relu2'], half, pooling],
    ['mean', ['pool'], [6], { kind: 'globalAveragePooling' }],
    ['logits', ['mean'], [classes], dense],
  ];
  const operations = chain.map(([name, inputs, shape, body]): Operation => ({ name, inputs, shape, body }));
  return { input: { name: 'picture', shape: [size, size, 3] }, operations };
}
