import type { ParamSchema, ParamsOf } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import type { BackwardRule } from '../models/classifier';
import { inOneStep } from '../run';
import { score, scoreGradient } from './score';

const params = {
  composite: {
    kind: 'choice',
    default: 'epsilon-plus',
    options: ['epsilon-plus', 'epsilon-gamma', 'epsilon'],
  },
  epsilon: {
    kind: 'number',
    default: 1e-6,
    min: 1e-9,
    max: 1,
    step: 1e-9,
    logarithmic: true,
    advanced: true,
  },
  score,
} as const satisfies ParamSchema;

/** The rule of convolutions in each composite; dense layers go by the ε-rule in all. */
const convolutions = { 'epsilon-plus': 'plus', 'epsilon-gamma': 'gamma', epsilon: 'epsilon' } as const satisfies Record<
  ParamsOf<typeof params>['composite'],
  Exclude<BackwardRule, string>['convolutions']
>;

/**
 * Layer-wise relevance propagation (Bach and others, 2015), signed, [B, H, W, 3]: the score, handed back layer by layer to
 * what contributed to it, by the rules in `network/relevance.ts`; all values sum to the score but for what biases had of it.
 * The composites are zennit's EpsilonPlus, the same with γ = ¼ for z⁺, and the ε-rule everywhere, which without biases and
 * with ReLU is gradient × input. Batch normalisation is part of the convolution before it. By the z⁺-rule maps of deep networks hardly
 * depend on the class (Sixt, Granz and Landgraf, 2020).
 */
export const layerwiseRelevance = {
  id: 'lrp',
  params,
  signed: true,
  unit: 'logit',
  needs: ['backward-rules'],
  oneStep: true,
  cost: () => 2,
  run: ({ model, images, targets }, { composite, epsilon, score }) =>
    inOneStep(() => scoreGradient(model, images, targets, score, { convolutions: convolutions[composite], epsilon })),
} as const satisfies SaliencyMethod<typeof params>;
