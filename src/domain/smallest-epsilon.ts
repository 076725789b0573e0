import type { AttackDescriptor } from './method';
import { resolveParams, type ParamValues } from './params';

/** Where the smallest ε that fools is looked for, in an attack's own unit. */
export interface EpsilonRange {
  /** Nothing beyond is tried. */
  readonly bound: number;
  /** How closely it is told. */
  readonly resolution: number;
}

/** What is known of the smallest ε that fools. */
export type SmallestEpsilon =
  /** It fools, and `below`, the next smaller one that was tried, does not. */
  | { readonly kind: 'found'; readonly epsilon: number; readonly below: number }
  /** None of those tried fools. */
  | { readonly kind: 'none'; readonly bound: number }
  /** Not known yet; where one that fools is known, the smallest such. */
  | { readonly kind: 'open'; readonly atMost?: number };

/** How far a search is. */
export interface EpsilonSearch {
  readonly smallest: SmallestEpsilon;
  /** Every ε whose outcome is known, rising. */
  readonly tried: readonly number[];
  /** What to try next: first for the answer, then for the curve. */
  readonly next?: number;
}

/**
 * Where to look for the smallest ε of an attack, whose ε at hand is `current`: up to twice its default, doubled until the
 * ε at hand is within, to half a step of its slider. Nothing for an attack without ε.
 */
export function epsilonRange(
  { budget, params }: Pick<AttackDescriptor, 'budget' | 'params'>,
  given: ParamValues,
): (EpsilonRange & { readonly current: number }) | undefined {
  const spec = budget && params[budget.param];
  if (spec?.kind !== 'number') return undefined;
  const current = Number(resolveParams(params, given).params[budget!.param]);
  let bound = 2 * spec.default;
  while (bound < current) bound *= 2;
  return { current, bound: Math.min(bound, spec.max), resolution: spec.step / 2 };
}

/** Parts that the range is divided into, so that the curve has points all over it. */
const PARTS = 8;

/**
 * Bisection for the smallest ε that fools. `outcomeOf` says whether an ε fools, `undefined` where that is not known yet.
 * First the ends of equal parts of the range are halved down to one part, then that part down to the resolution; last come
 * the ends left over. Halving takes for granted that a larger ε fools where a smaller one does. Where that is not so the
 * answer is still a true one: the smallest ε tried that fools, next to the largest tried below it, which does not; and no
 * answer is given before all ends below it were tried. `also` are further ones that count where their outcome is known.
 */
export function searchEpsilon(
  { bound, resolution }: EpsilonRange,
  outcomeOf: (epsilon: number) => boolean | undefined,
  also: readonly number[] = [],
): EpsilonSearch {
  const known = new Map<number, boolean>();
  const look = (epsilon: number): boolean => {
    const outcome = outcomeOf(epsilon);
    if (outcome !== undefined) known.set(epsilon, outcome);
    return outcome !== undefined;
  };
  const ends = Array.from({ length: PARTS }, (_, part) => rounded(((part + 1) * bound) / PARTS, resolution));
  const missing = ends.filter((end) => !look(end));
  // After the halving, so that what that tries depends on nothing else.
  const others = also.filter((epsilon) => epsilon > 0 && epsilon <= bound);
  for (;;) {
    const { below, above } = bracket(known);
    const wanted = nextOf(below, above);
    if (wanted === undefined ? others.splice(0).filter(look).length > 0 : look(wanted)) continue;
    const tried = [...known.keys()].sort((a, b) => a - b);
    const smallest: SmallestEpsilon =
      wanted !== undefined
        ? { kind: 'open', ...(above !== undefined && { atMost: above }) }
        : above === undefined
          ? { kind: 'none', bound }
          : { kind: 'found', epsilon: above, below };
    const next = wanted ?? missing[0];
    return { smallest, tried, ...(next !== undefined && { next }) };
  }

  /** What the answer waits for. */
  function nextOf(below: number, above: number | undefined): number | undefined {
    if (above === undefined) return missing.includes(bound) ? bound : missing[0];
    const between = missing.filter((end) => end > below && end < above);
    if (between.length > 0) return between[Math.floor((between.length - 1) / 2)];
    return middle(below, above, resolution) ?? missing.find((end) => end < above);
  }
}

/** The smallest ε that fools, and the largest below it that was tried; 0, the picture as it is, does not fool. */
function bracket(known: ReadonlyMap<number, boolean>): { readonly below: number; readonly above: number | undefined } {
  const above = [...known].reduce((least, [epsilon, fools]) => (fools ? Math.min(least, epsilon) : least), Infinity);
  const below = [...known.keys()].reduce((most, epsilon) => (epsilon < above ? Math.max(most, epsilon) : most), 0);
  return { below, above: above === Infinity ? undefined : above };
}

/** The multiple of the resolution in the middle; none where they are no further apart than that. */
function middle(below: number, above: number, resolution: number): number | undefined {
  const epsilon = rounded((below + above) / 2, resolution);
  return epsilon > below && epsilon < above ? epsilon : undefined;
}

/** Without the dust of binary fractions, so that it reads well. */
function rounded(value: number, resolution: number): number {
  return Number((Math.round(value / resolution) * resolution).toFixed(6));
}
