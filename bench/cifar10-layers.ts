import { tensor, type Tensor4D } from '@tensorflow/tfjs-core';

/** The convolutions of the zoo's CIFAR-10 architecture: name, size of the picture, filter [kh, kw, in, out], stride. */
export const layers: readonly [string, number, [number, number, number, number], number][] = [
  ['stem 3x3, 32 px, 3 -> 32', 32, [3, 3, 3, 32], 1],
  ['down 4x4 /2, 32 px, 32 -> 64', 32, [4, 4, 32, 64], 2],
  ['block 3x3, 16 px, 64 -> 64', 16, [3, 3, 64, 64], 1],
  ['down 4x4 /2, 16 px, 64 -> 128', 16, [4, 4, 64, 128], 2],
  ['block 3x3, 8 px, 128 -> 128', 8, [3, 3, 128, 128], 1],
];

/** Values that are neither equal nor random. */
export function waves(shape: [number, number, number, number]): Tensor4D {
  const length = shape.reduce((product, n) => product * n, 1);
  return tensor(
    Float32Array.from({ length }, (_, i) => Math.sin(i)),
    shape,
  );
}
