import type { Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Layer } from '@/domain/activations';
import type { Lacks } from '@/domain/lacks';
import type { ScoreKind } from '@/domain/model-card';
import type { BackwardRule } from '../autodiff/backward-rules';
import type { LocalChange, LocalRuns } from '../network/local-change';
import type { Network } from '../network/network';
import type { Box } from '../network/reach';

export type { BackwardRule, Box, LocalChange };

/**
 * A model as attacks and saliency methods see it. Pixels in [0, 1], NHWC, normalisation inside; outputs are logits,
 * never probabilities. Every function here may be differentiated with `grad` from the core, and is synchronous:
 * callers wrap it in `tidy`.
 */
export interface Classifier {
  readonly id: string;
  readonly classes: readonly string[];
  /** What the logits stand for: how they become probabilities, and what fooling means. */
  readonly scores: ScoreKind;
  /** [height, width, 3] */
  readonly inputShape: readonly [number, number, number];
  /** Multiply-adds of one forward pass of one picture; for progress estimates and batch sizes. */
  readonly multiplyAdds: number;
  /** What cannot be had of it; see `requireSupport`. */
  readonly lacks: Lacks;
  /** Names of the layers a class activation map can be made of, input side first; empty if there is none. */
  readonly activationLayers: readonly string[];
  /** How many channels one of these layers has, K. */
  channels(layer: string): number;
  /**
   * [B, H, W, 3] -> logits [B, C], the same under every rule; gone back through by another than the plain one where the
   * model does not lack backward rules.
   */
  logits(pixels: Tensor4D, rule?: BackwardRule): Tensor2D;
  /** Every layer whose result is a picture, in the network's order; those of `activationLayers` are among them. */
  readonly layers: readonly Layer[];
  /** From the pixels to the activation [B, h, w, K] of a layer of `layers`. */
  activation(pixels: Tensor4D, layer: string): Tensor4D;
  /** From the activation of a layer of `activationLayers` on to the logits: `logits(x)` equals `logitsFrom(activation(x, l), l)`. */
  logitsFrom(activation: Tensor4D, layer: string): Tensor2D;
  /**
   * The logits of pictures that differ from some pictures within boxes only, where fewer values take less time: of models
   * that are networks, on a processor. A model made of another by changing `logits` leaves it out.
   */
  readonly around?: LocalRuns | undefined;
  /** What it computes, as a value, where it is made of one: what randomises or retrains its layers begins with that. */
  readonly network?: Network;
  /** Frees the weights. */
  dispose(): void;
}

/**
 * dS/dx for S = sum(score(logits)), one backward pass: [B, H, W, 3]. Samples do not mix, so with a per-sample score
 * row b is the gradient of picture b's own score. Under another rule than the plain one it is what that rule passes back;
 * where that is relevance, S is linear in the logits.
 */
export type InputGradient = (
  model: Classifier,
  pixels: Tensor4D,
  score: (logits: Tensor2D) => Tensor,
  rule?: BackwardRule,
) => Tensor4D;
