/** The language between page and measuring worker. Types only. */
import type { DisplayMap } from '@/domain/display';
import type { MapShift } from '@/domain/map-shift';

/** Page to worker: how far apart are these two maps? */
export interface MeasureRequest {
  readonly id: number;
  readonly clean: DisplayMap;
  readonly attacked: DisplayMap;
}

/** Worker to page, one for every request; no shift where the maps cannot be compared. */
export interface MeasureReply {
  readonly id: number;
  readonly shift: MapShift | undefined;
}
