/**
 * Sixteen steps of float32 below 1: about the relative error of a network's output in float32, and by which two backends
 * differ. What is computed from numbers of size s is known to about s · ROUNDING.
 */
export const ROUNDING = 2 ** -20;

/**
 * Whether a map says nothing: all its values are equal, or differ by no more than rounding alone may make them differ.
 * That is ROUNDING of the largest magnitude, or `noise`, where the values are small differences of larger numbers and the
 * method knows how large those are (a drop of probability from 1 is known to 1e-6, however small the drop). Such a map has
 * no strongest pixels, and must not be ranked, correlated or compared.
 */
export function isFlat({
  min,
  max,
  noise,
}: {
  readonly min: number;
  readonly max: number;
  readonly noise: number;
}): boolean {
  return max - min <= Math.max(noise, ROUNDING * Math.max(Math.abs(min), Math.abs(max)));
}
