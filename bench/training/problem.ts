import type { Tensor } from '@tensorflow/tfjs-core';
import { loadNetwork } from '@/engine/models/load-network';
import type { Network } from '@/engine/network/network';
import { trainable, type Parameter } from '@/engine/network/trainable';
import { memorySource } from '@/engine/testing/memory-source';
import { uniform } from '@/engine/testing/random';
import { zooFiles, type ZooSize } from '@/engine/testing/zoo-model';

/** λ of both terms. */
export const lambda = 0.02;

/** Which terms a step takes beside the cross-entropy. */
export interface Terms {
  readonly jacobian: boolean;
  readonly selective: boolean;
}

/** One batch of random pictures, and the network of the CIFAR-10 models that learns from it, as plain numbers. */
export interface Problem {
  readonly network: Network;
  readonly parameters: readonly Parameter[];
  readonly batch: number;
  readonly size: number;
  readonly classes: number;
  /** [B, size, size, 3] */
  readonly pixels: Float32Array<ArrayBuffer>;
  readonly labels: readonly number[];
  /** [B, classes], rows of length 1. */
  readonly directions: Float32Array<ArrayBuffer>;
  /** [B, size, size, 1]: 1 where gradients are penalised. */
  readonly penalised: Float32Array<ArrayBuffer>;
}

/** Takes a step, with the loss before it as its result. */
export type TakeStep = (terms: Terms) => Promise<number>;

/** A way to train, started: `stop` frees what it holds. */
export interface Way {
  readonly step: TakeStep;
  readonly stop: () => void;
}

/** The architecture of `cifar10-*`, in the given widths. */
export async function problemOf(zoo: ZooSize, batch: number): Promise<Problem> {
  const { network } = await loadNetwork(memorySource(zooFiles(zoo, 1)));
  const net = trainable(network, 0);
  const { parameters } = net;
  net.dispose();
  const { size, classes } = zoo;
  const directions = uniform(batch * classes, -1, 1, 2);
  for (let b = 0; b < batch; b++) {
    const row = directions.subarray(b * classes, (b + 1) * classes);
    const length = Math.hypot(...row);
    row.forEach((value, k) => (row[k] = value / length));
  }
  return {
    network,
    parameters,
    batch,
    size,
    classes,
    pixels: uniform(batch * size * size * 3, 0, 1, 3),
    labels: Array.from({ length: batch }, (_, b) => b % classes),
    directions,
    penalised: uniform(batch * size * size, 0, 1, 4).map((value) => Number(value > 0.3)),
  };
}

/** The number in a scalar, which is freed. */
export async function numberIn(scalar: Tensor): Promise<number> {
  const [value = NaN] = await scalar.data();
  scalar.dispose();
  return value;
}
