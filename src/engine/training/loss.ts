import {
  concat,
  expandDims,
  mean,
  pad,
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
import { gradientPenalty, nearbyPenalty } from './finite-difference';
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
  /** How a penalty is differentiated: exactly, or by two nearby pictures (see `nearbyPenalty`). */
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
 * L = CE + λ_J R_J + λ_S R_S + λ_G R_G and its gradient by the weights. Where the penalty is differentiated exactly,
 * cross-entropy and penalties of neighbouring parts of the batch share one forward pass; a part that comes again, as with
 * further projections, takes another.
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
    const penaltyValues = terms.map((): Scalar[] => []);
    for (const pass of passesOf(terms)) {
      const { first, count } = rangeOf(pass);
      const width = Math.max(...pass.map(({ penalty }) => penalty.direction.shape[1]));
      const directions = concat(pass.map(({ penalty }) => widened(penalty.direction, width)));
      // The directions go in as the upstream gradient: nothing computed from the pixels is captured.
      const { value, grad } = valueAndGrad((x) =>
        scored(forward(current, x as Tensor4D), width, () => part(hot, first, count)),
      )(part(pixels, first, count), directions);
      if (count === pixels.shape[0]) clean ??= logitsOf(value, hot);
      for (const { term, penalty } of pass)
        penaltyValues[term]!.push(
          penalty.measure(part(grad as Tensor4D, penalty.first - first, penalty.direction.shape[0])),
        );
    }
    const logits = attacked ? forward(current, attacked) : (clean ?? forward(current, pixels));
    return [mean<Scalar>(crossEntropy(logits, hot)), ...penaltyValues.map(meanOf)];
  });
}

/** A penalty and the number of its term. */
interface Numbered {
  readonly term: number;
  readonly penalty: Penalty;
}

/** The penalties in passes: a penalty that begins where the one before it ends goes with that one. */
function passesOf(terms: readonly Term[]): Numbered[][] {
  const passes: Numbered[][] = [];
  const most = Math.max(0, ...terms.map(({ penalties }) => penalties.length));
  for (let i = 0; i < most; i++)
    terms.forEach(({ penalties }, term) => {
      const penalty = penalties[i];
      const last = passes.at(-1);
      if (!penalty) return;
      const { first, count } = last ? rangeOf(last) : { first: 0, count: 0 };
      if (last && penalty.first === first + count) last.push({ term, penalty });
      else passes.push([{ term, penalty }]);
    });
  return passes;
}

/** The part of the batch that a pass takes. */
function rangeOf(pass: readonly Numbered[]): { readonly first: number; readonly count: number } {
  const count = pass.reduce((sum, { penalty }) => sum + penalty.direction.shape[0], 0);
  return { first: pass[0]!.penalty.first, count };
}

/** `count` rows of a batch from `first` on; the batch itself where those are all. */
function part<Rows extends Tensor>(batch: Rows, first: number, count: number): Rows {
  return count === batch.shape[0] ? batch : slice(batch, first, count);
}

/** What directions of so many entries weigh, [n, width]: the logits, and where there is an entry more the cross-entropy. */
function scored(logits: Tensor2D, width: number, hot: () => Tensor2D): Tensor2D {
  return width === logits.shape[1] ? logits : concat([logits, expandDims(crossEntropy(logits, hot()), 1)], 1);
}

/** The logits of what `scored` gives. */
function logitsOf(scores: Tensor2D, { shape: [batch, classes] }: Tensor2D): Tensor2D {
  return scores.shape[1] === classes ? scores : slice(scores, [0, 0], [batch, classes]);
}

/** Directions with zeros at the entries that they lack. */
function widened(direction: Tensor2D, width: number): Tensor2D {
  const [, own] = direction.shape;
  return own === width
    ? direction
    : pad(direction, [
        [0, 0],
        [0, width - own],
      ]);
}

function byNearbyPictures(forward: Forward, values: readonly Tensor[], input: LossInput): LossAndGradients {
  const { pixels, hot, attacked, terms } = input;
  return tidy(() => {
    const evaluated = terms.map(({ penalties }) =>
      penalties.map((penalty) => {
        const [count, width] = penalty.direction.shape;
        const chosen = part(pixels, penalty.first, count);
        const labels = () => part(hot, penalty.first, count);
        const twice = () => concat([labels(), labels()]);
        return {
          chosen,
          penaltyValue: gradientPenalty((x) => scored(forward(values, x), width, labels), chosen, penalty),
          scores: (current: readonly Tensor[]) => (x: Tensor4D) => scored(forward(current, x), width, twice),
        };
      }),
    );
    const found = weighted(values, terms, (current) => [
      mean<Scalar>(crossEntropy(forward(current, attacked ?? pixels), hot)),
      ...evaluated.map((each) =>
        meanOf(each.map(({ chosen, penaltyValue, scores }) => nearbyPenalty(scores(current), chosen, penaltyValue))),
      ),
    ]);
    // The nearby pictures give the right gradient, not the penalty's value, which is known already.
    const penaltyValues = evaluated.map((each) => meanOf(each.map(({ penaltyValue }) => penaltyValue.value)));
    return {
      gradients: found.gradients,
      terms: concat([
        slice(found.terms, 0, 1),
        ...penaltyValues.map((penaltyValue) => reshape<Rank.R1>(penaltyValue, [1])),
      ]),
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
