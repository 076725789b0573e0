import { gaussianValues, random } from '@/domain/random';
import { weightsOf, withWeights } from './body-weights';
import type { Body, Network } from './network';

/** Names of the operations with weights that were learned, the last first: those above, near the scores. */
export function learnedFromTheTop({ operations }: Network): string[] {
  return operations
    .filter(({ body }) => 'filter' in body || 'matrix' in body)
    .map(({ name }) => name)
    .reverse();
}

/**
 * The network with the weights of these operations drawn anew: filters and matrices of N(0, 2 / inputs of a unit) (He and others,
 * 2015), biases zero. An operation draws the same for the same seed, whichever others do.
 */
export function randomised({ operations, ...rest }: Network, names: ReadonlySet<string>, seed: number): Network {
  return {
    ...rest,
    operations: operations.map((operation, i) =>
      names.has(operation.name) ? { ...operation, body: drawn(operation.body, seed, i) } : operation,
    ),
  };
}

function drawn(body: Body, seed: number, stream: number): Body {
  const next = random(seed, stream);
  return withWeights(
    body,
    weightsOf(body).map(([role, { shape, values }]) => {
      if (role === 'bias') return new Float32Array(values.length);
      const outputs = body.kind === 'depthwiseConvolution' ? shape.slice(2) : shape.slice(-1);
      const inputs = values.length / outputs.reduce((product, length) => product * length, 1);
      return gaussianValues(values.length, Math.sqrt(2 / inputs), next);
    }),
  );
}
