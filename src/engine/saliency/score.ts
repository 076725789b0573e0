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

/** Multiply-adds of one step, so that it stays short enough to be cancelled. */
const WORK = 4e8;

/** Values that one step may keep at once, so that memory holds them and their gradients: 256 MB of each. */
const VALUES = 2 ** 26;

/** How many pictures one step may hold: by the model's work, and by the values of its picture and layers; one at least, 32 at most. */
export function picturesPerStep({
  inputShape,
  layers,
  multiplyAdds,
}: Pick<Classifier, 'inputShape' | 'layers' | 'multiplyAdds'>): number {
  const [height, width, channels] = inputShape;
  const values = layers.reduce((sum, layer) => sum + layer.height * layer.width * layer.channels, 0);
  const most = Math.min(WORK / multiplyAdds, VALUES / (height * width * channels + values), 32);
  return Math.max(Math.floor(most), 1);
}
