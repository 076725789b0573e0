import {
  concat,
  oneHot,
  reshape,
  split,
  tensor,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { crossEntropy } from '../autodiff/cross-entropy';
import { loadNetwork } from '../models/load-network';
import { testOn } from '../testing/backend-under-test';
import { uniform } from '../testing/random';
import { secondDerivativeErrors, type Differentiable } from '../testing/second-derivative';
import { shrunkSource } from '../testing/shrunk-source';
import type { Body, Network } from './network';
import { trainable } from './trainable';

/** Model, side of its pictures here, step, and how many of its residual additions to go through (0: the whole of it). */
const architectures: readonly [string, number, number, number][] = [
  ['cifar10-standard', 8, 0.01, 0],
  ['imagenette-standard', 8, 0.01, 0],
  ['imagenette-surrogate', 16, 0.01, 0],
  // The whole of it takes a minute: up to its first two additions it holds every kind of layer but the head. The swish in
  // place of its ReLU6 curves the loss more.
  ['imagenet-efficientnet-lite0', 16, 0.003, 2],
];

/**
 * The network with what has kinks made smooth. A difference across a kink measures the jump of the penalty there and
 * no derivative; `second-order.test.ts` has an entry for each of these operations, away from its kinks.
 */
function smoothed({ input, operations }: Network): Network {
  const smooth = (body: Body): Body => {
    if (body.kind === 'maxPooling') return { ...body, kind: 'averagePooling' };
    if (body.kind === 'activation' && /relu/.test(body.function)) return { kind: 'activation', function: 'swish' };
    return body;
  };
  return { input, operations: operations.map((operation) => ({ ...operation, body: smooth(operation.body) })) };
}

function upTo({ input, operations }: Network, additions: number): Network {
  if (additions === 0) return { input, operations };
  const places = operations.flatMap(({ body }, i) => (body.kind === 'add' ? [i] : []));
  return { input, operations: operations.slice(0, places[additions - 1]! + 1) };
}

describe.each<BackendName>(['wasm', 'cpu'])('second derivatives of the zoo on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each(architectures)(
    '%s: a penalty on the input gradient of the loss differentiates as finite differences say',
    async (model, size, h, additions) => {
      const { network } = await loadNetwork(shrunkSource(model, size));
      const net = trainable(smoothed(upTo(network, additions)), 0);
      const pictures = tensor(uniform(size * size * 3, 0, 1, 5), [1, size, size, 3]);
      const sizes = net.parameters.map((parameter) => parameter.size);
      const weights = concat(net.parameters.map(({ initial }) => tensor(initial)));
      const y: Differentiable = (x, [flat]) => {
        const parts: Tensor[] = split(flat!, sizes);
        const values = parts.map((part, i) => reshape(part, [...net.parameters[i]!.shape]));
        const result = net.logits(values, x as Tensor4D);
        return result.rank === 2 ? crossEntropy(result, oneHot([3], result.shape[1]) as Tensor2D) : result;
      };
      const errors = await secondDerivativeErrors(y, [pictures, weights], { h, directions: 1 });
      // Single precision through a whole network: 1e-4 is reached.
      for (const error of errors) expect(error).toBeLessThan(5e-3);
      net.dispose();
    },
  );
});
