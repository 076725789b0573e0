import { customGrad, type Tensor } from '@tensorflow/tfjs-core';

/**
 * The linear map `forward` as an operation: its gradient is `adjoint`, whose gradient is `forward`, and so on. Neither is
 * recorded inside, so they may use operations whose own gradients are missing or wrong. What they close over counts as
 * constant and must outlive the tape; a tensor that an operation saves does.
 */
export function linearMap<X extends Tensor, Y extends Tensor>(
  forward: (x: X) => Y,
  adjoint: (dy: Y) => X,
): (x: X) => Y {
  const operation = customGrad((x) => ({
    value: forward(x as X),
    gradFunc: (dy: Tensor) => linearMap(adjoint, forward)(dy as Y),
  }));
  return (x) => operation(x) as Y;
}
