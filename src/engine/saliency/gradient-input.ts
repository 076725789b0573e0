import { mul, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { madeOf, type SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { gradient } from './gradient';
import { guidedBackprop } from './guided-backprop';
import { score, scoreGradient } from './score';

const params = {
  base: { kind: 'choice', default: 'gradient', options: ['gradient', 'guided-backprop', 'deconvolution'] },
  score,
} as const satisfies ParamSchema;

const rules = { gradient: 'plain', 'guided-backprop': 'guided', deconvolution: 'deconvolution' } as const;

const bases = { gradient, 'guided-backprop': guidedBackprop, deconvolution: guidedBackprop };

/**
 * Gradient × input, x ⊙ ∂z_class/∂x, signed, [B, H, W, 3]: of a linear model what each value adds to the class's score, black
 * counting for nothing (Shrikumar and others, 2016). Or x times what rectifiers pass back by another rule.
 */
export const gradientInput = {
  id: 'gradient-input',
  params,
  signed: true,
  unit: 'logit',
  needs: ['gradients'],
  madeOf: madeOf('base', bases),
  oneStep: true,
  cost: () => 2,
  run: ({ model, images, targets }, { base, score }) =>
    inOneStep(() => tidy(() => mul<Tensor4D>(images, scoreGradient(model, images, targets, score, rules[base])))),
} as const satisfies SaliencyMethod<typeof params>;
