import type { AttackDescriptor } from '@/domain/method';
import type { ClassParam, NumberParam, ParamSchema } from '@/domain/params';

/** The strength of an L∞ attack. */
const eps = {
  kind: 'number',
  default: 8,
  min: 0,
  max: 64,
  step: 0.5,
  unit: '/255',
  likelyShareBelow: 0.25,
} as const satisfies NumberParam;

/** The class the picture should be taken for. */
export const target = {
  kind: 'class',
  default: -1,
} as const satisfies ClassParam;

/** What every L∞ attack has. */
export const linfParams = { eps, target } as const satisfies ParamSchema;

/** What every L∞ attack says of itself. */
export const linf = {
  norm: 'linf',
  goals: ['untargeted', 'targeted'],
  budget: { param: 'eps', scale: 1 / 255 },
} as const satisfies Partial<AttackDescriptor>;
