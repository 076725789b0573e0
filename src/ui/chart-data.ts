import { language } from '@/text';

/** One line of a chart; null where there is no value. */
export interface ChartSeries {
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** Values that a dot marks. */
  readonly marks?: readonly boolean[];
  /** The same before smoothing, drawn faintly behind. */
  readonly raw?: readonly (number | null)[];
  /** An interval about every value, drawn as a band. */
  readonly low?: readonly (number | null)[];
  readonly high?: readonly (number | null)[];
}

/** What a drawn line is to its series. */
export type LineRole = 'raw' | 'low' | 'high' | 'value';

/** One line as it is drawn: the series it belongs to, and its part in it. */
export interface ChartLine {
  readonly series: number;
  readonly role: LineRole;
  readonly values: readonly (number | null)[];
}

const roles = ['raw', 'low', 'high'] as const;

/** The lines of a chart from back to front: what is faint first, the values themselves last. */
export function chartLines(series: readonly ChartSeries[]): ChartLine[] {
  const behind = series.flatMap((one, index) =>
    roles.flatMap((role) => {
      const values = one[role];
      return values ? [{ series: index, role, values }] : [];
    }),
  );
  return [...behind, ...series.map(({ values }, index) => ({ series: index, role: 'value' as const, values }))];
}

/** The index of the value of a rising row that is nearest to a place, the lower of two; undefined where there is none. */
export function nearestIndex(x: readonly number[], place: number): number | undefined {
  const distances = x.map((value) => Math.abs(value - place));
  return x.length > 0 ? distances.indexOf(Math.min(...distances)) : undefined;
}

/**
 * Where exact zeros are drawn on an axis of decimal logarithms: a whole power of ten below everything else. Undefined
 * where there are none.
 */
export function zeroLevel(lines: readonly Pick<ChartLine, 'values'>[]): number | undefined {
  const values = lines.flatMap((line) => line.values);
  if (!values.includes(0)) return undefined;
  const least = values.reduce<number>((low, value) => (value !== null && value > 0 ? Math.min(low, value) : low), 1);
  return Math.floor(Math.log10(least)) - 1;
}

/** Decimal logarithms, of zeros what is given for them; what has none becomes a gap. */
export function logarithms(values: readonly (number | null)[], zero?: number): (number | null)[] {
  return values.map((value) => {
    if (value === 0) return zero ?? null;
    return value !== null && value > 0 ? Math.log10(value) : null;
  });
}

/**
 * A running mean that forgets: s_i = s_{i−1} + (1 − inertia)(v_i − s_{i−1}), corrected for its start (Kingma and Ba
 * 2015, section 3). Gaps stay gaps and change nothing.
 */
export function smoothed(values: readonly (number | null)[], inertia = 0.9): (number | null)[] {
  let [sum, weight] = [0, 0];
  return values.map((value) => {
    if (value === null) return null;
    sum = inertia * sum + (1 - inertia) * value;
    weight = inertia * weight + (1 - inertia);
    return sum / weight;
  });
}

/**
 * Where an axis of decimal logarithms from `low` to `high` is numbered: at powers of ten where there are two at least,
 * otherwise at the ones, twos and fives of each decade.
 */
export function logarithmicTicks(low: number, high: number): number[] {
  const inside = (tick: number) => tick >= low && tick <= high;
  const decades = Array.from({ length: Math.floor(high) - Math.floor(low) + 1 }, (_, i) => Math.floor(low) + i);
  const powers = decades.filter(inside);
  if (powers.length >= 2) return powers;
  return decades.flatMap((decade) => [1, 2, 5].map((digit) => decade + Math.log10(digit))).filter(inside);
}

/** A place on an axis as the language of the page writes it; the plot by itself would take the browser's. */
export function placeWords(place: number): string {
  return place.toLocaleString(language);
}
