import { add, keep, maximum, minimum, mul, scalar, sign, sub, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { random, uniformValues } from '@/domain/random';

/** The pictures an attack may reach: within ε of the originals by its own norm, and within the pixel box [0, 1]. */
export interface Ball {
  /** The nearest picture of the ball. */
  project(pixels: Tensor4D): Tensor4D;
  /** A step of that length by the ball's norm, in the direction that a gradient says is steepest, and back into the ball. */
  step(pixels: Tensor4D, gradient: Tensor4D, length: number): Tensor4D;
  /** Uniform in the ball of that norm, then projected into the box; the same for the same seed and stream. */
  randomPoint(seed: number, stream: number): Tensor4D;
  dispose(): void;
}

/** Makes the ball around [B, H, W, 3] of ε for pixels in [0, 1]; a picture that is not open has radius 0. */
export type BallOf = (images: Tensor4D, epsilon: number, open: readonly boolean[]) => Ball;

/**
 * The L∞ ball, as bounds computed once, so that a picture clamped to them is never out by more than one rounding; clamping
 * is the exact projection. The steepest direction is the sign of the gradient.
 */
export const linfBall: BallOf = (images, epsilon, open) => {
  const { low, high, radius } = tidy(() => {
    const radius = tensor4d(
      Float32Array.from(open, (isOpen) => (isOpen ? epsilon : 0)),
      [open.length, 1, 1, 1],
    );
    return {
      radius: keep(radius),
      low: keep(maximum<Tensor4D>(sub(images, radius), scalar(0))),
      high: keep(minimum<Tensor4D>(add(images, radius), scalar(1))),
    };
  });
  const project = (pixels: Tensor4D): Tensor4D => tidy(() => minimum(maximum(pixels, low), high));
  return {
    project,
    step: (pixels, gradient, length) => project(add(pixels, mul(sign(gradient), length))),
    randomPoint: (seed, stream) => {
      const noise = uniformValues(images.size, -epsilon, epsilon, random(seed, stream));
      return tidy(() => project(add(images, tensor4d(noise, images.shape))));
    },
    dispose: () => [low, high, radius].forEach((tensor) => tensor.dispose()),
  };
};
