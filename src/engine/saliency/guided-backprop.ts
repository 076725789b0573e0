import type { ParamSchema } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { score, scoreGradient } from './score';

const params = {
  rule: {
    kind: 'choice',
    default: 'guided',
    options: ['guided', 'deconvolution'],
    advanced: true,
  },
  score,
} as const satisfies ParamSchema;

/**
 * Guided backpropagation, signed, [B, H, W, 3]: the gradient of the class score, of which every rectifier passes back only
 * what is positive (Springenberg and others, 2015); under the deconvolution rule as in Zeiler and Fergus (2014). Sharp, but
 * hardly another when the class or the last layers' weights are (Adebayo and others, 2018): a picture of what the network
 * sees, less of why.
 */
export const guidedBackprop = {
  id: 'guided-backprop',
  params,
  signed: true,
  unit: 'logit-per-colour',
  needs: ['backward-rules', 'rectifiers'],
  oneStep: true,
  cost: () => 2,
  run: ({ model, images, targets }, { rule, score }) =>
    inOneStep(() => scoreGradient(model, images, targets, score, rule)),
} as const satisfies SaliencyMethod<typeof params>;
