import {
  abs,
  add,
  clipByValue,
  div,
  greater,
  keep,
  max,
  maximum,
  minimum,
  mul,
  sqrt,
  square,
  sub,
  sum,
  tensor4d,
  tidy,
  where,
  zerosLike,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { ParamSchema } from '@/domain/params';
import { gaussianValues, random } from '@/domain/random';
import type { Attack } from '../method';
import type { BallOf } from './ball';
import { target } from './params';
import { projectedGradient, projectedGradientCost, projectedGradientParams } from './projected-gradient';

const params = {
  eps: {
    kind: 'number',
    default: 0.5,
    min: 0,
    max: 20,
    step: 0.05,
    logarithmic: true,
    unit: ' L2',
  },
  target,
  steps: projectedGradientParams.steps,
  stepSize: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 20,
    step: 0.05,
    unit: ' L2',
    special: { value: 0, name: 'auto' },
    advanced: true,
  },
  randomStart: projectedGradientParams.randomStart,
  restarts: projectedGradientParams.restarts,
  loss: projectedGradientParams.loss,
} as const satisfies ParamSchema;

/**
 * Projected gradient descent in L2 (see `projectedGradient`): x ← P(x + α g / ‖g‖₂), g = ∂L/∂x. P is the projection into
 * the ball and the pixel box together (`l2Ball`), not into one after the other (Madry and others, 2018).
 */
export const pgdL2 = {
  id: 'pgd-l2',
  params,
  norm: 'l2',
  access: 'gradient',
  goals: ['untargeted', 'targeted'],
  budget: { param: 'eps', scale: 1 },
  cost: projectedGradientCost,
  run: (input, { eps, ...settings }) => projectedGradient(input, l2Ball, { ...settings, epsilon: eps }),
} as const satisfies Attack<typeof params>;

/** Keeps 0 / 0 out; far below any length that says something. */
const TINY = 1e-30;

/** Rounds of `project`; of 3000 random pictures, balls and steps none was off by more than 5e-7 ε after five. */
const ROUNDS = 6;

/**
 * The L2 ball around x₀ and the pixel box together. The nearest of their pictures to y is clip(x₀ + t (y − x₀)) with the
 * largest t ≤ 1 that stays in the ball. Such t grows, round by round, from what it would be without a box: what the box
 * cuts off leaves room to the other pixels. It is never too large, so that no round leaves the ball.
 */
export const l2Ball: BallOf = (images, epsilon, open) => {
  const radius = tidy(() =>
    keep(
      tensor4d(
        open.map((isOpen) => (isOpen ? epsilon : 0)),
        [open.length, 1, 1, 1],
      ),
    ),
  );
  const project = (pixels: Tensor4D): Tensor4D =>
    tidy(() => {
      const change = sub<Tensor4D>(pixels, images);
      const wanted = abs(change);
      const room = where(greater(change, 0), sub<Tensor4D>(1, images), images);
      let share = minimum<Tensor4D>(1, div(radius, maximum(lengthOf(change), TINY)));
      for (let round = 0; round < ROUNDS; round++) {
        const cut = greater(mul(wanted, share), room);
        const nothing = zerosLike(wanted);
        const taken = lengthOf(where(cut, room, nothing));
        const free = lengthOf(where(cut, nothing, wanted));
        const left = sqrt(maximum(sub(square(radius), square(taken)), 0));
        share = minimum<Tensor4D>(1, maximum(share, div(left, maximum(free, TINY))));
      }
      return clipByValue(add(images, mul(change, share)), 0, 1);
    });
  return {
    project,
    step: (pixels, gradient, length) => tidy(() => project(add(pixels, mul(unit(gradient), length)))),
    randomPoint(seed, stream) {
      const next = random(seed, stream);
      const [batch, ...shape] = images.shape;
      const inputs = images.size / batch;
      const points = Array.from({ length: batch }, () => {
        const values = gaussianValues(inputs, 1, next);
        const length = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0));
        const distance = (epsilon * next() ** (1 / inputs)) / length;
        return values.map((value) => value * distance);
      });
      const noise = new Float32Array(images.size);
      points.forEach((values, b) => noise.set(values, b * inputs));
      return tidy(() => project(add(images, tensor4d(noise, [batch, ...shape]))));
    },
    dispose: () => radius.dispose(),
  };
};

/** ‖x‖₂ of each picture, [B, 1, 1, 1]. */
function lengthOf(x: Tensor4D): Tensor4D {
  return sqrt(sum(square(x), [1, 2, 3], true));
}

/** x / ‖x‖₂, picture by picture; through its largest value, so that no square of a tiny gradient becomes zero. */
function unit(x: Tensor4D): Tensor4D {
  const scaled = div<Tensor4D>(x, maximum(max(abs(x), [1, 2, 3], true), TINY));
  return div(scaled, maximum(lengthOf(scaled), TINY));
}
