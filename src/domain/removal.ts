/** Into how many equal shares the pixels are divided that are taken away or put back. */
export const REMOVAL_STEPS = 32;

/** Pixel positions from the most to the least salient; ties go to the earlier position. */
export function bySaliency(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: values.length }, (_, i) => i).sort((i, j) => values[j]! - values[i]! || i - j);
}

/**
 * The pictures on the way from one picture to another (RGB, interleaved, of one size): in `steps` equal shares the pixels
 * are exchanged in the given order, the first picture being `from`, the last `to`; [steps + 1, pixels · 3].
 */
export function exchange(
  from: Float32Array,
  to: Float32Array,
  order: Uint32Array,
  steps: number,
): Float32Array<ArrayBuffer> {
  const frames = new Float32Array((steps + 1) * from.length);
  const current = Float32Array.from(from);
  let done = 0;
  for (let step = 0; step <= steps; step++) {
    const until = Math.round((order.length * step) / steps);
    for (; done < until; done++) for (let c = 0; c < 3; c++) current[order[done]! * 3 + c] = to[order[done]! * 3 + c]!;
    frames.set(current, step * from.length);
  }
  return frames;
}

/** One picture on that way: the first `count` pixels of the order are exchanged. */
export function exchanged(
  from: Float32Array,
  to: Float32Array,
  order: Uint32Array,
  count: number,
): Float32Array<ArrayBuffer> {
  const picture = Float32Array.from(from);
  for (const pixel of order.subarray(0, count)) picture.set(to.subarray(pixel * 3, pixel * 3 + 3), pixel * 3);
  return picture;
}

/** Area under a curve of evenly spaced points over [0, 1], by the trapezoid rule. */
export function areaUnder(curve: ArrayLike<number>): number {
  const last = curve.length - 1;
  let sum = (curve[0]! + curve[last]!) / 2;
  for (let i = 1; i < last; i++) sum += curve[i]!;
  return sum / last;
}

/** A picture (RGB, interleaved) of its mean colour alone. */
export function meanColour(picture: Float32Array): Float32Array<ArrayBuffer> {
  const mean = [0, 0, 0];
  picture.forEach((value, i) => (mean[i % 3]! += (value * 3) / picture.length));
  return Float32Array.from(picture, (_, i) => mean[i % 3]!);
}
