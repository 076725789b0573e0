import { abs, add, clone, div, maximum, mul, sum, tidy, zerosLike } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { NumberParam } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { AttackInput, Run } from '../method';
import { nextTask } from '../tasks';
import { linfBall } from './ball';
import { holdAttempt, laterOfEquals, type Attempt } from './best-attempt';
import { attackGoal, type Goal } from './goal';

/** How many steps of size ε / steps are made. */
export const steps = {
  kind: 'number',
  default: 10,
  min: 1,
  max: 200,
  step: 1,
  integer: true,
} as const satisfies NumberParam;

/** How much of the direction so far is kept. */
export const decay = {
  kind: 'number',
  default: 1,
  min: 0,
  max: 2,
  step: 0.1,
  advanced: true,
} as const satisfies NumberParam;

/** Far below any norm of a gradient that says something; only keeps 0 / 0 out. */
const TINY = 1e-30;

/** What a step goes by. */
export interface Look {
  /** What the model says of the pictures as they are, [B, C]. */
  readonly logits: Tensor2D;
  /** Which of them fool it, [B]. */
  readonly fools: Tensor1D;
  /** The gradient to follow, [B, H, W, 3]. */
  readonly gradient: Tensor4D;
}

/**
 * The loop of the momentum family: g ← μ g + ∂L/∂x / ‖∂L/∂x‖₁, x ← P(x + (ε / steps) sign g), g = 0 at the start, P as in
 * PGD, L the cross-entropy. `lookAt` makes ∂L/∂x of a step in its own way; it runs inside a `tidy`. Returns the last
 * iterate, as the paper does (what transfers best is not what the source model likes least), except where it does not fool
 * the source and an earlier one did: then the last of those.
 */
export async function* followMomentum(
  input: AttackInput,
  { eps, target, steps, decay }: { readonly eps: number; target: number; steps: number; decay: number },
  lookAt: (goal: Goal, pixels: Tensor4D) => Look = (goal, pixels) => goal.judgeWithGradient(pixels),
): Run<Tensor4D> {
  const goal = attackGoal(input, target, 'cross-entropy');
  const ball = linfBall(input.images, eps / 255, goal.open);
  const tensors = new HeldTensors();
  const alpha = eps / 255 / steps;
  try {
    let current = tensors.hold(clone(input.images));
    let momentum = tensors.hold(zerosLike(input.images));
    let best: Attempt | undefined;
    for (let step = 0; step <= steps; step++) {
      const here = tidy(() => {
        const { logits, fools, gradient } =
          step < steps ? lookAt(goal, current) : { ...goal.judge(current), gradient: undefined };
        const made = { ...laterOfEquals(best, { pixels: current, logits, fools }) };
        if (!gradient) return { made, next: undefined };
        const norm = maximum(sum(abs(gradient), [1, 2, 3], true), TINY);
        const direction: Tensor4D = add(mul(momentum, decay), div(gradient, norm));
        const pixels = ball.step(current, direction, alpha);
        return { made, next: { direction, pixels } };
      });
      best = holdAttempt(tensors, best, here.made);
      if (here.next) {
        momentum = tensors.replace(momentum, here.next.direction);
        current = tensors.replace(current, here.next.pixels);
      }
      await nextTask();
      yield { step, total: steps, preview: best.pixels, logits: best.logits };
    }
    return tensors.release(best!.pixels);
  } finally {
    tensors.dispose();
    ball.dispose();
    goal.dispose();
  }
}
