import type { Tensor4D } from '@tensorflow/tfjs-core';
import { applySeparable, type AxisMap } from '../image/separable';

/**
 * The kernel's width for a picture whose shorter side is `side`: as given, even ones grown by 1; for 0 the nearest odd
 * number to a twentieth of the side (15 at 299 pixels, as in the paper), at least 3.
 */
export function tapsFor(kernel: number, side: number): number {
  const width = kernel === 0 ? Math.max(3, 2 * Math.round((side / 20 - 1) / 2) + 1) : kernel;
  return width % 2 === 1 ? width : width + 1;
}

/**
 * A gradient [B, H, W, C] blurred by a Gaussian of `taps` × `taps`, channel by channel, zero beyond the edge: what
 * averaging over shifted pictures would give. As two matrix products, the kernel being separable.
 */
export function smoothGradient(gradient: Tensor4D, taps: number): Tensor4D {
  if (taps === 1) return gradient;
  return applySeparable(gradient, smoothing(gradient.shape[1], taps), smoothing(gradient.shape[2], taps));
}

/**
 * Convolution of one axis with a Gaussian kernel of sum 1 and sigma = taps / 6 pixels: 3 sigma either way are the
 * kernel's width. (The authors' (taps − 1) / 6 differs little at their 15 taps, and leaves nothing of the outer ones at 3.)
 */
export function smoothing(size: number, taps: number): AxisMap {
  const reach = (taps - 1) / 2;
  const kernel = Array.from({ length: taps }, (_, k) => Math.exp(-0.5 * (((k - reach) * 6) / taps) ** 2));
  const total = kernel.reduce((sum, tap) => sum + tap, 0);
  const values = new Float32Array(size * size);
  for (let i = 0; i < size; i++)
    kernel.forEach((tap, k) => {
      const source = i + k - reach;
      if (source >= 0 && source < size) values[i * size + source] = tap / total;
    });
  return { outputs: size, inputs: size, values };
}
