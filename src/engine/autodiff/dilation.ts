import { pad, reshape, slice, tidy, type Rank, type Tensor4D } from '@tensorflow/tfjs-core';

/** Distance of a filter's neighbouring taps, in pixels: [rows, columns]. */
export type Dilation = readonly [number, number];

/**
 * A filter [kh, kw, in, out] with zeros between its taps: [(kh − 1) d + 1, (kw − 1) d′ + 1, in, out]. A convolution with
 * it is the dilated one, and has that one's gradients of every order, which TensorFlow.js lacks; it costs as much as a
 * filter of its size.
 */
export function dilated(filter: Tensor4D, [down, across]: Dilation): Tensor4D {
  if (down === 1 && across === 1) return filter;
  return tidy(() => {
    const [height, width, inputs, outputs] = filter.shape;
    const rows = reshape(filter, [height, 1, width * inputs * outputs]);
    const spread = reshape(
      pad(rows, [
        [0, 0],
        [0, down - 1],
        [0, 0],
      ]),
      [height * down, width, 1, inputs * outputs],
    );
    const both = pad(spread, [
      [0, 0],
      [0, 0],
      [0, across - 1],
      [0, 0],
    ]);
    const whole = reshape<Rank.R4>(both, [height * down, width * across, inputs, outputs]);
    return slice(whole, [0, 0, 0, 0], [dilatedSide(height, down), dilatedSide(width, across), inputs, outputs]);
  });
}

/** How many pixels so many taps reach over. */
export function dilatedSide(taps: number, dilation: number): number {
  return (taps - 1) * dilation + 1;
}
