/** The language between page and measuring worker. Types only. */
import type { DisplayMap } from '@/domain/display';
import type { MapShift } from '@/domain/map-shift';
import type { Exchange } from '../rpc/protocol';

/** What the worker can be asked. */
export interface MeasureExchanges {
  /** How far apart are these two maps? No shift where they cannot be compared. */
  shift: Exchange<{ readonly clean: DisplayMap; readonly attacked: DisplayMap }, never, MapShift | undefined>;
}
