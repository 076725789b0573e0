import {
  add,
  div,
  exp,
  logSoftmax,
  mul,
  onesLike,
  reciprocal,
  relu,
  reshape,
  square,
  sub,
  sum,
} from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Target } from '@/domain/target';
import type { Classifier } from '../models/classifier';
import { classMeasure, NEVER } from './class-measure';
import { targetRows } from './target-rows';

/**
 * SARFA, what a change of the picture costs a class and it alone, [B, m], from the logits before, [B, 1, C], and after,
 * [B, m, C]:
 *
 *     S = 2 K Δp / (K + Δp),   Δp = max(0, p_y(x) − p_y(x')),   K = 1 / (1 + KL(P(x) ‖ P(x')))
 *
 * with P the softmax over the other classes: the harmonic mean of what the class loses and of how far the others keep
 * their standing. Of two classes Δp is that of the difference of theirs, and P leaves out both. Independent labels have
 * no rivals: K is 1. (Puri and others, 2020. The order of the divergence is that of the authors' program; the paper
 * prints P(x') first.)
 */
export function sarfa(
  model: Pick<Classifier, 'scores'>,
  before: Tensor,
  after: Tensor,
  targets: readonly Target[],
): Tensor2D {
  const standing = (logits: Tensor): Tensor => classMeasure(model, logits, targets, 'probability');
  const lost = relu(sub(standing(before), standing(after)));
  const kept = model.scores === 'independent' ? onesLike(lost) : keptByOthers(before, after, targets);
  return div(mul(mul(kept, lost), 2), add(kept, lost));
}

/** K, [B, m]. */
function keptByOthers(before: Tensor, after: Tensor, targets: readonly Target[]): Tensor {
  const classes = before.shape[2]!;
  const explained = square(reshape(targetRows(targets, classes), [targets.length, 1, classes]));
  const others = (logits: Tensor): Tensor => logSoftmax(add(mul(logits, sub(1, explained)), mul(explained, NEVER)));
  const [was, is] = [others(before), others(after)];
  const divergence = relu(sum(mul(exp(was), sub(was, is)), 2));
  return reciprocal(add(divergence, 1));
}
