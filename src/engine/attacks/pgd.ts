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
    default: 0,
    min: 0,
    max: 64,
    step: 0.25,
    unit: '/255',
    special: { value: 0, name: 'auto' },
    advanced: true,
  },
  randomStart: projectedGradientParams.randomStart,
  restarts: projectedGradientParams.restarts,
  loss: projectedGradientParams.loss,
} as const satisfies ParamSchema;

/** Projected gradient descent in L∞ (see `projectedGradient`): x ← P(x + α sign ∂L/∂x), P the clip to the ε-ball and the pixel box (Madry and others, 2018). */
export const pgd = {
  id: 'pgd',
  params,
  ...linf,
  access: 'gradient',
  cost: projectedGradientCost,
  run: (input, { eps, stepSize, ...settings }) =>
    projectedGradient(input, linfBall, { ...settings, epsilon: eps / 255, stepSize: stepSize / 255 }),
} as const satisfies Attack<typeof params>;
