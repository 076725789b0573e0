import { tensor4d, tidy, type Tensor4D } from '@tensorflow/tfjs-core';
import { areaUnder, bySaliency, exchange, meanColour, REMOVAL_STEPS } from '@/domain/removal';
import { applySeparable, gaussianMap } from '../image/separable';
import type { Run } from '../method';
import { relay } from '../run';
import { answers } from './answers';
import type { MapMetric, MetricInput } from './metric';

/** The picture at the beginning and at the end of a removal, RGB, interleaved. */
interface Ends {
  readonly from: Float32Array;
  readonly to: Float32Array;
}

const removals = {
  /** Pixels are taken away, each replaced by the picture's mean colour. */
  deletion: async (image: Tensor4D): Promise<Ends> => {
    const from = (await image.data()) as Float32Array;
    return { from, to: meanColour(from) };
  },
  /** The picture blurred with sigma = shorter side / 8 gets its pixels back. */
  insertion: async (image: Tensor4D): Promise<Ends> => ({
    from: await blurredPicture(image),
    to: (await image.data()) as Float32Array,
  }),
};

/** A picture [1, H, W, 3] blurred so far that its class is hard to tell, sigma = shorter side / 8; read back. */
export async function blurredPicture(image: Tensor4D): Promise<Float32Array<ArrayBuffer>> {
  const [, height, width] = image.shape;
  const sigma = Math.min(height, width) / 8;
  const blurred = tidy(() => applySeparable(image, gaussianMap(height, sigma), gaussianMap(width, sigma)));
  const data = new Float32Array(await blurred.data<'float32'>());
  blurred.dispose();
  return data;
}

export type Removal = keyof typeof removals;

/**
 * The class's probability (of one rather than another the difference of theirs) while a picture's pixels are exchanged in
 * REMOVAL_STEPS equal shares, for each of several orders (permutations of the pixels): REMOVAL_STEPS + 1 values each.
 */
export async function* removalCurves(
  removal: Removal,
  { model, image, target }: Omit<MetricInput, 'seed'>,
  orders: readonly Uint32Array[],
): Run<readonly Float32Array<ArrayBuffer>[]> {
  const [, height, width] = image.shape;
  const ends = await removals[removal](image);
  const points = REMOVAL_STEPS + 1;
  const curves: Float32Array<ArrayBuffer>[] = [];
  for (const order of orders) {
    const done = curves.length * points;
    const frames = exchange(ends.from, ends.to, order, REMOVAL_STEPS);
    const values = ends.from.length;
    const run = answers(model, target, 'probability', points, (from, to) =>
      tensor4d(frames.subarray(from * values, to * values), [to - from, height, width, 3]),
    );
    curves.push(yield* relay(run, ({ step }) => ({ step: done + step, total: orders.length * points })));
  }
  return curves;
}

function removalMetric<Id extends Removal>(id: Id, better: 'higher' | 'lower'): MapMetric & { readonly id: Id } {
  return {
    id,
    better,
    hasChance: true,
    needsAttack: false,
    cost: (judged) => judged.length * (REMOVAL_STEPS + 1),
    async *run(input, judged) {
      const orders = judged.map(({ shown }) => bySaliency(shown.values));
      const curves = yield* relay(removalCurves(id, input, orders), ({ step, total }) => ({ step, total }));
      return curves.map((curve) => ({ value: areaUnder(curve), curve }));
    },
  };
}

/**
 * Area under the class's probability while the pixels are taken away, the most salient first, each replaced by the
 * picture's mean colour (Petsiuk, Das and Saenko, 2018, who delete to the data set's, so that areas do not compare with
 * theirs): by the trapezoid rule, in [0, 1]; in [−1, 1] of one class rather than another. Salient is what the map as it is
 * shown says (`reduceMap`): of one with a value a colour Σ |φ|.
 */
export const deletion = removalMetric('deletion', 'lower');

/**
 * The same while the pixels come back, the most salient first, into the picture blurred with sigma = shorter side / 8.
 * (RISE blurs with an 11-tap kernel at 224 pixels, which at 32 would leave nearly everything to see.)
 */
export const insertion = removalMetric('insertion', 'higher');
