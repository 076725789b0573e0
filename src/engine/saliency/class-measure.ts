import { add, max, mul, reshape, sub, sum, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Classifier } from '../models/classifier';
import { probabilities } from '../models/probabilities';
import { oneHotRows } from '../one-hot';

/** How well a class stands: its probability p_y, its logit z_y, or its margin z_y − max_{k≠y} z_k. */
export type ClassMeasure = 'probability' | 'logit' | 'margin';

/** Far below any logit, and finite: WebGPU may not keep infinities. */
const NEVER = -1e9;

/** How well picture b's own class stands in each of its m versions, [B, m], from their logits [B, m, C]. */
export function classMeasure(
  model: Pick<Classifier, 'scores'>,
  logits: Tensor,
  targets: readonly number[],
  measure: ClassMeasure,
): Tensor2D {
  const classes = logits.shape[2]!;
  const hot = reshape(oneHotRows(targets, classes), [targets.length, 1, classes]);
  if (measure === 'probability') return sum(mul(probabilities(model, logits), hot), 2);
  const own = sum<Tensor2D>(mul(logits, hot), 2);
  // An independent label has no rivals: it leads by its own logit.
  if (measure === 'logit' || model.scores === 'independent') return own;
  return sub(own, max(add(logits, mul(hot, NEVER)), 2));
}
