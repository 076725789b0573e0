import { clipLimit, reduceMap, sortedMagnitudes, type DisplayMap } from '@/domain/display';
import type { SaliencyMap } from '@/domain/picture';
import type { LimelightState } from '@/state/types';

interface Prepared {
  readonly display: DisplayMap;
  readonly sorted: Float32Array;
}

const preparedSigned = new WeakMap<SaliencyMap, Prepared>();
const preparedUnsigned = new WeakMap<SaliencyMap, Prepared>();

function prepare(map: SaliencyMap, signed: boolean): Prepared {
  const cache = signed ? preparedSigned : preparedUnsigned;
  const known = cache.get(map);
  if (known) return known;
  const display = reduceMap(map, signed);
  const prepared = { display, sorted: sortedMagnitudes(display) };
  cache.set(map, prepared);
  return prepared;
}

/** A map reduced to one value a pixel; worked out once a map. */
export function displayOf(map: SaliencyMap, signed: boolean): DisplayMap {
  return prepare(map, signed).display;
}

/** Where a map's own colour scale ends, in raw units. */
export function ownLimit(map: SaliencyMap, signed: boolean, clipPercentile: number): number {
  return clipLimit(prepare(map, signed).sorted, clipPercentile);
}

/** Whether the chosen method's values have a sign that means something. */
export function selectSigned(state: LimelightState): boolean {
  return state.catalogue?.saliency.find((method) => method.id === state.scene.saliency.id)?.signed ?? false;
}

/** Where the shared colour scale ends: at the largest of the maps' own ends; zero while there is no map. */
export function selectSharedLimit(state: LimelightState): number {
  const signed = selectSigned(state);
  const { clipPercentile } = state.scene.view;
  let limit = 0;
  for (const column of state.columns) {
    const attacked = state.scene.attack.on ? column.saliencyAttacked.value : undefined;
    for (const map of [column.saliencyClean.value, attacked])
      if (map) limit = Math.max(limit, ownLimit(map, signed, clipPercentile));
  }
  return limit;
}
