/**
 * The w that makes Σ_i weight_i (y_i − row_i · w)² + Σ_j penalty_j w_j² least, by Cholesky's decomposition of the normal
 * equations. Where these do not tell all of w, what is left open is zero.
 */
export function leastSquares(
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  penalty: ArrayLike<number>,
): Float64Array {
  const size = penalty.length;
  const matrix = Array.from({ length: size }, (_, j) => {
    const line = new Float64Array(size);
    line[j] = penalty[j]!;
    return line;
  });
  const right = new Float64Array(size);
  rows.forEach((row, i) => {
    for (let j = 0; j < size; j++) {
      const weighted = weights[i]! * row[j]!;
      if (weighted === 0) continue;
      right[j]! += weighted * y[i]!;
      for (let k = 0; k <= j; k++) matrix[j]![k]! += weighted * row[k]!;
    }
  });
  return solve(matrix, right);
}

/** Solves A w = b for a symmetric A ≥ 0 of which the lower half is given; overwrites A. */
function solve(a: readonly Float64Array[], b: Float64Array): Float64Array {
  const size = b.length;
  const scale = a.reduce((largest, line, j) => Math.max(largest, line[j]!), 0);
  for (let j = 0; j < size; j++) {
    const line = a[j]!;
    for (let k = 0; k <= j; k++) {
      let value = line[k]!;
      for (let i = 0; i < k; i++) value -= line[i]! * a[k]![i]!;
      // A pivot that is nothing but rounding: this direction is left open.
      if (k === j) line[k] = value > 1e-12 * scale ? Math.sqrt(value) : Infinity;
      else line[k] = value / a[k]![k]!;
    }
  }
  const w = Float64Array.from(b);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) w[j]! -= a[j]![k]! * w[k]!;
    w[j]! /= a[j]![j]!;
  }
  for (let j = size - 1; j >= 0; j--) {
    for (let k = j + 1; k < size; k++) w[j]! -= a[k]![j]! * w[k]!;
    w[j]! /= a[j]![j]!;
  }
  return w;
}
