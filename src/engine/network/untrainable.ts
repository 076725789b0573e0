import type { ActivationName } from '../autodiff/activations';
import type { Body, Network } from './network';

/**
 * Kinds of operations whose first and second derivatives are right on every backend: what `second-order.test.ts` has
 * compared with finite differences, and nothing else.
 */
const twice: Readonly<Record<Body['kind'], boolean>> = {
  affine: true,
  convolution: true,
  depthwiseConvolution: true,
  dense: true,
  activation: true,
  add: true,
  multiply: true,
  reverse: true,
  zeroPadding: true,
  averagePooling: true,
  maxPooling: true,
  globalAveragePooling: true,
  reshape: true,
  concatenate: true,
};

/** The same of activations. */
const activationsTwice: Readonly<Record<ActivationName, boolean>> = {
  linear: true,
  gelu: true,
  relu: true,
  relu6: true,
  softplus: true,
  swish: true,
  tanh: true,
  sigmoid: true,
  elu: true,
  leakyRelu: true,
};

/** What an operation computes, in a word: its kind, of an activation its function. */
export function kindOf(body: Body): Body['kind'] | ActivationName {
  return body.kind === 'activation' ? body.function : body.kind;
}

/** Names of the operations of a network whose second derivative is not right: it cannot be trained with a penalty. */
export function untrainable({ operations }: Network): string[] {
  return operations
    .filter(({ body }) => !twice[body.kind] || (body.kind === 'activation' && !activationsTwice[body.function]))
    .map(({ name }) => name);
}

const kinks: ReadonlySet<string> = new Set<Body['kind'] | ActivationName>(['relu', 'relu6', 'leakyRelu', 'maxPooling']);

/** Names of the operations of a network whose slope jumps somewhere. */
export function kinked({ operations }: Network): string[] {
  return operations.filter(({ body }) => kinks.has(kindOf(body))).map(({ name }) => name);
}
