import { tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { random, uniformValues } from '@/domain/random';
import { HeldTensors } from '../held-tensors';
import type { Attack } from '../method';
import { nextTask } from '../tasks';
import { linfBall } from './ball';
import { better, holdAttempt, type ScoredAttempt } from './best-attempt';
import { attackGoal } from './goal';
import { linf, linfParams } from './params';

const params = {
  ...linfParams,
  draws: {
    kind: 'number',
    default: 1,
    min: 1,
    max: 1000,
    step: 1,
    integer: true,
  },
} as const satisfies ParamSchema;

/**
 * x' = clip₀₁(x + ε s), every s_i −1 or 1 with equal chance: as large as an attack's perturbation may be, and knowing
 * nothing of the model. What survives this and not an attack was broken by the direction, not by the size. Of several
 * draws it keeps for each picture one that fools before one that does not, then the one of highest cross-entropy (towards
 * a target: of lowest at the target). Carlini and others, 2019, ask for such a control.
 */
export const noise = {
  id: 'noise',
  params,
  ...linf,
  access: 'scores',
  cost: ({ draws }) => draws,
  async *run(input, { eps, target, draws }) {
    const { images } = input;
    const goal = attackGoal(input, target, 'cross-entropy');
    const ball = linfBall(images, eps / 255, goal.open);
    const tensors = new HeldTensors();
    try {
      let best: ScoredAttempt | undefined;
      for (let draw = 1; draw <= draws; draw++) {
        const coins = uniformValues(images.size, -1, 1, random(input.seed, draw));
        const next = tidy(() => {
          const pixels = ball.step(images, tensor4d(coins, images.shape), eps / 255);
          return { ...better(best, { pixels, ...goal.judge(pixels) }) };
        });
        best = holdAttempt(tensors, best, next);
        await nextTask();
        yield { step: draw, total: draws, preview: best.pixels, logits: best.logits };
      }
      return tensors.release(best!.pixels);
    } finally {
      tensors.dispose();
      ball.dispose();
      goal.dispose();
    }
  },
} as const satisfies Attack<typeof params>;
