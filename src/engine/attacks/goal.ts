import {
  argMax,
  clone,
  greater,
  keep,
  mul,
  onesLike,
  sum,
  tensor1d,
  tensor2d,
  tidy,
  valueAndGrad,
} from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';
import type { AttackInput } from '../method';
import { oneHotOf, oneHotRows } from '../one-hot';
import { losses, margin, type LossName } from './loss';

/** How pictures fare; the caller's, as in `tidy`. */
export interface Verdict {
  /** What the model says of them, [B, C]. */
  readonly logits: Tensor2D;
  /** What the attack drives up, [B]: L(z, label) untargeted, −L(z, target) towards a target. */
  readonly score: Tensor1D;
  /** [B]: true where some class is above the label (or the answer has turned); towards a target, where that is on top. */
  readonly fools: Tensor1D;
}

/**
 * What an attack wants of each picture. One whose label already is the target has nothing to gain: its score is zero, it
 * fools nobody, and `open` is false. Of independent labels only the one in question counts, with [−z/2, z/2] for its "no"
 * and "yes": untargeted, the answer that the picture gets as it is must turn; towards a target, that label must be seen.
 */
export interface Goal {
  /** False for a picture that is left as it is. */
  readonly open: readonly boolean[];
  /** How pictures [B, H, W, 3] fare. */
  judge(pixels: Tensor4D): Verdict;
  /** The same and the gradient [B, H, W, 3] of the scores' sum, from one forward and one backward pass. */
  judgeWithGradient(pixels: Tensor4D): Verdict & { readonly gradient: Tensor4D };
  dispose(): void;
}

/**
 * The goal of an attack towards `target` (−1: any other class) under one of `losses`.
 * Throws `scene-bad-parameter` for a class the model does not have.
 */
export function attackGoal({ model, images, labels }: AttackInput, target: number, loss: LossName): Goal {
  const classes = target < 0 ? labels : labels.map(() => target);
  const unknown = [...labels, ...classes].find((index) => index < 0 || index >= model.classes.length);
  if (unknown !== undefined)
    throw new LimelightError('scene-bad-parameter', 'no-class-to-aim-at', {
      index: unknown,
      classes: model.classes.length,
    });
  const logitLoss = losses[loss];
  const independent = model.scores === 'independent';
  const open = labels.map((label) => independent || label !== target);
  const chosen = tidy(() => keep(oneHotRows(classes, model.classes.length)));
  /** What the goal goes by, from the model's logits. */
  const read = (logits: Tensor2D): Tensor2D => (independent ? noAndYes(logits, chosen) : logits);
  const { hot, sign } = tidy(() => ({
    hot: keep(!independent ? clone(chosen) : target < 0 ? answerOf(read(model.logits(images))) : yes(labels.length)),
    sign: keep(tensor1d(open.map((isOpen) => (!isOpen ? 0 : target < 0 ? 1 : -1)))),
  }));
  const scoreOf = (z: Tensor2D): Tensor1D => mul(logitLoss(z, hot), sign);
  const foolsBy = (z: Tensor2D): Tensor1D => greater(mul(margin(z, hot), sign), 0);
  return {
    open,
    judge: (pixels) =>
      tidy(() => {
        const logits = model.logits(pixels);
        const z = read(logits);
        return { logits, score: scoreOf(z), fools: foolsBy(z) };
      }),
    judgeWithGradient: (pixels) =>
      tidy(() => {
        let kept: Pick<Verdict, 'logits' | 'fools'> | undefined;
        try {
          const { value, grad } = valueAndGrad((x: Tensor4D) => {
            const logits = model.logits(x);
            const z = read(logits);
            kept = { logits: keep(clone(logits)), fools: keep(foolsBy(z)) };
            return scoreOf(z);
          })(pixels, onesLike(sign));
          const { logits, fools } = kept!;
          return { score: value, gradient: grad, logits: clone(logits), fools: clone(fools) };
        } finally {
          kept?.logits.dispose();
          kept?.fools.dispose();
        }
      }),
    dispose: () => [chosen, hot, sign].forEach((tensor) => tensor.dispose()),
  };
}

/** Of each picture's chosen label [−z/2, z/2], [B, 2], from logits and one-hot rows [B, C]: softmax([−z/2, z/2])₁ = sigmoid(z). */
function noAndYes(logits: Tensor2D, chosen: Tensor2D): Tensor2D {
  const z = sum(mul(logits, chosen), 1, true);
  return mul<Tensor2D>(z, tensor2d([[-0.5, 0.5]]));
}

/** The answer that [−z/2, z/2] give, one-hot; an even z is a "no". */
function answerOf(logits: Tensor2D): Tensor2D {
  return oneHotOf(argMax(logits, 1), 2);
}

/** "Yes" for every picture, one-hot. */
function yes(count: number): Tensor2D {
  return oneHotRows(
    Array.from({ length: count }, () => 1),
    2,
  );
}
