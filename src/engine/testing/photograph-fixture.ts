import { readdirSync, readFileSync } from 'node:fs';
import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { z } from 'zod';
import { encodedArray } from './encoded-array';

const folder = new URL('../fixtures/', import.meta.url);

/** What one set of weights makes of the pictures: logits [B, K], and the best class's input gradient [B, h, w, 3]. */
const answers = z.object({ logits: encodedArray, logitGradient: encodedArray });

/** What `models/recipes/run.py convert` and `fixtures` write for nets that are shown photographs of the page. */
const fixtureSchema = z.object({
  model: z.string(),
  pictures: z.array(z.string().transform((base64) => PNG.sync.read(Buffer.from(base64, 'base64')))),
  labels: z.array(z.number()),
  /** The gradients are those of every so manieth row and column. */
  gradientStride: z.number(),
  /** The weights as they ship, in 16 bits for the most part, in float64 arithmetic. */
  shipped: answers,
  /** The net they came from, as its package runs it, in float32; of converted models. */
  original: answers.optional(),
});

/** Reference values of one model on photographs of the page. */
export type PhotographFixture = z.infer<typeof fixtureSchema>;

/** The fixtures of the ImageNet and Imagenette models. */
export function photographFixtures(): PhotographFixture[] {
  const files = readdirSync(folder).filter((file) => file.startsWith('imagenet'));
  return files.map((file) => fixtureSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
}

/** One of the fixture's pictures, [1, H, W, 3] in [0, 1]; the caller's. */
export function photograph({ pictures }: PhotographFixture, index: number): Tensor4D {
  const { width, height, data } = pictures[index]!;
  const colours = Float32Array.from(
    data.filter((_, i) => i % 4 !== 3),
    (byte) => byte / 255,
  );
  return tensor4d(colours, [1, height, width, 3]);
}

/** The part of an array that belongs to one of the fixture's pictures. */
export function ofPicture({ pictures }: PhotographFixture, values: Float32Array, index: number): Float32Array {
  const length = values.length / pictures.length;
  return values.subarray(index * length, (index + 1) * length);
}

/** Every so manieth row and column of a gradient [1, H, W, 3], as the fixture keeps it. */
export async function sampled({ gradientStride }: PhotographFixture, gradient: Tensor4D): Promise<number[]> {
  const [, , width] = gradient.shape;
  const values = await gradient.data();
  return Array.from(values).filter((_, i) => {
    const pixel = Math.floor(i / 3);
    return Math.floor(pixel / width) % gradientStride === 0 && (pixel % width) % gradientStride === 0;
  });
}
