import type { ChoiceParam, NumberParam } from '@/domain/params';
import type { UnitRule } from '@/domain/map-unit';
import type { ClassMeasure } from './class-measure';

/** How often a method that samples does so. */
export function samplesParam(preset: number, least = 1): NumberParam {
  return { kind: 'number', default: preset, min: least, max: 10_000, step: 1, integer: true, logarithmic: true };
}

/** How well the class stands, for a method that hides parts of the picture. */
export function measureParam(preset: ClassMeasure): ChoiceParam<ClassMeasure> {
  return { kind: 'choice', default: preset, options: ['probability', 'logit', 'margin'], advanced: true };
}

/** The unit of a map whose values are differences of what `measureParam` measures. */
export const unitOfMeasure = {
  param: 'measure',
  units: { probability: 'probability', logit: 'logit', margin: 'logit' },
} as const satisfies UnitRule;
