import { leastSquares } from '@/domain/least-squares';
import type { ParamSchema } from '@/domain/params';
import { random, type Random } from '@/domain/random';
import type { SaliencyMethod } from '../method';
import { off, segments, worthOfSuperpixels, type Coalition } from './coalitions';
import { measureParam, samplesParam, unitOfMeasure } from './params';

const params = {
  samples: samplesParam(500, 4),
  segments,
  fill: off,
  measure: measureParam('logit'),
} as const satisfies ParamSchema;

/**
 * KernelSHAP (Lundberg and Lee, 2017) over superpixels: the Shapley value of each, what it adds to the class's score on average
 * over all orders in which superpixels may be switched on, signed, [B, H, W, 1]. A least-squares fit to coalitions drawn
 * in pairs, one the other's complement, their sizes k at odds (M − 1) / (k (M − k)); the values sum to S(x) − S(all off). Where
 * all coalitions are no more than `samples`, they are taken, and the values are exact.
 */
export const kernelShap = {
  id: 'kernel-shap',
  params,
  signed: true,
  unit: unitOfMeasure,
  needs: [],
  cost: ({ samples }) => samples,
  run: (input, { samples, segments, fill, measure }) =>
    worthOfSuperpixels(input, {
      samples,
      segments,
      fill,
      measure,
      coalitions: (count) => shapCoalitions(count, samples, random(input.seed)),
      worth: shapleyValues,
    }),
} as const satisfies SaliencyMethod<typeof params>;

/** All on, all off, then as many as there are to be: every one where these are all, otherwise drawn in pairs. */
export function shapCoalitions(count: number, samples: number, next: Random): Coalition[] {
  const ends = [new Uint8Array(count).fill(1), new Uint8Array(count)];
  if (count < 31 && 2 ** count <= samples)
    return [
      ...ends,
      ...Array.from({ length: 2 ** count - 2 }, (_, code) =>
        Uint8Array.from({ length: count }, (__, j) => ((code + 1) >> j) & 1),
      ),
    ];
  const odds = Array.from({ length: count - 1 }, (_, i) => 1 / ((i + 1) * (count - i - 1)));
  const total = odds.reduce((sum, each) => sum + each, 0);
  const drawn: Coalition[] = [];
  while (drawn.length < samples - 2) {
    let left = next() * total;
    let size = 1;
    while (size < count - 1 && left >= odds[size - 1]!) left -= odds[size++ - 1]!;
    const coalition = new Uint8Array(count);
    // The first places of a random order.
    const order = Array.from({ length: count }, (_, j) => j);
    for (let i = 0; i < size; i++) {
      const at = i + Math.floor(next() * (count - i));
      [order[i], order[at]] = [order[at]!, order[i]!];
      coalition[order[i]!] = 1;
    }
    drawn.push(
      coalition,
      coalition.map((each) => 1 - each),
    );
  }
  return [...ends, ...drawn.slice(0, samples - 2)];
}

/**
 * Shapley values from the scores of coalitions, of which the first is all on and the second all off. Where all are there,
 * each counts by the Shapley kernel, and the values are exact; drawn ones are already as frequent as that has it.
 */
export function shapleyValues(coalitions: readonly Coalition[], scores: readonly number[]): Float64Array {
  const count = coalitions[0]!.length;
  const [full = 0, empty = 0] = scores;
  const difference = full - empty;
  if (scores.length <= 2 || count < 2) return new Float64Array(count).fill(scores.length < 2 ? 0 : difference / count);
  const complete = count < 31 && coalitions.length === 2 ** count;
  // By how much each value is more than its even share; the last is what the others leave.
  const share = difference / count;
  const rows: Float64Array[] = [];
  const left: number[] = [];
  const weights: number[] = [];
  for (let i = 2; i < scores.length; i++) {
    const coalition = coalitions[i]!;
    const last = coalition[count - 1]!;
    const size = coalition.reduce((sum, each) => sum + each, 0);
    rows.push(Float64Array.from({ length: count - 1 }, (_, j) => coalition[j]! - last));
    left.push(scores[i]! - empty - size * share);
    weights.push(complete ? 1 / (choose(count, size) * size * (count - size)) : 1);
  }
  // Few coalitions leave much open: a trace of ridge then spreads what is known evenly.
  const penalty = new Float64Array(count - 1).fill(complete ? 0 : 1e-6 * rows.length);
  const more = leastSquares(rows, left, weights, penalty);
  const rest = -more.reduce((sum, each) => sum + each, 0);
  return Float64Array.of(...more, rest).map((each) => share + each);
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}
