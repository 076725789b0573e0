import {
  concat,
  mean,
  reshape,
  slice,
  stack,
  tensor1d,
  tidy,
  valueAndGrad,
  valueAndGrads,
} from '@tensorflow/tfjs-core';
import type { Rank, Scalar, Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { crossEntropy } from '../autodiff/cross-entropy';
import { gradientPrice, nearbyPrice } from './finite-difference';
import { meanOf, type Penalty } from './penalty';

/** Logits [B, C] of pictures under given weights; samples do not mix, so row b depends on picture b alone. */
export type Forward = (values: readonly Tensor[], pixels: Tensor4D) => Tensor2D;

/** One regulariser of the loss: the mean of its penalties (one a projection), times its weight. */
export interface Term {
  readonly weight: number;
  readonly penalties: readonly Penalty[];
}

/** A batch and what is asked of it. */
export interface LossInput {
  /** [B, H, W, 3] in [0, 1]; the penalties are taken here. */
  readonly pixels: Tensor4D;
  /** Labels as one-hot rows [B, C]. */
  readonly hot: Tensor2D;
  /** Pictures whose cross-entropy counts in place of that of `pixels`: those of adversarial training. */
  readonly attacked?: Tensor4D;
  readonly terms: readonly Term[];
  /** How a penalty is differentiated: exactly, or by two nearby pictures (see `nearbyPrice`). */
  readonly gradients: 'double-backprop' | 'finite-difference';
}

/** What a batch says. The caller's. */
export interface LossAndGradients {
  /** [1 + terms]: mean cross-entropy, then each term before its weight. */
  readonly terms: Tensor1D;
  /** Of cross-entropy + Σ weight · term, by every value. */
  readonly gradients: Tensor[];
}

/**
 * L = CE + λ_J R_J + λ_S R_S and its gradient by the weights. Where the penalty is differentiated exactly, value, input
 * gradient and cross-entropy share one forward pass; every further projection takes another.
 */
export function lossAndGradients(forward: Forward, values: readonly Tensor[], input: LossInput): LossAndGradients {
  return input.gradients === 'finite-difference'
    ? byNearbyPictures(forward, values, input)
    : byDoubleBackprop(forward, values, input);
}

function byDoubleBackprop(forward: Forward, values: readonly Tensor[], input: LossInput): LossAndGradients {
  const { pixels, hot, attacked, terms } = input;
  return weighted(values, terms, (current) => {
    let clean: Tensor2D | undefined;
    const prices = terms.map(({ penalties }) =>
      meanOf(
        penalties.map(({ direction, measure }) => {
          // The direction goes in as the upstream gradient: nothing computed from the pixels is captured.
          const { value, grad } = valueAndGrad((x) => forward(current, x as Tensor4D))(pixels, direction);
          clean ??= value;
          return measure(grad as Tensor4D);
        }),
      ),
    );
    const logits = attacked ? forward(current, attacked) : (clean ?? forward(current, pixels));
    return [mean<Scalar>(crossEntropy(logits, hot)), ...prices];
  });
}

function byNearbyPictures(forward: Forward, values: readonly Tensor[], input: LossInput): LossAndGradients {
  const { pixels, hot, attacked, terms } = input;
  return tidy(() => {
    const priced = terms.map(({ penalties }) =>
      penalties.map((penalty) => gradientPrice((x) => forward(values, x), pixels, penalty)),
    );
    const found = weighted(values, terms, (current) => [
      mean<Scalar>(crossEntropy(forward(current, attacked ?? pixels), hot)),
      ...priced.map((each) => meanOf(each.map((price) => nearbyPrice((x) => forward(current, x), pixels, price)))),
    ]);
    // The nearby pictures give the right gradient and not the price itself, which is known already.
    const prices = priced.map((each) => meanOf(each.map(({ value }) => value)));
    return {
      gradients: found.gradients,
      terms: concat([slice(found.terms, 0, 1), ...prices.map((price) => reshape<Rank.R1>(price, [1]))]),
    };
  });
}

/** Values of the cross-entropy and the terms, and the gradient of their weighted sum. */
function weighted(
  values: readonly Tensor[],
  terms: readonly Term[],
  parts: (values: readonly Tensor[]) => Scalar[],
): LossAndGradients {
  return tidy(() => {
    const weights = tensor1d([1, ...terms.map(({ weight }) => weight)]);
    const { value, grads } = valueAndGrads((...current: Tensor[]) => stack(parts(current)))([...values], weights);
    return { terms: value as Tensor1D, gradients: grads };
  });
}
