import { margin } from './metrics';
import type { Prediction } from './picture';

/** Probabilities of finite logits, and the largest; ties go to the first class. */
export function predictionOf(logits: Float32Array<ArrayBuffer>, independent: boolean): Prediction {
  let label = 0;
  logits.forEach((logit, index) => {
    if (logit > logits[label]!) label = index;
  });
  const probabilities = independent ? logits.map(sigmoid) : softmax(logits, logits[label] ?? 0);
  return { logits, label, probabilities, independent };
}

function softmax(logits: Float32Array, largest: number): Float32Array<ArrayBuffer> {
  const exponentials = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((total, value) => total + value, 0);
  return Float32Array.from(exponentials, (value) => value / sum);
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** Whether a prediction says that this class is in the picture: the first of all, or an independent label above 50 %. */
export function sees({ logits, label, independent }: Prediction, index: number): boolean {
  return independent ? logits[index]! > 0 : label === index;
}

/** By how much a class leads, in logits: over its strongest rival, or an independent label over 50 %. */
export function leadOf({ logits, independent }: Prediction, index: number): number {
  return independent ? logits[index]! : margin(logits, index);
}

/** The `count` likeliest classes, from the likeliest on; `always` takes the last place where it is not among them. */
export function likeliest(probabilities: Float32Array, count: number, always?: number): readonly number[] {
  const order = [...probabilities.keys()].sort((a, b) => probabilities[b]! - probabilities[a]!);
  const first = order.slice(0, count);
  if (always === undefined || first.includes(always) || !order.includes(always)) return first;
  return [...first.slice(0, -1), always];
}

/** −log of the probability of a class, in nats: from logits, so that it is finite where the probability rounds to zero. */
export function crossEntropyOf({ logits, label, independent }: Prediction, index: number): number {
  if (independent) return Math.max(-logits[index]!, 0) + Math.log1p(Math.exp(-Math.abs(logits[index]!)));
  const largest = logits[label]!;
  const sum = logits.reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return Math.log(sum) + largest - logits[index]!;
}

/**
 * Whether an attack on a picture that a model said `clean` of did what it wants: another class is first, or `target` is; of
 * independent labels the answer to the likeliest has turned, or `target` is seen.
 */
export function succeeds(clean: Prediction, attacked: Prediction, target?: number): boolean {
  if (target !== undefined) return sees(attacked, target);
  return sees(clean, clean.label) !== sees(attacked, clean.label);
}
