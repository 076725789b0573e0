/** Keeps the logarithm of 0 out. */
const OFFSET = 1e-12;

/**
 * How widely |map| is spread over its pixels, in nats: H = −Σ p_i ln(p_i + 1e-12), p = |map| / Σ |map|. 0 where one pixel
 * has everything, ln n where all n are equal; not a number for a map that is zero everywhere.
 * Source: Bhatt, Weller and Moura, 2020, Evaluating and Aggregating Feature-based Model Explanations (complexity).
 */
export function entropy(map: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < map.length; i++) total += Math.abs(map[i]!);
  let sum = 0;
  for (let i = 0; i < map.length; i++) {
    const share = Math.abs(map[i]!) / total;
    sum -= share * Math.log(share + OFFSET);
  }
  return sum;
}
