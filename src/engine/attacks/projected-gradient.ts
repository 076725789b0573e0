import { clone, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema, ParamsOf } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { AttackInput, Run } from '../method';
import { nextTask } from '../tasks';
import type { BallOf } from './ball';
import { better, holdAttempt, type ScoredAttempt } from './best-attempt';
import { attackGoal } from './goal';

/** What projected gradient descent is told, whatever the norm. */
export const projectedGradientParams = {
  steps: {
    kind: 'number',
    default: 10,
    min: 1,
    max: 200,
    step: 1,
    integer: true,
  },
  randomStart: {
    kind: 'boolean',
    default: true,
    advanced: true,
  },
  restarts: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 20,
    step: 1,
    integer: true,
    advanced: true,
  },
  loss: {
    kind: 'choice',
    default: 'cross-entropy',
    options: ['cross-entropy', 'margin'],
    advanced: true,
  },
} as const satisfies ParamSchema;

/** Its settings; the lengths are by the ball's norm, for pixels in [0, 1]. */
interface Settings extends ParamsOf<typeof projectedGradientParams> {
  readonly epsilon: number;
  /** 0: 2.5 ε / steps. */
  readonly stepSize: number;
  readonly target: number;
}

/** Forward passes a picture. */
export function projectedGradientCost({ restarts, steps }: Pick<Settings, 'restarts' | 'steps'>): number {
  return restarts * (steps + 1);
}

/**
 * Projected gradient descent (uphill, for it is the loss that grows): x ← P(x + α d), d the steepest direction by the
 * ball's norm, P the projection into the ball and the pixel box. Keeps for each picture the best iterate, random start
 * and last one included, over all restarts: one that fools before one that does not, then the one of highest loss
 * (towards a target: of lowest loss at the target). Restart r draws from its own stream of the seed, so more restarts
 * only add.
 */
export async function* projectedGradient(
  input: AttackInput,
  ballOf: BallOf,
  { epsilon, stepSize, target, steps, randomStart, restarts, loss }: Settings,
): Run<Tensor4D> {
  const goal = attackGoal(input, target, loss);
  const ball = ballOf(input.images, epsilon, goal.open);
  const tensors = new HeldTensors();
  const alpha = stepSize || (2.5 * epsilon) / steps;
  const total = restarts * steps;
  try {
    let best: ScoredAttempt | undefined;
    for (let restart = 0; restart < restarts; restart++) {
      let current = tensors.hold(randomStart ? ball.randomPoint(input.seed, restart) : clone(input.images));
      for (let step = 0; step <= steps; step++) {
        const last = step === steps;
        const here = tidy(() => {
          const { gradient, ...verdict } = last
            ? { ...goal.judge(current), gradient: undefined }
            : goal.judgeWithGradient(current);
          const next = gradient && ball.step(current, gradient, alpha);
          return { best: { ...better(best, { pixels: current, ...verdict }) }, next };
        });
        best = holdAttempt(tensors, best, here.best);
        if (here.next) current = tensors.replace(current, here.next);
        else tensors.free(current);
        await nextTask();
        yield { step: restart * steps + step, total, preview: best.pixels, logits: best.logits };
      }
    }
    return tensors.release(best!.pixels);
  } finally {
    tensors.dispose();
    ball.dispose();
    goal.dispose();
  }
}
