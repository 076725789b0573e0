import type { LabelledBytes } from '@/domain/training/data';

/** Some pictures as pixels in [0, 1], NHWC, in the order of the indices. */
export function pixelsOf(
  { pixels }: LabelledBytes,
  indices: readonly number[],
  shape: readonly [number, number, number],
): Float32Array<ArrayBuffer> {
  const size = shape[0] * shape[1] * shape[2];
  const values = new Float32Array(indices.length * size);
  indices.forEach((index, i) => {
    for (let j = 0; j < size; j++) values[i * size + j] = pixels[index * size + j]! / 255;
  });
  return values;
}
