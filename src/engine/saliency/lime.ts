import { leastSquares } from '@/domain/least-squares';
import type { ParamSchema } from '@/domain/params';
import { random } from '@/domain/random';
import type { SaliencyMethod } from '../method';
import { off, segments, worthOfSuperpixels, type Coalition } from './coalitions';
import { measureParam, samplesParam, unitOfMeasure } from './params';

const params = {
  samples: samplesParam(300, 2),
  segments,
  fill: off,
  kernel: {
    kind: 'number',
    default: 0.25,
    min: 0.05,
    max: 10,
    step: 0.05,
    logarithmic: true,
    advanced: true,
  },
  ridge: {
    kind: 'number',
    default: 1,
    min: 0,
    max: 100,
    step: 0.5,
    advanced: true,
  },
  measure: measureParam('probability'),
} as const satisfies ParamSchema;

/**
 * LIME (Ribeiro, Singh and Guestrin, 2016) as its image explainer has it: superpixels on or off at even odds, the first time all
 * on; ridge regression of the class's probability on them, each sample weighted by √exp(−d² / kernel²), d its cosine
 * distance to all on. The map is each superpixel's coefficient, signed, [B, H, W, 1]. Superpixels are SLIC's.
 */
export const lime = {
  id: 'lime',
  params,
  signed: true,
  unit: unitOfMeasure,
  needs: [],
  cost: ({ samples }) => samples,
  run: (input, { samples, segments, fill, kernel, ridge, measure }) =>
    worthOfSuperpixels(input, {
      samples,
      segments,
      fill,
      measure,
      coalitions(count) {
        const next = random(input.seed);
        return Array.from({ length: samples }, (_, k) =>
          Uint8Array.from({ length: count }, () => Number(k === 0 || next() < 0.5)),
        );
      },
      worth: (coalitions, scores) => limeWeights(coalitions, scores, kernel, ridge),
    }),
} as const satisfies SaliencyMethod<typeof params>;

/** The coefficients of the weighted ridge regression, without its intercept, which is not penalised. */
export function limeWeights(
  coalitions: readonly Coalition[],
  scores: readonly number[],
  kernel: number,
  ridge: number,
): Float64Array {
  const count = coalitions[0]?.length ?? 0;
  const weights = coalitions.map((coalition) => {
    const on = coalition.reduce((sum, each) => sum + each, 0);
    const distance = 1 - Math.sqrt(on / count);
    return Math.sqrt(Math.exp(-(distance ** 2) / kernel ** 2));
  });
  const rows = coalitions.map((coalition) => [...coalition, 1]);
  const penalty = Float64Array.from({ length: count + 1 }, (_, j) => (j < count ? ridge : 0));
  return leastSquares(rows, scores, weights, penalty).subarray(0, count);
}
