import { add, keep, maximum, minimum, scalar, sub, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { random, uniformValues } from '@/domain/random';

/**
 * The pictures an L∞ attack may reach: within `radius` of the originals and within the pixel box [0, 1], as bounds
 * computed once, so that a picture clamped to them is never out by more than one rounding.
 */
export interface Ball {
  /** The nearest picture of the ball, pixel by pixel: exact for L∞. */
  project(pixels: Tensor4D): Tensor4D;
  /** Uniform in the L∞ ball, then projected into the box; the same for the same seed and stream. */
  randomPoint(seed: number, stream: number): Tensor4D;
  dispose(): void;
}

/** The ball around [B, H, W, 3] of `epsilon255`/255; a picture that is not open has radius 0. */
export function linfBall(images: Tensor4D, epsilon255: number, open: readonly boolean[]): Ball {
  const epsilon = epsilon255 / 255;
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
    randomPoint: (seed, stream) => {
      const noise = uniformValues(images.size, -epsilon, epsilon, random(seed, stream));
      return tidy(() => project(add(images, tensor4d(noise, images.shape))));
    },
    dispose: () => [low, high, radius].forEach((tensor) => tensor.dispose()),
  };
}
