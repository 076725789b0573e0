import type { Assessment, MetricDescriptor } from './map-metric';
import type { Average } from './model-card';
import { bootstrapMean, shareOf } from './statistics';

/** What one measure says of one method over many pictures. */
export interface LeagueCell {
  /** Over the pictures where it is defined. */
  readonly score: Average;
  /** The same of shuffled maps; absent where shuffling changes nothing. */
  readonly chance?: Average;
  /** Whether the maps do better than their own shuffled copies, picture by picture: by the interval of the mean difference. */
  readonly against?: 'better' | 'worse' | 'undecided';
}

/** One method of the table. */
export interface LeagueRow {
  /** By the measures' ids; none where the measure is defined for no picture. */
  readonly cells: Readonly<Record<string, LeagueCell>>;
  /** How many of its maps said nothing, or held what is no number: these are not judged. */
  readonly flat: number;
  readonly broken: number;
}

/** Fewest pictures that an interval is made of: the bootstrap's of 5 holds the mean four times in five, not 19 in 20. */
export const ENOUGH_PICTURES = 20;

/** The table of many pictures' assessments, each with one entry a method in one order: a row for each method. */
export function leagueTable(
  pictures: readonly (readonly Assessment[])[],
  metrics: readonly MetricDescriptor[],
): readonly LeagueRow[] {
  const methods = pictures[0]?.length ?? 0;
  return Array.from({ length: methods }, (_, place) => {
    const own = pictures.map((assessments) => assessments[place]!);
    const count = (state: Assessment['map']) => own.filter(({ map }) => map === state).length;
    const cells = metrics.flatMap((metric) => {
      const cell = cellOf(own, metric);
      return cell ? [[metric.id, cell] as const] : [];
    });
    return { cells: Object.fromEntries(cells), flat: count('flat'), broken: count('broken') };
  });
}

function cellOf(own: readonly Assessment[], { id, better }: MetricDescriptor): LeagueCell | undefined {
  const scores = own.flatMap(({ scores }) => scores[id] ?? []).filter(({ value }) => Number.isFinite(value));
  const score = averageOf(scores.map(({ value }) => value));
  const chance = bootstrapMean(scores.map(({ chance = NaN }) => chance));
  if (!score) return undefined;
  if (!chance) return { score };
  const gains = scores.map(({ value, chance = NaN }) => (better === 'lower' ? chance - value : value - chance));
  const gain = gains.length < ENOUGH_PICTURES ? undefined : bootstrapMean(gains);
  if (!gain) return { score, chance };
  return { score, chance, against: gain.low > 0 ? 'better' : gain.high < 0 ? 'worse' : 'undecided' };
}

/** The mean with its interval: Wilson's where all values are 0 or 1, so that none of ten is not "0 to 0"; else the bootstrap's. */
function averageOf(values: readonly number[]): Average | undefined {
  const isShare = values.length > 0 && values.every((value) => value === 0 || value === 1);
  return isShare ? shareOf(values.map((value) => value === 1)) : bootstrapMean(values);
}
