import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { loadNetwork } from '../models/load-network';
import { fileSource } from '../models/file-source';
import type { Network } from '../network/network';
import { bytesOf, encodedArray } from './encoded-array';
import { memorySource } from './memory-source';
import { cardFor } from './zoo-model';
import { zooFixtures } from './zoo-fixture';

const bytes = z.string().transform(bytesOf);
/** One weight's gradient: every `stride`-th value of it, and the length of the whole. */
const gradient = z
  .object({ name: z.string(), norm: z.number(), stride: z.number(), shape: z.array(z.number()), float32: z.string() })
  .transform(({ shape, float32, ...rest }) => ({ ...rest, values: encodedArray.parse({ shape, float32 }) }));

/** What `models/recipes/run.py fixtures cifar10-standard` writes of the trainer's loss, in float64. */
const referenceSchema = z.object({
  lambdas: z.object({ jacobian: z.number(), selective: z.number(), imitation: z.number(), gradient: z.number() }),
  labels: z.array(z.number()),
  directions: encodedArray,
  /** The mask M, [B, H, W] of 0 and 1. */
  salient: bytes,
  crossEntropy: z.number(),
  jacobian: z.number(),
  selective: z.number(),
  imitation: z.number(),
  /** R_G. */
  gradient: z.number(),
  /** Of CE + λ R_J + λ R_S in the masked form. */
  maskedGradients: z.array(gradient),
  /** Of CE + λ R_S in the imitation form, with the mask as the map to be imitated. */
  imitationGradients: z.array(gradient),
  /** Of CE + λ R_G. */
  gradientNormGradients: z.array(gradient),
});
const smallSchema = referenceSchema.extend({ model: z.unknown(), weights: bytes, pictures: bytes });

/** A net, a batch, and what PyTorch makes of them. */
export interface TrainingFixture {
  readonly network: Network;
  /** Pixel values in [0, 1], NHWC. */
  readonly pixels: Float32Array;
  readonly size: number;
  readonly classes: number;
  readonly reference: z.infer<typeof referenceSchema>;
}

/** A small net of the zoo's architecture with random weights, every gradient whole. */
export async function smallTrainingFixture(): Promise<TrainingFixture> {
  const { model, weights, pictures, ...reference } = smallSchema.parse(read('training-small'));
  const [size, classes] = [16, 4];
  const encoded = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const files = new Map([
    ['model.json', encoded(model)],
    ['weights.bin', weights],
    ['card.json', encoded(cardFor(size, classes))],
  ]);
  const { network } = await loadNetwork(memorySource(files));
  return { network, pixels: unit(pictures), size, classes, reference };
}

/** The model that fine-tuning starts from, on the first two pictures of its own fixture. */
export async function standardTrainingFixture(): Promise<TrainingFixture> {
  const name = 'cifar10-standard';
  const reference = referenceSchema.parse(read(`training-${name}`));
  const { network } = await loadNetwork(fileSource(`models/${name}`));
  const pictures = zooFixtures().find(({ model }) => model === name)!.pictures;
  return { network, pixels: pictures.subarray(0, 2 * 32 * 32 * 3), size: 32, classes: 10, reference };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

function unit(pictures: Uint8Array): Float32Array {
  return Float32Array.from(pictures, (byte) => byte / 255);
}
