import { clipLimit, reduceMap, shareBeyond, sortedMagnitudes, type DisplayMap } from '@/domain/display';
import type { Scene } from '@/domain/scene/schema';
import { unitOf, type MapUnit } from '@/domain/map-unit';
import type { ExplainedMap, LimelightState } from '@/state/types';

interface Prepared {
  readonly display: DisplayMap;
  readonly sorted: Float32Array;
}

type View = Scene['view'];

/** How maps are reduced for what is measured of them, however they are shown. */
export const asMeasured: Pick<View, 'signs'> = { signs: false };

const [magnitudes, sums] = [new WeakMap<ExplainedMap, Prepared>(), new WeakMap<ExplainedMap, Prepared>()];

function prepare(map: ExplainedMap, { signs }: Pick<View, 'signs'>): Prepared {
  const prepared = signs ? sums : magnitudes;
  const known = prepared.get(map);
  if (known) return known;
  const display = reduceMap(map, map.signed, signs);
  const made = { display, sorted: sortedMagnitudes(display) };
  prepared.set(map, made);
  return made;
}

/** A map reduced to one value a pixel as it is viewed; worked out once a map and way. */
export function displayOf(map: ExplainedMap, view: Pick<View, 'signs'>): DisplayMap {
  return prepare(map, view).display;
}

/** Where a map's own colour scale ends, in raw units. */
export function ownLimit(map: ExplainedMap, view: Pick<View, 'signs' | 'clipPercentile'>): number {
  return clipLimit(prepare(map, view).sorted, view.clipPercentile);
}

/** The share of a map's pixels whose values lie beyond the end of a scale. */
export function beyond(map: ExplainedMap, view: Pick<View, 'signs'>, limit: number): number {
  return shareBeyond(prepare(map, view).sorted, limit);
}

/**
 * Where the colour scale that maps of one explanation share ends: at the largest of their own ends; zero while there is no
 * map. The scale is that of one model's maps, clean and attacked, or of every model's, as the view says; different
 * explanations, whose values mean different things, never share one.
 */
export function sharedLimit(state: LimelightState, index: number, modelId: string): number {
  const { view } = state.scene;
  let limit = 0;
  for (const column of state.columns) {
    if (view.scale === 'model' && column.modelId !== modelId) continue;
    const maps = column.maps[index];
    const attacked = state.scene.attack.on ? maps?.attacked.value : undefined;
    for (const map of [maps?.clean.value, attacked]) if (map) limit = Math.max(limit, ownLimit(map, view));
  }
  return limit;
}

/** The first explanation's map of the clean picture in the first column that has one. */
export function firstMap({ columns }: Pick<LimelightState, 'columns'>): ExplainedMap | undefined {
  return columns.find(({ maps }) => maps[0]?.clean.value)?.maps[0]?.clean.value;
}

/** Whether maps of the first explanation are drawn with negative values in a colour of their own: as `MapCell` draws them. */
export function selectDiverging(state: LimelightState): boolean {
  const map = firstMap(state);
  return map?.signed === true && (map.channels === 1 || state.scene.view.signs);
}

/** What the values of a map count; in no unit while there is no map. */
export function unitIn({ catalogue }: Pick<LimelightState, 'catalogue'>, map: ExplainedMap | undefined): MapUnit {
  const method = map && catalogue?.saliency.find(({ id }) => id === map.method);
  return method ? unitOf(method.unit, map.params) : 'none';
}
