import type { Prediction } from './picture';

/** Softmax of finite logits, and the largest; ties go to the first class. */
export function predictionOf(logits: Float32Array<ArrayBuffer>): Prediction {
  let label = 0;
  logits.forEach((logit, index) => {
    if (logit > logits[label]!) label = index;
  });
  const largest = logits[label] ?? 0;
  const exponentials = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return { logits, label, probabilities: Float32Array.from(exponentials, (value) => value / sum) };
}
