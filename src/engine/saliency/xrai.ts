import { add, div, max, tensor4d, tidy, zeros, zerosLike } from '@tensorflow/tfjs-core';
import type { Rank, Tensor4D } from '@tensorflow/tfjs-core';
import { graphSegmentation } from '@/domain/graph-segmentation';
import { resolveParams, type ParamSchema } from '@/domain/params';
import type { Pixels } from '@/domain/picture';
import { rankedRegions } from '@/domain/region-ranking';
import { reachingRegions } from '@/domain/region-reach';
import { fitPicture } from '@/domain/resample';
import type { Superpixels } from '@/domain/superpixels';
import { HeldTensors } from '../held-tensors';
import type { SaliencyMethod } from '../method';
import { relay } from '../run';
import { nextTask } from '../tasks';
import { integratedGradients } from './integrated-gradients';
import { score } from './score';

type Size = Pick<Pixels, 'width' | 'height'>;

const params = {
  steps: {
    kind: 'number',
    default: 25,
    min: 2,
    max: 1000,
    step: 1,
    integer: true,
    logarithmic: true,
  },
  score,
} as const satisfies ParamSchema;

/** From which integrated gradients are taken; their mean counts, so that neither black nor white pixels are blind spots. */
const BASELINES = ['black', 'white'] as const;

/** The shorter side at which a picture is segmented, whatever the model takes: by it the segments' sizes are meant. */
const SIDE = 224;
/** From 32 pixels; smaller pictures, which no model of the zoo takes, are not enlarged further. */
const LARGEST = 7;
const SCALES = [50, 100, 150, 250, 500, 1200];
const SIGMA = 0.8;
const FEWEST = 150;
/** By so many pixels a region reaches over its edge, and so many it has to add to those taken before; at that side. */
const REACH = 5;
const ADDED = 50;

/**
 * XRAI (Kapishnikov and others, 2019): integrated gradients from black and from white, their mean, of each pixel the largest of its
 * colours, ranked by regions: segments at six scales, overlapping, by the mean of what each adds (`rankedRegions`);
 * [B, H, W, 1]. The authors' program segments at 224 × 224; what is meant by that size is scaled to the picture's. `cost` is
 * that of the gradients; the segments, which ask the model nothing, take some tenths of a second a picture.
 */
export const xrai = {
  id: 'xrai',
  params,
  signed: true,
  unit: 'logit',
  needs: ['gradients'],
  cost: ({ steps }) => 2 * BASELINES.length * steps,
  async *run(input, { steps, score }) {
    const [batch, height, width] = input.images.shape;
    const total = BASELINES.length * steps + batch * SCALES.length;
    const tensors = new HeldTensors();
    try {
      let sum = tensors.hold(zerosLike(input.images));
      let shown = tensors.hold(zeros<Rank.R4>([batch, height, width, 1]));
      for (const [turn, baseline] of BASELINES.entries()) {
        const given = resolveParams(integratedGradients.params, { baseline, steps, score }).params;
        const run = relay(integratedGradients.run(input, given), ({ step, preview }) => {
          const mean = tidy(() => max<Tensor4D>(div(add(sum, preview!), turn + 1), 3, true));
          shown = tensors.replace(shown, mean);
          return { step: turn * steps + step, total, preview: shown };
        });
        const map = tensors.hold(yield* run);
        sum = tensors.replace(sum, add(sum, map));
        tensors.free(map);
      }
      const [attributions, pictures] = [await shown.data(), await input.images.data()];
      const size = height * width;
      const values = new Float32Array(batch * size);
      for (let b = 0; b < batch; b++) {
        const picture = { width, height, data: Float32Array.from(pictures.slice(3 * b * size, 3 * (b + 1) * size)) };
        const large = enlarged(picture);
        await nextTask();
        const segmentation = graphSegmentation(large, SIGMA);
        const own = attributions.slice(b * size, (b + 1) * size);
        const fewest = Math.round((ADDED * size) / (large.width * large.height));
        const regions: Int32Array[] = [];
        for (const [turn, scale] of SCALES.entries()) {
          regions.push(...regionsOf(segmentation({ scale, fewest: FEWEST }), large, picture));
          values.set(rankedRegions(regions, own, fewest), b * size);
          shown = tensors.replace(shown, tensor4d(values.slice(), [batch, height, width, 1]));
          await nextTask();
          yield { step: BASELINES.length * steps + b * SCALES.length + turn + 1, total, preview: shown };
        }
      }
      return tensors.release(shown);
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

/** A picture at the size at which it is segmented, its values stretched to [−1, 1], as the scales are meant. */
function enlarged(picture: Pixels): Pixels {
  const factor = Math.min(SIDE / Math.min(picture.width, picture.height), LARGEST);
  const large = fitPicture(picture, Math.round(picture.width * factor), Math.round(picture.height * factor));
  let [low, high] = [Infinity, -Infinity];
  for (const value of large.data) [low, high] = [Math.min(low, value), Math.max(high, value)];
  // A picture of one value is one segment either way.
  return high > low ? { ...large, data: large.data.map((value) => (2 * (value - low)) / (high - low) - 1) } : large;
}

/** The pixels of each segment of the enlarged picture in the picture itself, and of a disc round each. */
function regionsOf({ labels, count }: Superpixels, large: Size, { width, height }: Size): Int32Array[] {
  const nearest = (at: number, length: number, of: number) => Math.min(of - 1, Math.floor(((at + 0.5) * of) / length));
  const own = Int32Array.from({ length: width * height }, (_, i) => {
    const [y, x] = [Math.floor(i / width), i % width];
    return labels[nearest(y, height, large.height) * large.width + nearest(x, width, large.width)]!;
  });
  return reachingRegions({ labels: own, count }, width, Math.round((REACH * height) / large.height));
}
