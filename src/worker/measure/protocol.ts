/** The language between page and measuring worker. Types only. */
import type { DisplayMap } from '@/domain/display';
import type { MapMeasures } from '@/domain/map-measures';
import type { Exchange } from '../rpc/protocol';

/** What the worker can be asked. */
export interface MeasureExchanges {
  /** How do these two maps compare? No measures where they cannot be compared. */
  measure: Exchange<{ readonly first: DisplayMap; readonly second: DisplayMap }, never, MapMeasures | undefined>;
}
