import { abs, add, clone, div, maximum, mul, sum, tidy, zerosLike } from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { NumberParam } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { AttackInput, Run } from '../method';
import { nextTask } from '../tasks';
import { linfBall } from './ball';
import { exactSign } from './exact-sign';
import { attackGoal, type Goal } from './goal';

/** How many steps of size ε / steps are made. */
export const steps = {
  kind: 'number',
  label: 'Steps',
  summary: 'Number of gradient steps; each moves by ε / steps.',
  default: 10,
  min: 1,
  max: 200,
  step: 1,
  integer: true,
} satisfies NumberParam;

/** How much of the direction so far is kept. */
export const decay = {
  kind: 'number',
  label: 'Momentum μ',
  summary: 'How much of the previous direction each step keeps: 0 none, 1 all of it.',
  default: 1,
  min: 0,
  max: 2,
  step: 0.1,
  advanced: true,
} satisfies NumberParam;

/** Far below any norm of a gradient that says something; only keeps 0 / 0 out. */
const TINY = 1e-30;

/**
 * The loop of the momentum family: g ← μ g + ∂L/∂x / ‖∂L/∂x‖₁, x ← P(x + (ε / steps) sign g), g = 0 at the start, P as in
 * PGD, L the cross-entropy. `gradientAt` makes ∂L/∂x of a step [B, H, W, 3], in its own way; it runs inside a `tidy`.
 * Returns the last iterate, as the paper does: what transfers best is not what the source model likes least.
 */
export async function* followMomentum(
  input: AttackInput,
  { eps, target, steps, decay }: { readonly eps: number; target: number; steps: number; decay: number },
  gradientAt: (goal: Goal, pixels: Tensor4D) => Tensor4D = (goal, pixels) => goal.scoreAndGradient(pixels).gradient,
): Run<Tensor4D> {
  const goal = attackGoal(input, target, 'cross-entropy');
  const ball = linfBall(input.images, eps, goal.open);
  const tensors = new HeldTensors();
  const alpha = eps / 255 / steps;
  try {
    let current = tensors.hold(clone(input.images));
    let momentum = tensors.hold(zerosLike(input.images));
    for (let step = 1; step <= steps; step++) {
      const next = tidy(() => {
        const gradient = gradientAt(goal, current);
        const norm = maximum(sum(abs(gradient), [1, 2, 3], true), TINY);
        const direction: Tensor4D = add(mul(momentum, decay), div(gradient, norm));
        return { direction, pixels: ball.project(add(current, mul(exactSign(direction), alpha))) };
      });
      momentum = tensors.replace(momentum, next.direction);
      current = tensors.replace(current, next.pixels);
      await nextTask();
      yield { step, total: steps, preview: current };
    }
    return tensors.release(current);
  } finally {
    tensors.dispose();
    ball.dispose();
    goal.dispose();
  }
}
