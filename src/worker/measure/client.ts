import type { DisplayMap } from '@/domain/display';
import type { MapMeasures } from '@/domain/map-measures';
import { Client, type Port } from '../rpc/client';
import { Supervisor } from '../rpc/supervisor';
import type { MeasureExchanges } from './protocol';

/** How two maps compare; `undefined` where they differ in size. Rejects with `worker-crashed`. */
export type MeasureMaps = (first: DisplayMap, second: DisplayMap) => Promise<MapMeasures | undefined>;

/** Measures in a worker of its own, spawned when first needed and again after a crash. */
export function createMeasurer(spawn: () => Port<MeasureExchanges>): MeasureMaps {
  const workers = new Supervisor({ start: (onLost) => new Client<MeasureExchanges>(spawn(), onLost, 'map-comparer') });
  return (first, second) => workers.client.request('measure', { first, second });
}
