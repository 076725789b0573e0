import type { Axis } from './convolution-geometry';

/**
 * Every stride-th pixel of an input gradient, starting at `offset`, along one axis. The pixels u = stride i + offset
 * meet only the filter taps k = first + stride m, so that
 *
 *   dx[stride i + offset] = sum over m of dy[i + shift - m] w[first + stride m]
 *
 * is an ordinary convolution of dy with a short filter: no zeros are stuffed into dy and none are multiplied.
 */
export interface Phase {
  /** First pixel of this phase, in [0, stride). */
  readonly offset: number;
  /** How many taps meet it; 0 where the stride jumps over the pixel, whose gradient is zero. */
  readonly taps: number;
  /** Index, in the filter turned round (k' = K - 1 - k), of the first of its taps; the next is `stride` further. */
  readonly start: number;
  /** Zeros to put around dy (negative: pixels to cut off), so that the convolution has `pixels` results. */
  readonly padding: readonly [number, number];
  /** Results of each phase: ceil(input / stride). */
  readonly pixels: number;
}

/** All phases of one axis of dilation 1, by offset. */
export function phasesOf(axis: Axis): Phase[] {
  const pixels = Math.ceil(axis.input / axis.stride);
  return Array.from({ length: axis.stride }, (_, offset) => {
    const first = (offset + axis.before) % axis.stride;
    const shift = (offset + axis.before - first) / axis.stride;
    const taps = Math.max(0, Math.ceil((axis.taps - first) / axis.stride));
    const before = taps - 1 - shift;
    return {
      offset,
      taps,
      start: axis.taps - 1 - first - axis.stride * (taps - 1),
      padding: [before, pixels - axis.output - before + taps - 1],
      pixels,
    };
  });
}
