import { elu, leakyRelu, mul, relu, sigmoid, softplus, tanh, type Tensor } from '@tensorflow/tfjs-core';
import { gelu } from './gelu';
import { relu6 } from './relu6';

/** Activations with a right first derivative on every backend; each maps a tensor to one of the same shape. */
const activations = {
  linear: (x) => x,
  gelu,
  relu: (x) => relu(x),
  relu6,
  softplus: (x) => softplus(x),
  /** x sigmoid(x), also called SiLU. */
  swish: (x) => mul(x, sigmoid(x)),
  tanh: (x) => tanh(x),
  sigmoid: (x) => sigmoid(x),
  elu: (x) => elu(x),
  /** Slope `alpha` below zero. */
  leakyRelu: (x, alpha) => leakyRelu(x, alpha),
} satisfies Record<string, <T extends Tensor>(x: T, alpha: number) => T>;

export type ActivationName = keyof typeof activations;

/** The names `activate` knows. */
export const activationNames = Object.keys(activations) as readonly ActivationName[];

/** y = f(x), elementwise. `alpha` is leaky ReLU's slope below zero and means nothing elsewhere. */
export function activate<T extends Tensor>(name: ActivationName, x: T, alpha = 0.2): T {
  const f: <U extends Tensor>(x: U, alpha: number) => U = activations[name];
  return f(x, alpha);
}
