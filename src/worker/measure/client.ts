import type { DisplayMap } from '@/domain/display';
import type { MapShift } from '@/domain/map-shift';
import { Client, type Port } from '../rpc/client';
import { Supervisor } from '../rpc/supervisor';
import type { MeasureExchanges } from './protocol';

/** How far two maps are apart; `undefined` where they differ in size. Rejects with `worker-crashed`. */
export type MeasureShift = (clean: DisplayMap, attacked: DisplayMap) => Promise<MapShift | undefined>;

/** Measures in a worker of its own, spawned when first needed and again after a crash. */
export function createMeasurer(spawn: () => Port<MeasureExchanges>): MeasureShift {
  const workers = new Supervisor({ start: (onLost) => new Client<MeasureExchanges>(spawn(), onLost, 'map-comparer') });
  return (clean, attacked) => workers.client.request('shift', { clean, attacked });
}
