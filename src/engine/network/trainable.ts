import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { applyWith } from './apply-with';
import { weightsOf, withWeights } from './body-weights';
import { foldAffine } from './fold';
import { isWeighted, learningOperations } from './learning-operations';
import type { Network } from './network';
import { prepare } from './prepare';

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

/** An operation with its weights uploaded, or waiting for `count` values from the `first` on. */
interface Step {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly first: number;
  readonly count: number;
  readonly apply: (inputs: readonly Tensor[], weights: readonly Tensor[]) => Tensor;
  readonly dispose: () => void;
}

/**
 * The folded network as a function of the weights of its last `lastLayers` operations that have any (0: all of them, but
 * for an affine map of the pixels). The others are uploaded now, once, to the backend in use.
 */
export function trainable(network: Network, lastLayers: number): Trainable {
  const folded = foldAffine(network);
  const { input, operations } = folded;
  const learning = new Set(learningOperations(folded, lastLayers));
  const parameters: Parameter[] = [];
  const shapes = new Map([[input.name, input.shape], ...operations.map(({ name, shape }) => [name, shape] as const)]);
  const steps = operations.map(({ name, inputs, body }, position): Step => {
    const first = parameters.length;
    if (!learning.has(position) || !isWeighted(body)) {
      const standing = prepare(body, shapes.get(inputs[0] ?? '') ?? []);
      const apply = (results: readonly Tensor[]) => standing.apply(results);
      return { name, inputs, first, count: 0, apply, dispose: () => standing.dispose() };
    }
    for (const [role, { shape, values }] of weightsOf(body))
      parameters.push({
        name: `${name}/${role}`,
        shape,
        size: values.length,
        decays: role === 'filter' || role === 'matrix',
        initial: values,
      });
    const count = parameters.length - first;
    const apply = ([x]: readonly Tensor[], weights: readonly Tensor[]) => applyWith(body, x!, weights);
    return { name, inputs, first, count, apply, dispose: () => undefined };
  });
  return {
    parameters,
    logits(values, pixels) {
      const results = new Map<string, Tensor>([[input.name, pixels]]);
      let last: Tensor = pixels;
      for (const { name, inputs, first, count, apply } of steps) {
        last = apply(
          inputs.map((each) => results.get(each)!),
          values.slice(first, first + count),
        );
        results.set(name, last);
      }
      return last as Tensor2D;
    },
    withValues: (values) => ({
      input,
      operations: operations.map((operation, i) => {
        const { first, count } = steps[i]!;
        if (count === 0) return operation;
        return { ...operation, body: withWeights(operation.body, values.slice(first, first + count)) };
      }),
    }),
    dispose: () => steps.forEach((step) => step.dispose()),
  };
}
