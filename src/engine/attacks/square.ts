import { add, clipByValue, mul, notEqual, tensor4d, tidy, where, type Tensor4D } from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { random, type Random } from '@/domain/random';
import { HeldTensors } from '../held-tensors';
import type { Attack } from '../method';
import { nextTask } from '../tasks';
import { better, holdAttempt, type ScoredAttempt } from './best-attempt';
import { attackGoal } from './goal';
import { linf, linfParams } from './params';

const params = {
  ...linfParams,
  queries: {
    kind: 'number',
    default: 300,
    min: 1,
    max: 10000,
    step: 1,
    integer: true,
    logarithmic: true,
  },
  area: {
    kind: 'number',
    default: 0.8,
    min: 0.01,
    max: 1,
    step: 0.01,
    advanced: true,
  },
} as const satisfies ParamSchema;

/**
 * Square attack in L∞: random search on scores. δ begins as stripes of ±ε, one sign for each column and colour; each query
 * sets one square of it, at a random place, to ±ε, one sign for each colour, and what scores higher stays: the margin, or
 * towards a target its cross-entropy, as the paper has it. Squares shrink by the paper's schedule, stretched over the
 * queries there are. Every picture draws from its own stream, so that it does not depend on those beside it
 * (Andriushchenko and others, 2020).
 */
export const square = {
  id: 'square',
  params,
  ...linf,
  access: 'scores',
  cost: ({ queries }) => queries,
  async *run(input, { eps, target, queries, area }) {
    const { images, seed } = input;
    const goal = attackGoal(input, target, target < 0 ? 'margin' : 'cross-entropy');
    const streams = goal.open.map((isOpen, picture) => isOpen && random(seed, picture));
    const tensors = new HeldTensors();
    /** ±ε where `draw` says so (+1 or −1), for each picture that is open; elsewhere what `kept` has. */
    const painted = (draw: Draw, kept: Tensor4D): Tensor4D => {
      const signs = tensor4d(drawn(images.shape, streams, draw), images.shape);
      return where(notEqual(signs, 0), clipByValue(add(images, mul(signs, eps / 255)), 0, 1), kept);
    };
    try {
      let best: ScoredAttempt | undefined;
      for (let query = 1; query <= queries; query++) {
        const next = tidy(() => {
          const draw = best ? squares(shareAt(query / queries, area)) : stripes;
          const pixels = painted(draw, best?.pixels ?? images);
          return { ...better(best, { pixels, ...goal.judge(pixels) }) };
        });
        best = holdAttempt(tensors, best, next);
        await nextTask();
        yield { step: query, total: queries, preview: best.pixels, logits: best.logits };
      }
      return tensors.release(best!.pixels);
    } finally {
      tensors.dispose();
      goal.dispose();
    }
  },
} as const satisfies Attack<typeof params>;

type Shape = Tensor4D['shape'];

/** Which sign a pixel's colour gets (0: none), for one picture. */
type Draw = (shape: Shape, next: Random) => (row: number, column: number, colour: number) => number;

const coin = (next: Random): number => (next() < 0.5 ? -1 : 1);

const stripes: Draw = ([, , width, colours], next) => {
  const signs = Array.from({ length: width * colours }, () => coin(next));
  return (_, column, colour) => signs[column * colours + colour]!;
};

/** A square of about that share of the picture. */
const squares =
  (share: number): Draw =>
  ([, height, width, colours], next) => {
    const side = Math.max(1, Math.min(Math.round(Math.sqrt(share * height * width)), height - 1, width - 1));
    const top = Math.floor(next() * (height - side + 1));
    const left = Math.floor(next() * (width - side + 1));
    const signs = Array.from({ length: colours }, () => coin(next));
    return (row, column, colour) =>
      row >= top && row < top + side && column >= left && column < left + side ? signs[colour]! : 0;
  };

/** Signs of a batch [B, H, W, C], row by row; zero throughout a picture without a stream. */
function drawn(shape: Shape, streams: readonly (Random | false)[], draw: Draw): Float32Array {
  const [, height, width, colours] = shape;
  const signs = new Float32Array(streams.length * height * width * colours);
  let i = 0;
  for (const next of streams) {
    const signAt = next ? draw(shape, next) : () => 0;
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        for (let colour = 0; colour < colours; colour++) signs[i++] = signAt(row, column, colour);
  }
  return signs;
}

/** From these shares of the queries on, squares have half the area they had before. */
const HALVINGS = [0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8];

/** The share of the picture that squares cover when that share of the queries is made. */
function shareAt(done: number, first: number): number {
  return first / 2 ** HALVINGS.filter((from) => done > from).length;
}
