import type { ParamSchema } from '@/domain/params';
import type { Attack } from '../method';
import { decay, followMomentum, steps } from './momentum';
import { linf, linfParams } from './params';

const params = { ...linfParams, steps, decay } satisfies ParamSchema;

/**
 * Momentum iterative FGSM: the direction is an average over the steps, so that it follows the quirks of one model less. The
 * gradient is divided by its L1 norm, picture by picture. In `models/measurements.md` it carries over from undefended
 * models to defended ones better than PGD does, and nowhere else.
 */
export const miFgsm: Attack<typeof params> = {
  id: 'mi-fgsm',
  label: 'MI-FGSM',
  summary: 'Small steps with momentum: made on one model to fool another.',
  formula: 'g ← μ g + ∂L/∂x / ‖∂L/∂x‖₁, x ← P(x + (ε / steps) · sign(g)), P = clip to |x − x₀| ≤ ε and to [0, 1]',
  reference: 'Dong, Liao, Pang, Su, Zhu, Hu and Li, 2018, Boosting Adversarial Attacks with Momentum',
  params,
  ...linf,
  access: 'gradient',
  cost: ({ steps }) => steps + 1,
  run: (input, settings) => followMomentum(input, settings),
};
