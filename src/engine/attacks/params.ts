import type { ClassParam, NumberParam, ParamSchema } from '@/domain/params';

/** The strength of every L∞ attack. */
export const eps = {
  kind: 'number',
  label: 'ε',
  summary: 'How far any pixel may move, of 255 brightness levels.',
  default: 8,
  min: 0,
  max: 64,
  step: 0.5,
  unit: '/255',
} satisfies NumberParam;

/** The class the picture should be taken for. */
export const target = {
  kind: 'class',
  label: 'Target',
  summary: 'The class the picture should be taken for; a picture that already belongs to it is left as it is.',
  default: -1,
  noneLabel: 'any other class',
} satisfies ClassParam;

/** What every attack has. */
export const commonParams = { eps, target } satisfies ParamSchema;
