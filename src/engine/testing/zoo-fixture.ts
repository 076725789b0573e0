import { readdirSync, readFileSync } from 'node:fs';
import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { z } from 'zod';

const folder = new URL('../fixtures/', import.meta.url);

/** An array as the recipe writes it: little-endian float32 in base64. */
const encoded = z
  .object({ shape: z.array(z.number()), float32: z.string() })
  .transform(({ float32 }) => new Float32Array(bytesOf(float32).buffer));

/** What `models/recipes/run.py fixtures` writes, computed by PyTorch in float64. */
const fixtureSchema = z.object({
  model: z.string(),
  labels: z.array(z.number()),
  pictures: z.string().transform((text) => Float32Array.from(bytesOf(text), (byte) => byte / 255)),
  logits: encoded,
  logitGradient: encoded,
  crossEntropyGradient: encoded,
  pgd5: encoded,
  gradCam: encoded,
  blurPerturbationDrop: encoded,
});

/** Reference values of one model of the zoo on a few CIFAR-10 test pictures. */
export type ZooFixture = z.infer<typeof fixtureSchema>;

/** Every fixture there is. */
export function zooFixtures(): ZooFixture[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.map((file) => fixtureSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
}

/** The fixture's pictures, [B, 32, 32, 3] in [0, 1]; the caller's. */
export function fixturePictures({ pictures, labels }: ZooFixture): Tensor4D {
  return tensor4d(pictures, [labels.length, 32, 32, 3]);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}
