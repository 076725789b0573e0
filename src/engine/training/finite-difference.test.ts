/** Penalties differentiated by two nearby pictures, against exact second derivatives: where that can be trusted. */
import { dispose, sub, tensor, tensor4d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { random } from '@/domain/random';
import { activationNames, type ActivationName } from '../autodiff/activations';
import type { Network, Operation } from '../network/network';
import { trainable } from '../network/trainable';
import { oneHotRows } from '../one-hot';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { refuseLeaks } from '../testing/leaks';
import { uniform } from '../testing/random';
import { zooNetwork } from '../testing/zoo-network';
import { checkDerivatives } from './fit';
import { lossAndGradients, type LossInput } from './loss';
import { gradientNormPenalty, jacobianPenalty, unitDirections, type Penalty } from './penalty';

const size = 8;
const classes = 4;
const labels = [2, 0, 3];
const zoo = await zooNetwork({ size, widths: [3, 4, 5], classes }, 3);

/** The zoo's architecture with another activation throughout. */
function withActivation(name: ActivationName): Network {
  const operations = zoo.operations.map((operation): Operation => {
    const { body } = operation;
    return body.kind === 'activation' && body.function === 'gelu'
      ? { ...operation, body: { ...body, function: name, alpha: 0.2 } }
      : operation;
  });
  return { ...zoo, operations };
}

/** The zoo's architecture with a maximum over every 2 × 2 window after the stem. */
function withMaximum(): Network {
  const at = zoo.operations.findIndex(({ body }) => body.kind === 'activation');
  const before = zoo.operations[at]!;
  const pool: Operation = {
    name: 'pool',
    inputs: [before.name],
    shape: before.shape,
    body: { kind: 'maxPooling', window: [2, 2], strides: [1, 1], padding: 'same' },
  };
  const rest = zoo.operations.slice(at + 1).map((operation): Operation => ({
    ...operation,
    inputs: operation.inputs.map((name) => (name === before.name ? 'pool' : name)),
  }));
  return { ...zoo, operations: [...zoo.operations.slice(0, at + 1), pool, ...rest] };
}

/** A penalty on gradients of the logits, and one on gradients of the loss. */
const penalties = {
  jacobian: () => jacobianPenalty(unitDirections(labels.length, classes, random(1))),
  gradientNorm: () => gradientNormPenalty(labels.length, classes),
};

/** The gradient of a penalty alone, by all weights. */
async function penaltyGradient(
  network: Network,
  penalty: () => Penalty,
  gradients: LossInput['gradients'],
): Promise<Float32Array> {
  const net = trainable(network, 0);
  const values = net.parameters.map(({ initial, shape }) => tensor(initial, [...shape]));
  const found = tidy(() => {
    const hot = oneHotRows(labels, classes);
    const pixels = tensor4d(uniform(labels.length * size * size * 3, 0, 1, 4), [labels.length, size, size, 3]);
    const gradientsWith = (weight: number): Tensor[] =>
      lossAndGradients((current, x) => net.logits(current, x), values, {
        pixels,
        hot,
        terms: [{ weight, penalties: [penalty()] }],
        gradients,
      }).gradients;
    const [without, beside] = [gradientsWith(0), gradientsWith(1)];
    return beside.map((gradient, i) => sub(gradient, without[i]!));
  });
  const parts = await Promise.all(found.map(async (each) => Array.from(await each.data())));
  dispose([...found, ...values]);
  net.dispose();
  return Float32Array.from(parts.flat());
}

async function error(network: Network, penalty: () => Penalty): Promise<number> {
  return relativeL2(
    await penaltyGradient(network, penalty, 'finite-difference'),
    await penaltyGradient(network, penalty, 'double-backprop'),
  );
}

describe('finite differences', () => {
  beforeAll(() => testOn('wasm'), 60_000);
  refuseLeaks();

  const kinked = new Set<ActivationName>(['relu', 'relu6', 'leakyRelu']);
  const none = { lambdaJ: 0, lambdaS: 0, lambdaG: 0 };
  const one = { ...none, lambdaG: 0.01 };

  it.each(activationNames.filter((name) => !kinked.has(name)))('are right in a net of %s', async (name) => {
    const network = withActivation(name);
    // h² of a smooth function, and what float32 leaves of a difference; elu's curvature jumps, here in one of few units.
    expect(await error(network, penalties.jacobian)).toBeLessThan(1e-2);
    expect(await error(network, penalties.gradientNorm)).toBeLessThan(name === 'elu' ? 5e-2 : 1e-2);
    expect(() => checkDerivatives(network, { ...one, gradients: 'finite-difference' })).not.toThrow();
  });

  it.each([...kinked, 'maxPooling'] as const)('are far off in a net of %s, and refused', async (name) => {
    const network = name === 'maxPooling' ? withMaximum() : withActivation(name);
    expect(await error(network, penalties.jacobian)).toBeGreaterThan(5e-2);
    // Two pictures apart by a ten-thousandth in every pixel lie on either side of a kink less often.
    if (name === 'leakyRelu') expect(await error(network, penalties.gradientNorm)).toBeGreaterThan(5e-2);
    for (const lambda of ['lambdaJ', 'lambdaS', 'lambdaG']) {
      const refused = () => checkDerivatives(network, { ...none, [lambda]: 0.01, gradients: 'finite-difference' });
      expect(refused).toThrow(expect.objectContaining({ code: 'model-untrainable' }));
    }
    expect(() => checkDerivatives(network, { ...one, gradients: 'double-backprop' })).not.toThrow();
    // Without a penalty nothing is differentiated.
    expect(() => checkDerivatives(network, { ...none, gradients: 'finite-difference' })).not.toThrow();
  });
});
