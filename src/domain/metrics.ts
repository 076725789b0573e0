/** Ranks from 1, equal values sharing the mean of their ranks. */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) ranks[order[i]!] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}

/** Pearson's correlation, in [-1, 1]; not a number when either side does not vary. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  let [meanA, meanB] = [0, 0];
  for (let i = 0; i < n; i++) {
    meanA += a[i]! / n;
    meanB += b[i]! / n;
  }
  let [covariance, varianceA, varianceB] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [deviationA, deviationB] = [a[i]! - meanA, b[i]! - meanB];
    covariance += deviationA * deviationB;
    varianceA += deviationA * deviationA;
    varianceB += deviationB * deviationB;
  }
  return varianceA > 0 && varianceB > 0 ? covariance / Math.sqrt(varianceA * varianceB) : NaN;
}

/** Spearman's rank correlation with average ranks for ties, in [-1, 1]; not a number when either side is constant. */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return pearson(averageRanks(a), averageRanks(b));
}

/**
 * |A ∩ B| / k for the k = ceil(fraction · n) largest values of each; ties go to the earlier position. Unrelated maps
 * score about `fraction`.
 */
export function topOverlap(a: ArrayLike<number>, b: ArrayLike<number>, fraction: number): number {
  return overlap(strongest(a, fraction), strongest(b, fraction));
}

/** Where the k = ceil(fraction · n) largest values are, the largest first; ties go to the earlier position. */
export function strongest(values: ArrayLike<number>, fraction: number): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, i) => i)
    .sort((i, j) => values[j]! - values[i]! || i - j)
    .slice(0, Math.ceil(fraction * values.length));
}

/** The share of the second list of places that is in the first. */
export function overlap(a: Uint32Array, b: Uint32Array): number {
  const inA = new Set(a);
  return b.reduce((hits, place) => hits + (inA.has(place) ? 1 : 0), 0) / b.length;
}

/** z_label − max over the other classes of z: positive while the label wins, in logit units. */
export function margin(logits: ArrayLike<number>, label: number): number {
  let rival = -Infinity;
  for (let i = 0; i < logits.length; i++) if (i !== label) rival = Math.max(rival, logits[i]!);
  return logits[label]! - rival;
}
