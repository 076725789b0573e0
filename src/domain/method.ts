import type { Failure } from './errors';
import { exact } from './format';
import type { Lacks, Need } from './lacks';
import type { UnitRule } from './map-unit';
import { resolveParams, type ParamSchema, type ParamValue, type ParamValues } from './params';

/** What an attack or a saliency method says of itself: the part of its value that is plain data. Its words are in `text/`. */
export interface MethodDescriptor {
  readonly id: string;
  readonly params: ParamSchema;
}

/** What an attack keeps small: a norm of δ, pixels in [0, 1]; a movement of the picture; a part of it; or nothing. */
export type Norm = 'linf' | 'l2' | 'l1' | 'l0' | 'spatial' | 'patch' | 'none';

/** What an attack is told by the model: gradients, scores, no more than the class on top, or nothing. */
export type Access = 'gradient' | 'scores' | 'decision' | 'none';

/** The parameter that is an attack's ε; `scale` times its value is ε for pixels in [0, 1]. */
export interface Budget {
  readonly param: string;
  readonly scale: number;
}

/** An attack also says what it bounds, by how much, what it needs to know and what it can aim at. */
export interface AttackDescriptor extends MethodDescriptor {
  readonly norm: Norm;
  readonly access: Access;
  /** Away from the label, and towards a class (its parameter `target`). */
  readonly goals: readonly ('untargeted' | 'targeted')[];
  /** Absent where nothing is bounded. */
  readonly budget?: Budget;
}

/** A saliency method also says how its values read, and what it needs; where that is nothing, scores are enough. */
export interface SaliencyDescriptor extends MethodDescriptor {
  /** Whether a map has two signs; or the parameter, and its values, by which it has. See `hasSign`. */
  readonly signed: boolean | { readonly param: string; readonly values: readonly ParamValue[] };
  /** What its values count. */
  readonly unit: UnitRule;
  readonly needs: readonly Need[];
  /** A parameter by which its maps are made of another method's, and what that is and needs for each value. See `unsupported`. */
  readonly madeOf?: {
    readonly param: string;
    readonly bases: Readonly<Record<string, Pick<SaliencyDescriptor, 'id' | 'needs'>>>;
  };
  /** Says that maps take one step together, those of several pictures no more than one alone. */
  readonly oneStep?: true;
}

/** What a map takes, from the first step to the last. */
export interface MapCost {
  /** Passes through the model, forward or backward. */
  readonly passes: number;
  readonly milliseconds: number;
}

/**
 * Whether a method's maps have two signs, given all its parameters: these get a diverging colour scale with zero in the
 * middle, others a sequential one from zero.
 */
export function hasSign({ signed }: Pick<SaliencyDescriptor, 'signed'>, params: ParamValues): boolean {
  return typeof signed === 'boolean' ? signed : signed.values.includes(params[signed.param]!);
}

/** What a method needs of a model beside its scores. */
export function needsOf(method: AttackDescriptor | Pick<SaliencyDescriptor, 'needs'>): readonly Need[] {
  if ('needs' in method) return method.needs;
  return method.access === 'gradient' ? ['gradients'] : [];
}

/**
 * Why a method is nothing for a model (`method-unsupported`); `undefined` where it can be used. With these parameters, where they
 * are given: of a map that is made of another's, it is that other that has to be possible.
 */
export function unsupported(
  method: AttackDescriptor | Pick<SaliencyDescriptor, 'id' | 'needs' | 'madeOf'>,
  lacks: Lacks,
  params: ParamValues = {},
): Failure | undefined {
  const madeOf = 'madeOf' in method ? method.madeOf : undefined;
  const made = madeOf?.bases[String(params[madeOf.param])] ?? method;
  const lack = needsOf(made).flatMap((need) => lacks[need] ?? [])[0];
  return lack && { code: 'method-unsupported', reason: 'lacks', details: { method: made.id, lack } };
}

/** How the norms of δ are written. */
export const NORM_SYMBOLS = { linf: '‖δ‖∞', l2: '‖δ‖₂', l1: '‖δ‖₁', l0: '‖δ‖₀' } as const satisfies Partial<
  Record<Norm, string>
>;

/** What an attack keeps within what, given what differs from its defaults. */
export interface Bound {
  readonly norm: Norm;
  /** For pixels in [0, 1]. */
  readonly epsilon: number;
  /** The same in the attack's own unit: "8/255", or where that is [0, 1] the bare number. */
  readonly text: string;
}

/** The bound of an attack; `undefined` where nothing is bounded. */
export function boundOf(attack: AttackDescriptor, given: ParamValues): Bound | undefined {
  const { norm, budget, params } = attack;
  const spec = budget && params[budget.param];
  if (spec?.kind !== 'number') return undefined;
  const value = Number(resolveParams(params, given).params[budget!.param]);
  return { norm, epsilon: value * budget!.scale, text: epsilonWords(attack, value) };
}

/** An ε of an attack in its own unit: "8/255", or where that is [0, 1] the bare number. */
export function epsilonWords({ budget, params }: Pick<AttackDescriptor, 'budget' | 'params'>, epsilon: number): string {
  const spec = budget && params[budget.param];
  return `${exact(epsilon)}${spec?.kind === 'number' && budget?.scale !== 1 ? (spec.unit ?? '') : ''}`;
}

/** The parameters of the method of that id; none where there is no such method, or the list is not known yet. */
export function schemaIn(methods: readonly MethodDescriptor[] | undefined, id: string): ParamSchema {
  return methods?.find((method) => method.id === id)?.params ?? {};
}
