import type { ParamSchema } from '@/domain/params';
import type { Attack } from '../method';
import { decay, followMomentum, steps } from './momentum';
import { commonParams } from './params';

const params = { ...commonParams, steps, decay } satisfies ParamSchema;

/**
 * Momentum iterative FGSM: the direction is an average over the steps, which no longer follows the quirks of one model;
 * so it carries over to others better than PGD does. The gradient is divided by its L1 norm, picture by picture.
 */
export const miFgsm: Attack<typeof params> = {
  id: 'mi-fgsm',
  label: 'MI-FGSM',
  summary: 'Small steps with momentum: made on one model to fool another.',
  formula: 'g ← μ g + ∂L/∂x / ‖∂L/∂x‖₁, x ← P(x + (ε / steps) · sign(g)), P = clip to |x − x₀| ≤ ε and to [0, 1]',
  reference: 'Dong, Liao, Pang, Su, Zhu, Hu and Li, 2018, Boosting Adversarial Attacks with Momentum',
  params,
  cost: ({ steps }) => steps,
  run: (input, settings) => followMomentum(input, settings),
};
