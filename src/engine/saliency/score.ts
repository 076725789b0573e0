import { mean, mul, sub, sum } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ChoiceParam } from '@/domain/params';
import type { Target } from '@/domain/target';
import type { BackwardRule, Classifier } from '../models/classifier';
import { inputGradient } from '../models/input-gradient';
import { targetRows } from './target-rows';

/** What a gradient map is the gradient of. */
export const score = {
  kind: 'choice',
  default: 'logit',
  options: ['logit', 'contrast'],
  advanced: true,
} as const satisfies ChoiceParam;

export type ScoreName = (typeof score.options)[number];

/** The explained score of each picture, [B], from logits [B, C]: z_t, or z_t − mean_k z_k; of two classes z_a − z_b, either way. */
export function classScore(logits: Tensor2D, targets: readonly Target[], kind: ScoreName): Tensor1D {
  const rows = targetRows(targets, logits.shape[1]);
  return sum<Tensor1D>(mul(logits, kind === 'contrast' ? sub(rows, mean(rows, 1, true)) : rows), 1);
}

/** ∂score/∂x (or what another rule passes back), [B, H, W, 3], of each picture's own class. One forward and one backward pass. */
export function scoreGradient(
  model: Classifier,
  pixels: Tensor4D,
  targets: readonly Target[],
  kind: ScoreName,
  rule?: BackwardRule,
): Tensor4D {
  return inputGradient(model, pixels, (logits) => classScore(logits, targets, kind), rule);
}

/** How many pictures one step may hold, so that it stays short enough to be cancelled: about 4·10⁸ multiply-adds. */
export function picturesPerStep(model: Classifier): number {
  return Math.min(Math.max(Math.floor(4e8 / model.multiplyAdds), 1), 32);
}
