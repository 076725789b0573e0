import { readdirSync, readFileSync } from 'node:fs';
import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { bytesOf, encodedArray } from './encoded-array';

const folder = new URL('../fixtures/', import.meta.url);

/** What `models/recipes/run.py fixtures` writes, computed by PyTorch in float64. */
const fixtureSchema = z.object({
  model: z.string(),
  labels: z.array(z.number()),
  pictures: z.string().transform((text) => Float32Array.from(bytesOf(text), (byte) => byte / 255)),
  logits: encodedArray,
  logitGradient: encodedArray,
  crossEntropyGradient: encodedArray,
  pgd5: encodedArray,
  gradCam: encodedArray,
  blurPerturbationDrop: encodedArray,
});

/** Reference values of one model of the zoo on a few CIFAR-10 test pictures. */
export type ZooFixture = z.infer<typeof fixtureSchema>;

/** Every fixture of a CIFAR-10 model; those of the others are of another kind (`photograph-fixture.ts`). */
export function zooFixtures(): ZooFixture[] {
  const files = readdirSync(folder).filter((file) => file.startsWith('cifar10-'));
  return files.map((file) => fixtureSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
}

/** The fixture's pictures, [B, 32, 32, 3] in [0, 1]; the caller's. */
export function fixturePictures({ pictures, labels }: ZooFixture): Tensor4D {
  return tensor4d(pictures, [labels.length, 32, 32, 3]);
}
