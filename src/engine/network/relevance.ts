import {
  add,
  clone,
  div,
  less,
  minimum,
  mul,
  neg,
  relu,
  step,
  sub,
  where,
  zerosLike,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { RelevanceRule } from '../autodiff/backward-rules';
import { savingInput } from '../autodiff/saving-input';
import type { Body } from './network';

/** The value of an operation as it is, of its inputs and weights. */
type Run = (inputs: readonly Tensor[], weights: readonly Tensor[]) => Tensor;

/** What keeps quotients finite where relevance is shared out by another rule than the dense layers'. */
const TINY = 1e-6;
/** By how much the γ-rule prefers what speaks for a value. */
const GAMMA = 0.25;

/**
 * The result of an operation which goes back not a gradient but relevance: how much of the score is due to each value
 * (layer-wise relevance propagation; Bach and others, 2015). With contributions c_i to a value z it hands that value's
 * relevance R down in shares:
 *
 *   ε   R c_i / (z + ε sign z), of dense layers, and of convolutions where the rule says so
 *   z⁺  R max(0, c_i) / Σ max(0, c_j)
 *   γ   R (c_i + γ max(0, c_i)) / Σ (c_j + γ max(0, c_j)) where z > 0, and with min for max where it is negative
 *
 * A bias is a contribution whose share is lost. Sums, means and affine maps go by the ε-rule; an activation hands all to its
 * input, a maximum to the value that it is, a product the same to each of its factors.
 */
export function relevant(
  body: Body,
  inputs: readonly Tensor[],
  weights: readonly Tensor[],
  { convolutions, epsilon }: RelevanceRule,
  run: Run,
): Tensor {
  const shared = (stabiliser: number): Tensor => {
    const z = run(
      inputs.map((x) => contribution(x)),
      weights,
    );
    return shareOut(z, z, stabiliser);
  };
  switch (body.kind) {
    // These move values: so does their gradient.
    case 'reverse':
    case 'zeroPadding':
    case 'maxPooling':
    case 'reshape':
    case 'concatenate':
      return run(inputs, weights);
    case 'activation':
      return handedDown((x) => run([x], weights), inputs[0]!);
    case 'affine':
    case 'add':
    case 'averagePooling':
    case 'globalAveragePooling':
      return shared(TINY);
    case 'multiply':
      return sharedEqually(shared(TINY), inputs.length);
    case 'dense':
      return shared(epsilon);
    case 'convolution':
    case 'depthwiseConvolution':
      return convolutions === 'epsilon' ? shared(epsilon) : convolved(inputs[0]!, weights, convolutions, run);
    default:
      return body satisfies never;
  }
}

/** f(x), element by element, whose relevance is that of x. */
export function handedDown(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  return savingInput<Tensor, Tensor>(f, (_, relevance) => clone(relevance))(x);
}

/** x, or a part of it, as what contributes: of what comes back per unit of it makes relevance. */
export function contribution(x: Tensor, part: (x: Tensor) => Tensor = clone): Tensor {
  return savingInput<Tensor, Tensor>(part, (input, back) => mul(back, part(input)))(x);
}

/** `value`, whose relevance (where it has its `share` of 1 in it) goes to the sum of its contributions, per unit of that. */
function shareOut(sum: Tensor, value: Tensor, stabiliser: number, share?: Tensor): Tensor {
  return savingInput<Tensor, Tensor>(
    () => clone(value),
    (z, relevance, kept) => div(share ? mul(relevance, kept) : relevance, away(z, stabiliser)),
    share,
  )(sum);
}

/** x, which keeps one of `count` equal shares of its relevance. */
function sharedEqually(x: Tensor, count: number): Tensor {
  return savingInput<Tensor, Tensor>(clone, (_, relevance) => div(relevance, count))(x);
}

/** z, moved away from zero. */
function away(z: Tensor, by: number): Tensor {
  return where(less(z, 0), sub(z, by), add(z, by));
}

/** A convolution by the z⁺- or the γ-rule, for values of either sign. */
function convolved(x: Tensor, weights: readonly Tensor[], rule: 'plus' | 'gamma', run: Run): Tensor {
  const [filter, bias] = weights;
  /** What positive and negative values of x contribute by a filter each. */
  const sum = (by: Tensor, byNegative: Tensor, constant?: Tensor): Tensor =>
    add(run([contribution(x, relu)], constant ? [by, constant] : [by]), run([contribution(x, below)], [byNegative]));
  const z = run([x], weights);
  if (rule === 'plus') return shareOut(sum(relu(filter!), below(filter!), bias && relu(bias)), z, TINY);
  const preferring = (part: (t: Tensor) => Tensor) => (t: Tensor) => add(t, mul(GAMMA, part(t)));
  const [up, down] = [preferring(relu), preferring(below)];
  const [more, fewer] = [up(filter!), down(filter!)];
  return add(
    shareOut(sum(more, fewer, bias && up(bias)), z, TINY, step(z)),
    shareOut(sum(fewer, more, bias && down(bias)), zerosLike(z), TINY, step(neg(z))),
  );
}

function below(x: Tensor): Tensor {
  return minimum(x, 0);
}
