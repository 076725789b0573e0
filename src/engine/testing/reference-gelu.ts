/** erf(x) to double precision: its Taylor series near zero, one minus the continued fraction of erfc beyond. */
export function erf(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude > 3) return Math.sign(x) * (1 - erfcTail(magnitude));
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

function erfcTail(x: number): number {
  let fraction = x;
  for (let n = 60; n > 0; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / fraction / Math.sqrt(Math.PI);
}

/** x Phi(x) in double precision. */
export function referenceGelu(x: number): number {
  return (x * (1 + erf(x / Math.SQRT2))) / 2;
}

/** Phi(x) + x phi(x) in double precision. */
export function referenceGeluSlope(x: number): number {
  return (1 + erf(x / Math.SQRT2)) / 2 + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** phi(x) (2 - x^2) in double precision. */
export function referenceGeluCurvature(x: number): number {
  return (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * (2 - x * x);
}
