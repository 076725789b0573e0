import { add, div, matMul, reshape, sub, sum, tensor4d, tidy, zeros } from '@tensorflow/tfjs-core';
import type { Rank, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { random, type Random } from '@/domain/random';
import { HeldTensors } from '../held-tensors';
import { bilinearMap } from '../image/separable';
import type { SaliencyMethod } from '../method';
import { nextTask } from '../tasks';
import { baselineOf, baselineParam } from './baselines';
import { maskedScores } from './masked-scores';
import { measureParam, samplesParam, unitOfMeasure } from './params';
import { picturesPerStep } from './score';

const params = {
  samples: samplesParam(500),
  cells: {
    kind: 'number',
    default: 7,
    min: 2,
    max: 16,
    step: 1,
    integer: true,
  },
  density: {
    kind: 'number',
    default: 0.5,
    min: 0.1,
    max: 0.9,
    step: 0.05,
    advanced: true,
  },
  centred: {
    kind: 'boolean',
    default: true,
    advanced: true,
  },
  fill: { ...baselineParam('black'), advanced: true },
  measure: measureParam('probability'),
} as const satisfies ParamSchema;

/**
 * RISE (Petsiuk, Das and Saenko, 2018): map = 1/(N q) Σ_i S(x ⊙ M_i) M_i over random masks M_i, each a grid of `cells`² places,
 * open with probability q = `density`, enlarged bilinearly and moved by part of a cell; [B, H, W, 1]. As published S is the
 * class's probability and hidden is black. `centred` subtracts 1/N Σ_i S(x ⊙ M_i), the same everywhere: zero is then, in the
 * mean over masks, where being seen makes no difference, and values have two signs. Where S hardly changes, what is left is how
 * often the masks at hand showed each place, 1/(N q) Σ_i M_i − 1, times S: alike for all pictures of a seed.
 */
export const rise = {
  id: 'rise',
  params,
  signed: { param: 'centred', values: [true] },
  unit: unitOfMeasure,
  needs: [],
  cost: ({ samples }) => samples,
  async *run({ seed, ...input }, { samples, cells, density, centred, fill, measure }) {
    const { model, images } = input;
    const [batch, height, width] = images.shape;
    const next = random(seed);
    const atOnce = Math.max(1, Math.floor(picturesPerStep(model) / batch));
    const tensors = new HeldTensors();
    try {
      const hidden = tensors.hold(baselineOf(images, fill, seed));
      let sums = tensors.hold(zeros<Rank.R2>([batch, height * width]));
      let scores = tensors.hold(zeros<Rank.R2>([batch, 1]));
      let map = tensors.hold(zeros<Rank.R4>([batch, height, width, 1]));
      for (let from = 0; from < samples; from += atOnce) {
        const to = Math.min(from + atOnce, samples);
        const grown = tidy(() => {
          const masks = randomMasks(to - from, { cells, density, height, width }, next);
          const found = maskedScores(input, hidden, masks, measure);
          return {
            sums: add<Tensor2D>(sums, matMul(found, reshape<Rank.R2>(masks, [to - from, -1]))),
            scores: add<Tensor2D>(scores, sum(found, 1, true)),
          };
        });
        sums = tensors.replace(sums, grown.sums);
        scores = tensors.replace(scores, grown.scores);
        const shown = tidy((): Tensor4D => {
          const seen = div(sums, to * density);
          return reshape(centred ? sub(seen, div(scores, to)) : seen, [batch, height, width, 1]);
        });
        map = tensors.replace(map, shown);
        await nextTask();
        yield { step: to, total: samples, preview: map };
      }
      return tensors.release(map);
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

interface MaskShape {
  readonly cells: number;
  readonly density: number;
  readonly height: number;
  readonly width: number;
}

/** Masks as RISE draws them, [m, H, W, 1], values in [0, 1]. */
export function randomMasks(count: number, { cells, density, height, width }: MaskShape, next: Random): Tensor4D {
  const [tall, wide] = [height, width].map((length) => Math.ceil(length / cells)) as [number, number];
  const [down, across] = [bilinearMap(cells, (cells + 1) * tall), bilinearMap(cells, (cells + 1) * wide)];
  const values = new Float32Array(count * height * width);
  for (let k = 0; k < count; k++) {
    const grid = Float32Array.from({ length: cells * cells }, () => Number(next() < density));
    const [top, left] = [Math.floor(next() * tall), Math.floor(next() * wide)];
    const columns = new Float32Array(cells * width);
    for (let row = 0; row < cells; row++)
      for (let x = 0; x < width; x++)
        for (let c = 0; c < cells; c++)
          columns[row * width + x]! += across.values[(left + x) * cells + c]! * grid[row * cells + c]!;
    for (let y = 0; y < height; y++)
      for (let row = 0; row < cells; row++) {
        const weight = down.values[(top + y) * cells + row]!;
        if (weight === 0) continue;
        const at = (k * height + y) * width;
        for (let x = 0; x < width; x++) values[at + x]! += weight * columns[row * width + x]!;
      }
  }
  return tensor4d(values, [count, height, width, 1]);
}
