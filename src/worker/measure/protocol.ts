/** The language between page and measuring worker. Types only. */
import type { DisplayMap } from '@/domain/display';
import type { LeagueRow } from '@/domain/league';
import type { MapMeasures } from '@/domain/map-measures';
import type { Assessment, MetricDescriptor } from '@/domain/map-metric';
import type { Exchange } from '../rpc/protocol';

/** What the worker can be asked. */
export interface MeasureExchanges {
  /** How do these two maps compare? No measures where they cannot be compared. */
  maps: Exchange<{ readonly first: DisplayMap; readonly second: DisplayMap }, never, MapMeasures | undefined>;
  /** What do many pictures' assessments come to? */
  league: Exchange<
    { readonly pictures: readonly (readonly Assessment[])[]; readonly metrics: readonly MetricDescriptor[] },
    never,
    readonly LeagueRow[]
  >;
}
