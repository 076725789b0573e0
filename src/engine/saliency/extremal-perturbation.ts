import {
  add,
  grad,
  mean,
  mul,
  neg,
  reshape,
  square,
  sub,
  sum,
  tensor4d,
  tidy,
  type Scalar,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { HeldTensors } from '../held-tensors';
import { applySeparable, bilinearMap, gaussianMap } from '../image/separable';
import type { SaliencyMethod } from '../method';
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
  needs: ['gradients'],
  cost: ({ steps }) => 2 * steps,
  async *run({ model, images, targets, seed }, { area, steps, fill, score }) {
    const [batch, height, width] = images.shape;
    const cells = batch * CELLS * CELLS;
    const smooth = gaussianMap(CELLS, SMOOTH);
    const tensors = new HeldTensors();
    const enlarged = (coarse: Tensor4D): Tensor4D =>
      applySeparable(applySeparable(coarse, smooth, smooth), bilinearMap(CELLS, height), bilinearMap(CELLS, width));
    let values = new Float32Array(cells).fill(0.5);
    const adam = new Adam(cells, RATE);
    try {
      const hidden = tensors.hold(baselineOf(images, fill, seed));
      const change = tensors.hold<Tensor4D>(sub(images, hidden));
      let map: Tensor4D | undefined;
      for (let step = 0; step < steps; step++) {
        // No order tells anything before the score has made one.
        const wanted = step < EVEN * steps ? values.map(() => area) : largest(values, area, CELLS * CELLS);
        const firmness = FIRM * FIRMER ** (step / steps);
        const gradient = tidy(() => {
          const aim = tensor4d(wanted, [batch, CELLS, CELLS, 1]);
          const loss = (coarse: Tensor): Scalar => {
            const shown = add<Tensor4D>(hidden, mul(change, enlarged(coarse as Tensor4D)));
            const standing = classScore(model.logits(shown), targets, score);
            const off = mean(reshape(square(sub(coarse, aim)), [batch, -1]), 1);
            return sum(add(neg(standing), mul(off, firmness)));
          };
          return grad(loss)(tensor4d(values, [batch, CELLS, CELLS, 1]));
        });
        values = adam.step(values, await gradient.data<'float32'>());
        gradient.dispose();
        if (map) tensors.free(map);
        const now = values;
        map = tensors.hold(tidy(() => enlarged(tensor4d(now, [batch, CELLS, CELLS, 1]))));
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

/** Adam (Kingma and Ba, 2015) for values kept in [0, 1]. */
class Adam {
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private steps = 0;

  constructor(
    size: number,
    private readonly rate: number,
  ) {
    this.first = new Float64Array(size);
    this.second = new Float64Array(size);
  }

  step(values: Float32Array, gradient: Float32Array): Float32Array<ArrayBuffer> {
    this.steps += 1;
    const [lean, spread] = [1 - 0.9 ** this.steps, 1 - 0.999 ** this.steps];
    return Float32Array.from(values, (value, i) => {
      const g = gradient[i]!;
      const first = (this.first[i] = 0.9 * this.first[i]! + 0.1 * g);
      const second = (this.second[i] = 0.999 * this.second[i]! + 0.001 * g * g);
      const moved = value - (this.rate * first) / lean / (Math.sqrt(second / spread) + 1e-8);
      return Math.min(1, Math.max(0, moved));
    });
  }
}
