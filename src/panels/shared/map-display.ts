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

/**
 * Where the colour scale that maps share ends: at the largest of their own ends; zero while there is no map. The scale
 * is that of one model's maps, clean and attacked, or of every map on the screen, as the view says.
 */
export function sharedLimit(state: LimelightState, modelId: string): number {
  const signed = selectSigned(state);
  const { clipPercentile, scale } = state.scene.view;
  let limit = 0;
  for (const column of state.columns) {
    if (scale === 'model' && column.modelId !== modelId) continue;
    const attacked = state.scene.attack.on ? column.saliencyAttacked.value : undefined;
    for (const map of [column.saliencyClean.value, attacked])
      if (map) limit = Math.max(limit, ownLimit(map, signed, clipPercentile));
  }
  return limit;
}

/** Whether maps are drawn with negative values in a colour of their own: as `MapCell` draws them. */
export function selectDiverging(state: LimelightState): boolean {
  const map = state.columns.find((column) => column.saliencyClean.value)?.saliencyClean.value;
  return selectSigned(state) && map?.channels === 1;
}
