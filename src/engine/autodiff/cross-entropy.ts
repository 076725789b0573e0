import {
  add,
  exp,
  expandDims,
  log,
  max,
  mul,
  softmax as coreSoftmax,
  softplus,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import './gradients';
import { savingInput } from './saving-input';

/**
 * Softmax along the last axis, [B, C] -> [B, C], differentiable as often as one likes: unlike the core's it saves its
 * input, and makes its output again, so that no term of a second derivative is lost.
 */
export const softmax: (z: Tensor) => Tensor = savingInput((z) => coreSoftmax(z), softmaxGradient);

function softmaxGradient(z: Tensor, dy: Tensor): Tensor {
  const p = softmax(z);
  const share = mul(dy, p);
  return sub(share, mul(p, sum(share, -1, true)));
}

/** log softmax along the last axis, [B, C] -> [B, C], differentiable as often as one likes. */
export const logSoftmax = savingInput(
  (z) => {
    const below = sub(z, max(z, -1, true));
    return sub(below, log(sum(exp(below), -1, true)));
  },
  (z, dy) => sub(dy, mul(softmax(z), sum(dy, -1, true))),
);

/**
 * −log softmax(z)_y of each picture, [B], from logits [B, C] and the classes as one-hot rows [B, C], which are constants.
 * Value and derivatives keep their precision when p_y rounds to 1: all are made of what is not y. Differentiable as often
 * as one likes.
 */
export function crossEntropy(logits: Tensor2D, hot: Tensor2D): Tensor1D {
  const operation = savingInput<Tensor2D, Tensor1D, Tensor2D>(
    (z) => negativeLogLikelihood(z, hot),
    (z, dy, labels) => mul(expandDims(dy, 1), residual(z, labels)),
    hot,
  );
  return operation(logits);
}

/** Keeps the logarithm finite where every other class has vanished: WebGPU may not keep infinities. */
const TINY = 1e-30;

/** softplus(log Σ_{k≠y} exp(z_k − z_y)). */
function negativeLogLikelihood(z: Tensor2D, hot: Tensor2D): Tensor1D {
  const below = sub(z, max(z, 1, true));
  const others = sum<Tensor1D>(mul(exp(below), sub(1, hot)), 1);
  return softplus(sub(log(add(others, TINY)), sum<Tensor1D>(mul(below, hot), 1)));
}

/** softmax(z) − y, whose entry at y is −Σ_{k≠y} p_k. */
function residual(logits: Tensor2D, hot: Tensor2D): Tensor2D {
  const operation = savingInput<Tensor2D, Tensor2D, Tensor2D>(
    (z) => balanced(coreSoftmax(z), hot),
    (z, dy, labels) => {
      const p = softmax(z) as Tensor2D;
      return balanced(mul(p, sub(dy, sum(mul(dy, p), 1, true))), labels);
    },
    hot,
  );
  return operation(logits);
}

/** Rows whose sum is 0, with the entry at the label made of the others: taken by itself it may be a difference of ones. */
function balanced(rows: Tensor2D, hot: Tensor2D): Tensor2D {
  const others = mul(rows, sub(1, hot));
  return sub(others, mul(hot, sum(others, 1, true)));
}
