import { add, clone, mul, sign, tidy } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { Attack } from '../method';
import { nextTask } from '../tasks';
import { linfBall } from './ball';
import { better, holdAttempt, type ScoredAttempt } from './best-attempt';
import { attackGoal } from './goal';
import { linf, linfParams } from './params';

const params = {
  ...linfParams,
  steps: {
    kind: 'number',
    label: 'Steps',
    summary: 'Number of gradient steps.',
    default: 10,
    min: 1,
    max: 200,
    step: 1,
    integer: true,
  },
  stepSize: {
    kind: 'number',
    label: 'Step size',
    summary: 'How far each step moves; auto is 2.5 ε / steps, enough to cross the whole range ±ε.',
    default: 0,
    min: 0,
    max: 64,
    step: 0.25,
    unit: '/255',
    special: { value: 0, label: 'auto' },
    advanced: true,
  },
  randomStart: {
    kind: 'boolean',
    label: 'Random start',
    summary: 'Starts at a random point within ±ε instead of at the picture.',
    default: true,
    advanced: true,
  },
  restarts: {
    kind: 'number',
    label: 'Restarts',
    summary: 'Independent runs, of which the best is kept; they differ only with a random start.',
    default: 1,
    min: 1,
    max: 20,
    step: 1,
    integer: true,
    advanced: true,
  },
  loss: {
    kind: 'choice',
    label: 'Loss',
    summary: 'What the attack maximises: cross-entropy, or the margin of the best wrong class.',
    default: 'cross-entropy',
    options: [
      { value: 'cross-entropy', label: 'cross-entropy' },
      { value: 'margin', label: 'margin' },
    ],
    advanced: true,
  },
} as const satisfies ParamSchema;

/**
 * Projected gradient descent in L∞: x ← P(x + α sign ∂L/∂x), P the projection into the ε-ball and the pixel box.
 * Keeps for each picture the best iterate, random start and last one included, over all restarts: one that fools before
 * one that does not, then the one of highest loss (towards a target: of lowest loss at the target). Restart r draws from
 * its own stream of the seed, so more restarts only add.
 */
export const pgd: Attack<typeof params> = {
  id: 'pgd',
  label: 'PGD',
  summary: 'Many small gradient steps, none of which may leave the range ±ε.',
  formula:
    'x ← P(x + α · sign(∂L/∂x)), P = clip to |x − x₀| ≤ ε and to [0, 1]; an iterate that fools is kept, then the one of highest loss',
  reference:
    'Madry, Makelov, Schmidt, Tsipras and Vladu, 2018, Towards Deep Learning Models Resistant to Adversarial Attacks',
  params,
  ...linf,
  access: 'gradient',
  cost: ({ restarts, steps }) => restarts * (steps + 1),
  async *run(input, { eps, target, steps, stepSize, randomStart, restarts, loss }) {
    const goal = attackGoal(input, target, loss);
    const ball = linfBall(input.images, eps, goal.open);
    const tensors = new HeldTensors();
    const alpha = (stepSize || (2.5 * eps) / steps) / 255;
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
            const next = gradient && ball.project(add(current, mul(sign(gradient), alpha)));
            return { best: { ...better(best, { pixels: current, ...verdict }) }, next };
          });
          best = holdAttempt(tensors, best, here.best);
          if (here.next) current = tensors.replace(current, here.next);
          else tensors.free(current);
          await nextTask();
          yield { step: restart * steps + Math.min(step + 1, steps), total, preview: best.pixels, logits: best.logits };
        }
      }
      return tensors.release(best!.pixels);
    } finally {
      tensors.dispose();
      ball.dispose();
      goal.dispose();
    }
  },
};
