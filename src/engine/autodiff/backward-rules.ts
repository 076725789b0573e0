import { clone, relu, type Tensor } from '@tensorflow/tfjs-core';
import type { Elementwise } from './elementwise';
import { savingInput } from './saving-input';

/**
 * What an activation f passes back to its input x of dy, what came to its result:
 *
 *   plain          f'(x) dy, the derivative
 *   guided         max(0, f'(x) dy) (Springenberg, Dosovitskiy, Brox and Riedmiller, 2015)
 *   deconvolution  max(0, dy), whatever x is (Zeiler and Fergus, 2014)
 *
 * The last two are meant for ReLU; here they hold for all that rectify like it (see `rectifies`). What comes back under
 * them is no derivative of anything.
 */
export type ActivationRule = 'plain' | 'guided' | 'deconvolution';

/** Relevance instead of a gradient (see `relevant` in `network/relevance.ts`): by which rule of convolutions, and the ε of the ε-rule. */
export interface RelevanceRule {
  readonly convolutions: 'plus' | 'gamma' | 'epsilon';
  readonly epsilon: number;
}

/** How a network is gone back through. */
export type BackwardRule = ActivationRule | RelevanceRule;

/** The same function under another rule than the plain one. */
export function underRule(f: Elementwise, rule: Exclude<ActivationRule, 'plain'>): Elementwise {
  if (rule === 'guided') return (x) => f(gate(x));
  const made = savingInput<Tensor, Tensor>(
    (x) => f(x),
    (_, dy) => relu(dy),
  );
  return <T extends Tensor>(x: T) => made(x) as T;
}

/** Passes everything on and only what is positive back. */
function gate<T extends Tensor>(x: T): T {
  const passOn = savingInput<Tensor, Tensor>(
    (t) => clone(t),
    (_, dy) => relu(dy),
  );
  return passOn(x) as T;
}
