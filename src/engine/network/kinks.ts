import type { ActivationName } from '../autodiff/activations';
import type { Body, Network } from './network';

/** What an operation computes, in a word: its kind, of an activation its function. */
export function kindOf(body: Body): Body['kind'] | ActivationName {
  return body.kind === 'activation' ? body.function : body.kind;
}

const kinks: ReadonlySet<string> = new Set<Body['kind'] | ActivationName>(['relu', 'relu6', 'leakyRelu', 'maxPooling']);

/** Names of the operations of a network whose slope jumps somewhere. */
export function kinked({ operations }: Network): string[] {
  return operations.filter(({ body }) => kinks.has(kindOf(body))).map(({ name }) => name);
}
