import { add, argMax, mul, sub, sum, type Tensor1D, type Tensor2D } from '@tensorflow/tfjs-core';
import { crossEntropy } from '../autodiff/cross-entropy';
import { oneHotOf } from '../one-hot';

/** A loss of each picture, [B], from logits [B, C] and the classes as one-hot rows [B, C]: high where it is misread. */
export type LogitLoss = (logits: Tensor2D, hot: Tensor2D) => Tensor1D;

/** Far below any logit, and finite: WebGPU may not keep infinities. */
const NEVER = -1e9;

/** Margin max_{k≠y} z_k − z_y (Carlini & Wagner 2017): positive exactly where the picture is misclassified. */
export function margin(logits: Tensor2D, hot: Tensor2D): Tensor1D {
  // Through a one-hot row and not `max`, whose gradient in TensorFlow.js counts every tied entry in full.
  const runnerUp = oneHotOf(argMax(exceptHot(logits, hot), 1), logits.shape[1]);
  return sum(mul(logits, sub(runnerUp, hot)), 1);
}

/** What an attack may maximise, by name. */
export const losses = { 'cross-entropy': crossEntropy, margin } satisfies Record<string, LogitLoss>;

export type LossName = keyof typeof losses;

function exceptHot(logits: Tensor2D, hot: Tensor2D): Tensor2D {
  return add(logits, mul(hot, NEVER));
}
