import { clone, keep, mul, ones, softplus, tensor4d, tidy, valueAndGrad } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { LimelightError } from '@/domain/errors';
import type { ParamsOf } from '@/domain/params';
import { gaussianValues, random } from '@/domain/random';
import { synthesisParams } from '@/domain/synthesis';
import { linfBall } from '../attacks/ball';
import { l2Ball } from '../attacks/pgd-l2';
import { crossEntropy } from '../autodiff/cross-entropy';
import { HeldTensors } from '../held-tensors';
import { applySeparable, gaussianMap } from '../image/separable';
import type { Run } from '../method';
import type { Classifier } from '../models/classifier';
import { oneHotRows } from '../one-hot';
import { classScore } from '../saliency/score';
import { nextTask } from '../tasks';

/** What a class is drawn from. */
export interface SynthesisInput {
  readonly model: Classifier;
  /** The picture on the screen, [1, H, W, 3] in [0, 1]; the caller's. */
  readonly picture: Tensor4D;
  readonly target: number;
  readonly seed: number;
}

/** The mean and the standard deviation of the noise to start from, cut off at 0 and 1. */
const GREY = 0.5;
const SPREAD = 0.1;

/**
 * Class synthesis (Santurkar and others, 2019, Image Synthesis with a Single (Robust) Classifier): the class's score is
 * climbed from a start x₀ in many steps within a ball that is large, so that the picture may become another:
 * x ← P(x + α d), where d is the steepest direction of S_t by the ball's norm, P the projection into the ball and the pixel
 * box, and S_t = log p_t (minus the cross-entropy) or the logit z_t. Lengths are of one colour value: ε and α are the
 * largest change, or under L2 the root mean square ‖δ‖₂ / √(3HW), so that they mean the same for pictures of any size. The
 * start is seeded noise about grey, grey, or the picture at hand. With `smoothing` σ > 0 the gradient is blurred by a Gaussian
 * of σ pixels before each step, which draws smoother shapes than the model asks for.
 *
 * On a net with robust features the picture comes to look like the class, on a standard net it does not, although the class's
 * probability comes to 1 on either.
 */
export const classSynthesis = {
  id: 'class-synthesis',
  params: synthesisParams,
  needs: ['gradients'],
  /** Every step shows the picture it starts from and what the model says of it; the last the result. */
  async *run(
    { model, picture, target, seed }: SynthesisInput,
    settings: ParamsOf<typeof synthesisParams>,
  ): Run<Tensor4D> {
    if (target >= model.classes.length) throw new LimelightError('method-unsupported', 'no-class', { index: target });
    const { eps, norm, score, smoothing, steps, stepSize } = settings;
    const tensors = new HeldTensors();
    const start = tensors.hold(startFrom(settings.start, picture, seed));
    const length = norm === 'l2' ? Math.sqrt(start.size) : 1;
    const ball = (norm === 'l2' ? l2Ball : linfBall)(start, eps * length, [true]);
    const scoreOf = score === 'logit' ? logitOf : logProbabilityOf;
    try {
      let current = tensors.hold(clone(start));
      for (let step = 0; step < steps; step++) {
        const { next, logits } = tidy(() => {
          const { gradient, logits } = climb(model, current, (z) => scoreOf(model, z, target));
          return { next: ball.step(current, blurred(gradient, smoothing), stepSize * length), logits };
        });
        tensors.hold(next);
        tensors.hold(logits);
        await nextTask();
        yield { step, total: steps, preview: current, logits };
        tensors.free(logits);
        current = tensors.replace(current, next);
      }
      const logits = tensors.hold(tidy(() => model.logits(current)));
      await nextTask();
      yield { step: steps, total: steps, preview: current, logits };
      return tensors.release(current);
    } finally {
      tensors.dispose();
      ball.dispose();
    }
  },
} as const;

function startFrom(start: (typeof synthesisParams.start.options)[number], picture: Tensor4D, seed: number): Tensor4D {
  if (start === 'picture') return clone(picture);
  const spread = start === 'noise' ? SPREAD : 0;
  const values = gaussianValues(picture.size, spread, random(seed)).map((value) =>
    Math.min(1, Math.max(0, GREY + value)),
  );
  return tensor4d(values, picture.shape);
}

/** z_t, [B]. */
function logitOf(_: Classifier, logits: Tensor2D, target: number): Tensor1D {
  return classScore(logits, [target], 'logit');
}

/** log p_t, [B]: of the softmax, or of an independent label's own sigmoid. */
function logProbabilityOf({ scores }: Classifier, logits: Tensor2D, target: number): Tensor1D {
  if (scores === 'independent') return mul(softplus(mul(classScore(logits, [target], 'logit'), -1)), -1);
  return mul(crossEntropy(logits, oneHotRows([target], logits.shape[1])), -1);
}

/** The gradient [1, H, W, 3] of the score and the logits, from one forward and one backward pass. */
function climb(
  model: Classifier,
  pixels: Tensor4D,
  scoreOf: (logits: Tensor2D) => Tensor1D,
): { readonly gradient: Tensor4D; readonly logits: Tensor2D } {
  let kept: Tensor2D | undefined;
  try {
    const { grad } = valueAndGrad((x: Tensor4D) => {
      const logits = model.logits(x);
      kept = keep(clone(logits));
      return scoreOf(logits);
    })(pixels, ones([1]));
    return { gradient: grad, logits: clone(kept!) };
  } finally {
    kept?.dispose();
  }
}

function blurred(gradient: Tensor4D, sigma: number): Tensor4D {
  const [, height, width] = gradient.shape;
  return sigma > 0 ? applySeparable(gradient, gaussianMap(height, sigma), gaussianMap(width, sigma)) : gradient;
}
