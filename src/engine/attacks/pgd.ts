import type { ParamSchema } from '@/domain/params';
import type { Attack } from '../method';
import { linfBall } from './ball';
import { projectedGradient, projectedGradientCost, projectedGradientParams } from './projected-gradient';
import { linf, linfParams } from './params';

const params = {
  ...linfParams,
  steps: projectedGradientParams.steps,
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
  randomStart: projectedGradientParams.randomStart,
  restarts: projectedGradientParams.restarts,
  loss: projectedGradientParams.loss,
} as const satisfies ParamSchema;

/** Projected gradient descent in L∞ (see `projectedGradient`): x ← P(x + α sign ∂L/∂x), P the clip to the ε-ball and the pixel box. */
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
  cost: projectedGradientCost,
  run: (input, { eps, stepSize, ...settings }) =>
    projectedGradient(input, linfBall, { ...settings, epsilon: eps / 255, stepSize: stepSize / 255 }),
};
