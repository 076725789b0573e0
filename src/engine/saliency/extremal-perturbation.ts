import {
  add,
  clipByValue,
  fill as fillWith,
  grad,
  mean,
  mul,
  reshape,
  square,
  sub,
  sum,
  tensor1d,
  tidy,
  zerosLike,
  type Rank,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import { applySeparable, bilinearMap, gaussianMap } from '../image/separable';
import type { SaliencyMethod } from '../method';
import { optimiserOf } from '../optimiser';
import { nextTask } from '../tasks';
import { baselineOf, baselineParam } from './baselines';
import { classScore, score } from './score';

const params = {
  area: {
    kind: 'number',
    default: 0.2,
    min: 0.02,
    max: 0.9,
    step: 0.02,
  },
  steps: {
    kind: 'number',
    default: 150,
    min: 1,
    max: 2000,
    step: 10,
    integer: true,
    logarithmic: true,
  },
  fill: baselineParam('blur'),
  score,
} as const satisfies ParamSchema;

/** The mask is learned on a grid of so many cells a side, and smoothed by so much of a cell. */
const CELLS = 16;
const SMOOTH = 0.7;
/** The weight of the area's term at the first step, and what it is multiplied by over all steps. */
const FIRM = 300;
const FIRMER = 16;
/** For this share of the steps every cell is held to the area's mean. */
const EVEN = 0.2;
const RATE = 0.05;

/**
 * Extremal perturbation (Fong, Patrick and Vedaldi, 2019), preserving: the mask m with the given share of the picture that
 * leaves the class's score highest, S(x ⊙ m + fill ⊙ (1 − m)), learned by gradient ascent (Adam) on a coarse grid that is
 * smoothed and enlarged; [B, H, W, 1] in [0, 1]. The area is held by ‖m − t‖², t being 1 on the cells of the largest values,
 * as many as the area has, and 0 elsewhere (for the first fifth of the steps the area everywhere); its weight grows from
 * 300 sixteenfold.
 */
export const extremalPerturbation = {
  id: 'extremal-perturbation',
  params,
  signed: false,
  unit: 'none',
  needs: ['gradients'],
  cost: ({ steps }) => 2 * steps,
  async *run({ model, images, targets, seed }, { area, steps, fill, score }) {
    const [batch, height, width] = images.shape;
    const smooth = gaussianMap(CELLS, SMOOTH);
    const tensors = new HeldTensors();
    const enlarged = (cells: Tensor): Tensor4D => {
      const coarse: Tensor4D = reshape(cells, [batch, CELLS, CELLS, 1]);
      return applySeparable(
        applySeparable(coarse, smooth, smooth),
        bilinearMap(CELLS, height),
        bilinearMap(CELLS, width),
      );
    };
    const adam = optimiserOf({ optimizer: 'adamw' });
    try {
      const hidden = tensors.hold(baselineOf(images, fill, seed));
      const change = tensors.hold<Tensor4D>(sub(images, hidden));
      let cells = tensors.hold(tidy(() => fillWith<Rank.R1>([batch * CELLS * CELLS], 0.5)));
      const none = tensors.hold(tidy(() => zerosLike(cells)));
      let moments = [none, none];
      let map: Tensor4D | undefined;
      for (let step = 0; step < steps; step++) {
        const values = await cells.data<'float32'>();
        // No order tells anything before the score has made one.
        const wanted = step < EVEN * steps ? values.map(() => area) : largest(values, area, CELLS * CELLS);
        const firmness = FIRM * FIRMER ** (step / steps);
        const loss = (at: Tensor): Scalar => {
          const shown = add<Tensor4D>(hidden, mul(change, enlarged(at)));
          const off = mean(reshape(square(sub(at, tensor1d(wanted))), [batch, -1]), 1);
          return sum(sub(mul(off, firmness), classScore(model.logits(shown), targets, score)));
        };
        const next = tidy(() => {
          const gradient = grad(loss)(cells) as Tensor1D;
          const from = { weights: cells, gradient, moments, decays: none, rate: RATE, weightDecay: 0, step };
          const { weights, ...moved } = adam.update(from);
          return { ...moved, cells: clipByValue(weights, 0, 1) };
        });
        [cells, ...moments].forEach((old) => old === none || tensors.free(old));
        cells = tensors.hold(next.cells);
        moments = next.moments.map((moment) => tensors.hold(moment));
        if (map) tensors.free(map);
        map = tensors.hold(tidy(() => enlarged(cells)));
        await nextTask();
        yield { step: step + 1, total: steps, preview: map };
      }
      return tensors.release(map!);
    } finally {
      tensors.dispose();
    }
  },
} as const satisfies SaliencyMethod<typeof params>;

/** 1 for the largest values of each picture, as many as its share, 0 for the others. */
function largest(values: Float32Array, share: number, size: number): Float32Array {
  const marks = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += size) {
    const order = Array.from({ length: size }, (_, i) => start + i).sort((a, b) => values[b]! - values[a]!);
    for (const i of order.slice(0, Math.round(share * size))) marks[i] = 1;
  }
  return marks;
}
