import type { Tensor } from '@tensorflow/tfjs-core';
import type { BackwardRule } from '../autodiff/backward-rules';
import type { Network } from './network';
import { prepare } from './prepare';

/** Which part of a network runs, and how it is gone back through. */
export interface Passage {
  /** The input, unless said otherwise. */
  readonly from?: string;
  /** The last, unless said otherwise. */
  readonly to?: string;
  /** Plain, unless said otherwise: the gradient is then the derivative. */
  readonly rule?: BackwardRule;
}

/** A network with its weights on the backend in use. */
export interface Executable {
  /**
   * The result of the operation named `to`, given that `x` [B, ...] is the result of `from`. What lies between must
   * depend on `from` alone (see `cutPoints`). Synchronous and differentiable; intermediate tensors are left to the
   * caller's tidy.
   */
  run(x: Tensor, passage?: Passage): Tensor;
  /** Frees the weights. */
  dispose(): void;
}

/** Uploads a network's weights to the backend in use. */
export function executable({ input, operations }: Network): Executable {
  const shapes = new Map([[input.name, input.shape], ...operations.map(({ name, shape }) => [name, shape] as const)]);
  const steps = operations.map(({ name, inputs, body }) => ({
    name,
    inputs,
    ...prepare(body, shapes.get(inputs[0] ?? '') ?? []),
  }));
  const positions = new Map(steps.map(({ name }, i) => [name, i]));
  const position = (name: string): number => {
    const found = name === input.name ? -1 : positions.get(name);
    if (found === undefined) throw new Error(`The network has no result called "${name}"`);
    return found;
  };
  return {
    run(x, { from = input.name, to = steps.at(-1)?.name ?? input.name, rule } = {}) {
      const results = new Map([[from, x]]);
      const result = (name: string): Tensor => {
        const found = results.get(name);
        if (!found) throw new Error(`"${name}" does not follow from "${from}"`);
        return found;
      };
      for (const step of steps.slice(position(from) + 1, position(to) + 1))
        results.set(step.name, step.apply(step.inputs.map(result), rule));
      return result(to);
    },
    dispose: () => steps.forEach((step) => step.dispose()),
  };
}
