import { tidy } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import type { Attack } from '../method';
import { inOneStep } from '../run';
import { linfBall } from './ball';
import { attackGoal } from './goal';
import { linf, linfParams } from './params';

const params = linfParams satisfies ParamSchema;

/**
 * Fast gradient sign method: x' = clip₀₁(x + ε sign ∂L/∂x) with the cross-entropy on logits; towards a target the
 * sign is turned and L taken at the target. One pass; where the loss bends, weaker than PGD, so never the only test.
 * There is one attempt, and that is what comes back (Goodfellow and others, 2015).
 */
export const fgsm = {
  id: 'fgsm',
  params,
  ...linf,
  access: 'gradient',
  cost: () => 1,
  async *run(input, { eps, target }) {
    const goal = attackGoal(input, target, 'cross-entropy');
    const ball = linfBall(input.images, eps / 255, goal.open);
    try {
      return yield* inOneStep(() =>
        tidy(() => ball.step(input.images, goal.judgeWithGradient(input.images).gradient, eps / 255)),
      );
    } finally {
      ball.dispose();
      goal.dispose();
    }
  },
} as const satisfies Attack<typeof params>;
