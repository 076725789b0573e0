import type { ParamSchema } from '@/domain/params';
import type { SaliencyMethod } from '../method';
import { inOneStep } from '../run';
import { score, scoreGradient } from './score';

const params = { score } satisfies ParamSchema;

/**
 * The gradient of the class score by every pixel value, signed, [B, H, W, 3]. The score is the plain logit, as the
 * libraries have it; `contrast` subtracts the mean logit, which leaves out what moves every class alike (Simonyan and others, 2014).
 */
export const gradient = {
  id: 'gradient',
  params,
  signed: true,
  unit: 'logit-per-colour',
  needs: ['gradients'],
  oneStep: true,
  cost: () => 2,
  run: ({ model, images, targets }, { score }) => inOneStep(() => scoreGradient(model, images, targets, score)),
} as const satisfies SaliencyMethod<typeof params>;
