import { add, div, matMul, maximum, reshape, sub, sum, tensor4d, tidy, zeros } from '@tensorflow/tfjs-core';
import type { Rank, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import type { SaliencyMethod } from '../method';
import { nextTask } from '../tasks';
import { baselineOf, baselineParam } from './baselines';
import { cleanScores, maskedScores } from './masked-scores';
import { measureParam, unitOfMeasure } from './params';
import { picturesPerStep } from './score';

const params = {
  window: {
    kind: 'number',
    default: 6,
    min: 1,
    max: 24,
    step: 1,
    unit: 'px of 32',
    ofSide: 32,
  },
  stride: {
    kind: 'number',
    default: 3,
    min: 1,
    max: 16,
    step: 1,
    unit: 'px of 32',
    ofSide: 32,
  },
  fill: baselineParam('grey'),
  measure: measureParam('logit'),
} as const satisfies ParamSchema;

/** A square window, cut off at the picture's edge. */
interface Window {
  readonly top: number;
  readonly left: number;
}

/**
 * Occlusion (Zeiler and Fergus, 2014): S(x) − S(x with a square window hidden), for windows over the whole picture; at each
 * place the mean of the windows that hide it, signed, [B, H, W, 1]. S is the class's logit, margin or probability.
 */
export const occlusion = {
  id: 'occlusion',
  params,
  signed: true,
  unit: unitOfMeasure,
  needs: [],
  cost: ({ window, stride }, { model }) => 1 + windows(model.inputShape, window, stride).places.length,
  async *run({ seed, ...input }, { window, stride, fill, measure }) {
    const { model, images, targets } = input;
    const [batch, height, width] = images.shape;
    const { places, side } = windows([height, width], window, stride);
    const atOnce = Math.max(1, Math.floor(picturesPerStep(model) / batch));
    const tensors = new HeldTensors();
    try {
      const hidden = tensors.hold(baselineOf(images, fill, seed));
      const clean = tensors.hold(tidy(() => cleanScores({ model, images, targets }, measure)));
      let drops = tensors.hold(zeros<Rank.R2>([batch, height * width]));
      let counts = tensors.hold(zeros<Rank.R2>([1, height * width]));
      let map = tensors.hold(zeros<Rank.R4>([batch, height, width, 1]));
      for (let from = 0; from < places.length; from += atOnce) {
        const some = places.slice(from, from + atOnce);
        const grown = tidy(() => {
          const masks = seenAround(some, side, height, width);
          const covered: Tensor2D = reshape(sub(1, masks), [some.length, -1]);
          const drop = sub<Tensor2D>(clean, maskedScores(input, hidden, masks, measure));
          return {
            drops: add<Tensor2D>(drops, matMul(drop, covered)),
            counts: add<Tensor2D>(counts, sum(covered, 0, true)),
          };
        });
        drops = tensors.replace(drops, grown.drops);
        counts = tensors.replace(counts, grown.counts);
        map = tensors.replace(
          map,
          tidy(() => reshape(div(drops, maximum(counts, 1)), [batch, height, width, 1])),
        );
        await nextTask();
        yield { step: from + some.length, total: places.length, preview: map };
      }
      return tensors.release<Tensor4D>(map);
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

/** Corners of all windows, row by row, and their side, in pixels; the last of a row may reach over the edge. */
function windows(
  [height, width]: readonly [number, number, ...unknown[]],
  window: number,
  stride: number,
): { readonly places: readonly Window[]; readonly side: number } {
  const scale = Math.min(height, width) / 32;
  const [side, step] = [window, stride].map((length) => Math.max(1, Math.round(length * scale))) as [number, number];
  const starts = (length: number): number[] =>
    Array.from({ length: Math.max(0, Math.ceil((length - side) / step)) + 1 }, (_, i) => i * step);
  return { places: starts(height).flatMap((top) => starts(width).map((left) => ({ top, left }))), side };
}

/** 1 where a window lets the picture be seen, 0 in it: [m, H, W, 1]. */
function seenAround(places: readonly Window[], side: number, height: number, width: number): Tensor4D {
  const values = new Float32Array(places.length * height * width).fill(1);
  places.forEach(({ top, left }, k) => {
    for (let y = top; y < Math.min(top + side, height); y++) {
      const row = (k * height + y) * width;
      values.fill(0, row + left, row + Math.min(left + side, width));
    }
  });
  return tensor4d(values, [places.length, height, width, 1]);
}
