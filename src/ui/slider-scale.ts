/** The values a slider moves over. */
export interface SliderRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** How many places a logarithmic slider has, the first not counted. */
export const SLIDER_PLACES = 200;

/** The smallest value above zero that a logarithmic slider reaches. */
const lowest = ({ min, step }: SliderRange) => (min > 0 ? min : step);

/**
 * The value at a place of a logarithmic slider: equal distances are equal ratios, from the lowest value at the first
 * place to the largest at the last, rounded to two digits. Where zero is in range it has the first place to itself.
 */
export function valueAtPlace(place: number, range: SliderRange): number {
  const first = range.min > 0 ? 0 : 1;
  if (place < first) return range.min;
  const low = lowest(range);
  const value = low * (range.max / low) ** ((place - first) / (SLIDER_PLACES - first));
  return Math.min(range.max, Math.max(range.min, Number(value.toPrecision(2))));
}

/** The place of a logarithmic slider that is nearest to a value. */
export function placeOfValue(value: number, range: SliderRange): number {
  const first = range.min > 0 ? 0 : 1;
  const low = lowest(range);
  if (value < low) return 0;
  return Math.round(first + (Math.log(value / low) / Math.log(range.max / low)) * (SLIDER_PLACES - first));
}
