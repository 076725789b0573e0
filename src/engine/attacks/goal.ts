import { keep, mul, onesLike, tensor1d, tidy, valueAndGrad } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';
import type { AttackInput } from '../method';
import { oneHotRows } from '../one-hot';
import { losses } from './loss';

/**
 * What an attack wants of each picture, as a score to maximise: L(z, label) untargeted, −L(z, target) targeted. A
 * picture whose label already is the target has nothing to gain: its score is zero and `open` is false.
 */
export interface Goal {
  /** False for a picture that is left as it is. */
  readonly open: readonly boolean[];
  /** Scores [B] of pictures [B, H, W, 3]. The caller's, as in `tidy`. */
  score(pixels: Tensor4D): Tensor1D;
  /** Scores and the gradient [B, H, W, 3] of their sum, from one forward and one backward pass. */
  scoreAndGradient(pixels: Tensor4D): { readonly score: Tensor1D; readonly gradient: Tensor4D };
  dispose(): void;
}

/**
 * The goal of an attack towards `target` (−1: any other class) under one of `losses`.
 * Throws `scene-bad-parameter` for a class the model does not have.
 */
export function attackGoal({ model, labels }: AttackInput, target: number, loss: string): Goal {
  const classes = target < 0 ? labels : labels.map(() => target);
  const unknown = [...labels, ...classes].find((index) => index < 0 || index >= model.classes.length);
  if (unknown !== undefined)
    throw new LimelightError(
      'scene-bad-parameter',
      `Class ${unknown} does not exist: this model has the classes 0 to ${model.classes.length - 1}`,
      'Choose one of the model’s classes as the target, or none.',
    );
  const logitLoss = losses[loss];
  if (!logitLoss)
    throw new LimelightError(
      'scene-bad-parameter',
      `There is no loss "${loss}"`,
      `Choose one of ${Object.keys(losses).join(', ')}.`,
    );
  const open = labels.map((label) => label !== target);
  const { hot, sign } = tidy(() => ({
    hot: keep(oneHotRows(classes, model.classes.length)),
    sign: keep(tensor1d(open.map((isOpen) => (!isOpen ? 0 : target < 0 ? 1 : -1)))),
  }));
  const score = (pixels: Tensor4D): Tensor1D => tidy(() => mul(logitLoss(model.logits(pixels), hot), sign));
  return {
    open,
    score,
    scoreAndGradient: (pixels) =>
      tidy(() => {
        const { value, grad } = valueAndGrad(score)(pixels, onesLike(sign));
        return { score: value, gradient: grad };
      }),
    dispose: () => [hot, sign].forEach((tensor) => tensor.dispose()),
  };
}
