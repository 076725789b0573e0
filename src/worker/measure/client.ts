import type { DisplayMap } from '@/domain/display';
import type { LeagueRow } from '@/domain/league';
import type { Assessment, MetricDescriptor } from '@/domain/map-metric';
import type { MapMeasures } from '@/domain/map-measures';
import { Client, type Port } from '../rpc/client';
import { Supervisor } from '../rpc/supervisor';
import type { MeasureExchanges } from './protocol';

/** How two maps compare; `undefined` where they differ in size. Rejects with `worker-crashed`. */
export type MeasureMaps = (first: DisplayMap, second: DisplayMap) => Promise<MapMeasures | undefined>;

/** The table of many pictures' assessments (`leagueTable`). Rejects with `worker-crashed`. */
export type TabulateLeague = (
  pictures: readonly (readonly Assessment[])[],
  metrics: readonly MetricDescriptor[],
) => Promise<readonly LeagueRow[]>;

/** What is counted off the main thread. */
export interface Measurer {
  readonly measureMaps: MeasureMaps;
  readonly tabulateLeague: TabulateLeague;
}

/** Measures in a worker of its own, spawned when first needed and again after a crash. */
export function createMeasurer(spawn: () => Port<MeasureExchanges>): Measurer {
  const workers = new Supervisor({ start: (onLost) => new Client<MeasureExchanges>(spawn(), onLost, 'map-comparer') });
  return {
    measureMaps: (first, second) => workers.client.request('maps', { first, second }),
    tabulateLeague: (pictures, metrics) => workers.client.request('league', { pictures, metrics }),
  };
}
