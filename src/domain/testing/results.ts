import type { Pixels, Prediction } from '../picture';

/** A picture of one pixel; for tests. */
export const onePixel: Pixels = { width: 1, height: 1, data: Float32Array.of(0, 0.5, 1) };

/** A prediction of that class, whatever its logits say; for tests. */
export function predictionOf(label: number): Prediction {
  return { label, logits: Float32Array.of(1, 2), probabilities: Float32Array.of(0.3, 0.7), independent: false };
}
