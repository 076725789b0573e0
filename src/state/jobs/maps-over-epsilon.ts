import type { Explanation } from '@/domain/scene/schema';
import type { EpsilonPoint, ExplainedMap } from '../types';
import type { Explain, Want } from './request';

/**
 * The points of an attack over ε with the maps of every explanation, as far as they are there; what was made for them; and
 * the map that comes next, so that one is made after the other, by rising ε. An explanation that has no map of the clean picture (ε = 0)
 * has nothing to hold others against, and none is asked for.
 */
export function mapsOverEpsilon(
  points: readonly EpsilonPoint[],
  explanations: readonly Explanation[],
  mapAt: (map: Explanation, epsilon: number) => Want<Explain>,
  result: (want: Explain) => ExplainedMap | undefined,
): { readonly points: readonly EpsilonPoint[]; readonly made: readonly Explain[]; readonly next: readonly Explain[] } {
  const made: Explain[] = [];
  const missing: Explain[] = [];
  const known = (want: Want<Explain>) => (typeof want === 'string' ? undefined : result(want));
  const explained = points.map((point) => {
    const maps = explanations.map((map) => {
      const want = mapAt(map, point.epsilon);
      if (typeof want === 'string' || !known(mapAt(map, 0))) return undefined;
      const found = result(want);
      (found ? made : missing).push(want);
      return found;
    });
    return { ...point, maps };
  });
  return { points: explained, made, next: missing.slice(0, 1) };
}
