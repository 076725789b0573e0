import type { ParamSchema } from '@/domain/params';
import type { Attack } from '../method';
import { decay, followMomentum, steps } from './momentum';
import { linf, linfParams } from './params';

const params = { ...linfParams, steps, decay } satisfies ParamSchema;

/**
 * Momentum iterative FGSM: the direction is an average over the steps, so that it follows the quirks of one model less. The
 * gradient is divided by its L1 norm, picture by picture. In `models/measurements.md` it carries over from undefended
 * models to defended ones better than PGD does, and nowhere else (Dong and others, 2018).
 */
export const miFgsm = {
  id: 'mi-fgsm',
  params,
  ...linf,
  access: 'gradient',
  cost: ({ steps }) => steps + 1,
  run: (input, settings) => followMomentum(input, settings),
} as const satisfies Attack<typeof params>;
