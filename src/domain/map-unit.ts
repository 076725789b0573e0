import type { ParamValues } from './params';

/**
 * What a map's values count. A logit is the class's score (of two classes the difference of theirs); per colour, how much of it a
 * colour value adds that goes from 0 to 1. What is in no unit compares within its own map alone.
 */
export type MapUnit =
  'logit' | 'squared-logit' | 'logit-per-colour' | 'squared-logit-per-colour' | 'probability' | 'none';

/** A method's unit, or the parameter by whose value it has which. */
export type UnitRule = MapUnit | { readonly param: string; readonly units: Readonly<Record<string, UnitRule>> };

/** The unit of a method's maps, given all its parameters. */
export function unitOf(rule: UnitRule, params: ParamValues): MapUnit {
  return typeof rule === 'string' ? rule : unitOf(rule.units[String(params[rule.param])]!, params);
}
