import type { Network } from '../network/network';

/** What the automatic batch tries, largest first. */
const sizes = [64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1];

/** What a step may hold at once, in bytes. */
const MEMORY = 768 * 2 ** 20;

/**
 * Bytes a step holds for each value of a layer's result: the tape of two nested gradients keeps the value, what its
 * gradient passes on, and what the library makes on the way. Measured on wasm as the peak of `memory().numBytes`: 47.4
 * for cifar10-standard at batch 64.
 */
const BYTES_A_VALUE = 48;

/** Pictures a step: as many of `sizes` as fit the memory, and no more than there are to learn from. */
export function automaticBatch({ input, operations }: Network, pictures: number): number {
  const count = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);
  const values = operations.reduce((sum, { shape }) => sum + count(shape), count(input.shape));
  return sizes.find((size) => size <= pictures && size * values * BYTES_A_VALUE <= MEMORY) ?? 1;
}
