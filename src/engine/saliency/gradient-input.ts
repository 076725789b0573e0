import { mul, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { score, scoreGradient } from './score';

const params = { score } satisfies ParamSchema;

/**
 * Gradient × input, x ⊙ ∂z_class/∂x, signed, [B, H, W, 3]: of a linear model what each value adds to the class's score, black
 * counting for nothing (Shrikumar and others, 2016).
 */
export const gradientInput = {
  id: 'gradient-input',
  params,
  signed: true,
  needs: ['gradients'],
  cost: () => 2,
  run: ({ model, images, targets }, { score }) =>
    inOneStep(() => tidy(() => mul<Tensor4D>(images, scoreGradient(model, images, targets, score)))),
} as const satisfies SaliencyMethod<typeof params>;
