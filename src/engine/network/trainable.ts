import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { weightsOf, withWeights } from './body-weights';
import { foldAffine } from './fold';
import { interpreter } from './interpreter';
import type { Body, Network } from './network';

/** A weight that learns. */
export interface Parameter {
  /** The operation's name and the weight's role in it, e.g. "stem/filter". */
  readonly name: string;
  readonly shape: readonly number[];
  readonly size: number;
  /** True of filters and matrices, which weight decay pulls towards zero. */
  readonly decays: boolean;
  /** Its values in the network as it was given. */
  readonly initial: Float32Array<ArrayBuffer>;
}

/** A network some of whose weights are given anew at every call. */
export interface Trainable {
  /** Those weights, in the network's order. */
  readonly parameters: readonly Parameter[];
  /**
   * [B, H, W, 3] -> logits [B, C], with `values[i]` in place of parameter i. Synchronous; differentiable twice in values
   * and pixels. Intermediate tensors are left to the caller's tidy.
   */
  logits(values: readonly Tensor[], pixels: Tensor4D): Tensor2D;
  /** The network with these values (the folded one: batch normalisation at rest is part of the convolutions). */
  withValues(values: readonly Float32Array<ArrayBuffer>[]): Network;
  /** Frees the weights that stand still. */
  dispose(): void;
}

/**
 * The folded network as a function of the weights of its last `lastLayers` operations that have any (0: all of them, but
 * for an affine map of the pixels). The others are uploaded now, once, to the backend in use.
 */
export function trainable(network: Network, lastLayers: number): Trainable {
  const folded = foldAffine(network);
  const { input, operations } = folded;
  const learning = new Set(learningOperations(folded, lastLayers));
  const bodies = operations.filter((_, i) => learning.has(i));
  const net = interpreter(folded, learning);
  return {
    parameters: bodies.flatMap(({ name, body }) =>
      weightsOf(body).map(([role, { shape, values }]): Parameter => ({
        name: `${name}/${role}`,
        shape,
        size: values.length,
        decays: role === 'filter' || role === 'matrix',
        initial: values,
      })),
    ),
    logits: (weights, pixels) => net.run(pixels, { weights }) as Tensor2D,
    withValues(values) {
      let first = 0;
      const changed = operations.map((operation, i) => {
        if (!learning.has(i)) return operation;
        const count = weightsOf(operation.body).length;
        return { ...operation, body: withWeights(operation.body, values.slice(first, (first += count))) };
      });
      return { input, operations: changed };
    },
    dispose: () => net.dispose(),
  };
}

/** What leaves pixels pixels: an affine map of these still only says in which unit they are. */
const moving: ReadonlySet<Body['kind']> = new Set(['affine', 'reverse', 'zeroPadding', 'reshape']);

/**
 * Positions of the operations that learn: the last `lastLayers` of those that have weights, or all of them (0). An
 * affine map of the picture itself never learns: it says in which unit the network wants its pixels.
 */
function learningOperations({ input, operations }: Network, lastLayers: number): number[] {
  const pixels = new Set([input.name]);
  const able: number[] = [];
  operations.forEach(({ name, inputs, body }, i) => {
    if (moving.has(body.kind) && inputs.every((each) => pixels.has(each))) pixels.add(name);
    else if (weightsOf(body).length > 0) able.push(i);
  });
  return lastLayers === 0 ? able : able.slice(-lastLayers);
}
