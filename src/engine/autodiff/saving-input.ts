import { customGrad, type Tensor } from '@tensorflow/tfjs-core';

/**
 * The operation x -> value(x) whose gradient is gradient(x, dy). It saves its input: an output that an operation saves
 * is severed from the core's tape, and the terms of a second derivative that pass through it are lost without a word.
 * `value` is not recorded while it computes; `gradient` is, wherever it is to be differentiated again. A `constant` is
 * saved too, and handed to `gradient`; no gradient flows to it.
 */
export function savingInput<X extends Tensor, Y extends Tensor, C extends Tensor = Tensor>(
  value: (x: X) => Y,
  gradient: (x: X, dy: Y, constant: C) => Tensor,
  constant?: C,
): (x: X) => Y {
  const operation = customGrad((input, save) => {
    // The core passes `save` as the last argument, and types it as one more tensor.
    (save as unknown as (tensors: Tensor[]) => void)([input as Tensor, ...(constant ? [constant] : [])]);
    const gradFunc = (dy: Tensor, [x, saved]: Tensor[]) => gradient(x as X, dy as Y, saved as C);
    return { value: value(input as X), gradFunc };
  });
  return (x) => operation(x);
}
