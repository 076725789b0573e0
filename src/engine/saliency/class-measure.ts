import { add, max, mul, reshape, sub, sum, tensor2d, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Target } from '@/domain/target';
import type { Classifier } from '../models/classifier';
import { probabilities } from '../models/probabilities';
import { targetRows } from './target-rows';

/** How well a class stands: its probability p_y, its logit z_y, or its margin z_y − max_{k≠y} z_k. */
export type ClassMeasure = 'probability' | 'logit' | 'margin';

/** Far below any logit, and finite: WebGPU may not keep infinities. */
export const NEVER = -1e9;

/**
 * How well what is explained in picture b stands in each of its m versions, [B, m], from their logits [B, m, C]. Of two classes it
 * is the difference of their probabilities or logits, which is their margin too.
 */
export function classMeasure(
  model: Pick<Classifier, 'scores'>,
  logits: Tensor,
  targets: readonly Target[],
  measure: ClassMeasure,
): Tensor2D {
  const classes = logits.shape[2]!;
  const hot = reshape(targetRows(targets, classes), [targets.length, 1, classes]);
  if (measure === 'probability') return sum(mul(probabilities(model, logits), hot), 2);
  const own = sum<Tensor2D>(mul(logits, hot), 2);
  // An independent label has no rivals: it leads by its own logit.
  if (measure === 'logit' || model.scores === 'independent') return own;
  const rivals = max<Tensor2D>(add(logits, mul(hot, NEVER)), 2);
  const alone = tensor2d(targets.map((target) => [Number(typeof target === 'number')]));
  return sub(own, mul(rivals, alone));
}
