import type { Average, Proportion } from './model-card';
import { random } from './random';

/** 97.5 % quantile of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * `count` of `n` with the 95 % interval of Wilson (1927):
 * (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n). Never leaves [0, 1], and sensible at 0 and at n.
 */
export function proportion(count: number, n: number): Proportion {
  const p = count / n;
  const centre = p + (Z * Z) / (2 * n);
  const reach = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  const low = count === 0 ? 0 : (centre - reach) / scale;
  const high = count === n ? 1 : (centre + reach) / scale;
  return { value: p, low, high, count, n };
}

/** How many of the flags are true, as a proportion with its interval. */
export function shareOf(flags: readonly boolean[]): Proportion {
  return proportion(flags.filter(Boolean).length, flags.length);
}

/** Arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The mean with its 95 % interval by the percentile bootstrap (Efron 1979): of 2,000 samples drawn with replacement and
 * averaged, the 2.5 % and the 97.5 % quantile. The same for the same seed. Values that are not numbers are left out;
 * `undefined` where none is left.
 */
export function bootstrapMean(values: readonly number[], seed = 0): Average | undefined {
  const known = values.filter((value) => Number.isFinite(value));
  if (known.length === 0) return undefined;
  const next = random(seed);
  const means = Float64Array.from({ length: 2000 }, () => {
    let sum = 0;
    for (let i = 0; i < known.length; i++) sum += known[Math.floor(next() * known.length)]!;
    return sum / known.length;
  }).sort();
  return { value: mean(known), low: means[49]!, high: means[1950]!, n: known.length };
}

/** Index of the largest value, the first of equals; −1 where a value is not a number, or there is none. */
export function indexOfLargest(values: ArrayLike<number>): number {
  let best = -1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) return -1;
    if (best < 0 || value > values[best]!) best = i;
  }
  return best;
}
