/** Keeps 0 / 0 out for a map that is zero everywhere, which counts as even. */
const OFFSET = 1e-7;

/**
 * How unevenly |map| is spread over its pixels: G = Σ_i (2 i − n − 1) a_(i) / (n Σ a) of the rising magnitudes a_(i),
 * i = 1 … n. 0 where all are equal, 1 − 1/n where one pixel has everything. The offset of 1e-7 is relative to the
 * largest magnitude, so that the unit of a map does not matter.
 * Source: Hurley and Rickard, 2009, Comparing Measures of Sparsity; for saliency Chalasani et al., 2020.
 */
export function gini(map: ArrayLike<number>): number {
  const sorted = Float64Array.from(map, Math.abs).sort();
  const n = sorted.length;
  const largest = sorted.at(-1) ?? 0;
  const offset = OFFSET * (largest > 0 ? largest : 1);
  let [weighted, total] = [0, 0];
  sorted.forEach((value, i) => {
    weighted += (2 * (i + 1) - n - 1) * (value + offset);
    total += value + offset;
  });
  return weighted / (n * total);
}
