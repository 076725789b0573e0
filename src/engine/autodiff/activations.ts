import {
  add,
  elu,
  exp,
  leakyRelu,
  minimum,
  mul,
  sigmoid,
  softplus,
  square,
  step,
  sub,
  tanh,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { underRule, type ActivationRule } from './backward-rules';
import { kinked, smooth, type Elementwise } from './elementwise';
import { gelu } from './gelu';
import './gradients';
import { rectifier } from './rectifier';

/** sigmoid' as a function of its value. */
const sigmoidSlope: Elementwise = (s) => mul(s, sub(1, s));

/** tanh' as a function of its value. */
const tanhSlope: Elementwise = (t) => sub(1, square(t));

/** exp(x) below zero, 1 above. */
const expBelow: Elementwise = (x) => exp(minimum(x, 0));

/** Activations with right first and second derivatives on every backend; each maps a tensor to one of the same shape. */
const activations = {
  linear: (x) => x,
  gelu,
  relu: rectifier('relu'),
  relu6: rectifier('relu6'),
  softplus: smooth(
    (x) => softplus(x),
    (x) => sigmoid(x),
    (x) => sigmoidSlope(sigmoid(x)),
  ),
  /** x sigmoid(x), also called SiLU. */
  swish: smooth(
    (x) => mul(x, sigmoid(x)),
    (x) => {
      const s = sigmoid(x);
      return add(s, mul(x, sigmoidSlope(s)));
    },
    (x) => {
      const s = sigmoid(x);
      return mul(sigmoidSlope(s), add(2, mul(x, sub(1, mul(2, s)))));
    },
  ),
  tanh: smooth(
    (x) => tanh(x),
    (x) => tanhSlope(tanh(x)),
    (x) => {
      const t = tanh(x);
      return mul(mul(-2, t), tanhSlope(t));
    },
  ),
  sigmoid: smooth(
    (x) => sigmoid(x),
    (x) => sigmoidSlope(sigmoid(x)),
    (x) => {
      const s = sigmoid(x);
      return mul(sigmoidSlope(s), sub(1, mul(2, s)));
    },
  ),
  elu: smooth(
    (x) => elu(x),
    expBelow,
    (x) => mul(expBelow(x), sub(1, step(x))),
  ),
  /** Slope `alpha` below zero. */
  leakyRelu: (x, alpha) =>
    kinked(
      (t) => leakyRelu(t, alpha),
      (t) => step(t, alpha),
    )(x),
} satisfies Record<string, <T extends Tensor>(x: T, alpha: number) => T>;

export type ActivationName = keyof typeof activations;

/** The names `activate` knows. */
export const activationNames = Object.keys(activations) as readonly ActivationName[];

const rectifiers: ReadonlySet<ActivationName> = new Set<ActivationName>([
  'relu',
  'relu6',
  'leakyRelu',
  'elu',
  'gelu',
  'swish',
  'softplus',
]);

/** True of ReLU and what is made like it, through which backward rules act: large values pass, small ones hardly do. */
export function rectifies(name: ActivationName): boolean {
  return rectifiers.has(name);
}

/**
 * y = f(x), elementwise. `alpha` is leaky ReLU's slope below zero and means nothing elsewhere; a rule other than the plain
 * one changes what a rectifier passes back, and nothing of any other activation.
 */
export function activate<T extends Tensor>(name: ActivationName, x: T, alpha = 0.2, rule: ActivationRule = 'plain'): T {
  const f: <U extends Tensor>(x: U, alpha: number) => U = activations[name];
  if (rule === 'plain' || !rectifies(name)) return f(x, alpha);
  return underRule((t) => f(t, alpha), rule)(x);
}
