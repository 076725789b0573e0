import { readFileSync } from 'node:fs';
import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { z } from 'zod';
import { encodedArray } from './encoded-array';

/** What one set of weights makes of the pictures: logits [B, 1000], and the best class's input gradient [B, h, w, 3]. */
const answers = z.object({ logits: encodedArray, logitGradient: encodedArray });

/** What `models/recipes/run.py convert` writes. */
const fixtureSchema = z.object({
  model: z.string(),
  pictures: z.array(z.string().transform((base64) => PNG.sync.read(Buffer.from(base64, 'base64')))),
  labels: z.array(z.number()),
  /** The gradients are those of every so manieth row and column. */
  gradientStride: z.number(),
  /** The weights as they ship, float16 for the most part, in float64 arithmetic. */
  shipped: answers,
  /** The net they came from, as its package runs it, in float32. */
  original: answers,
});

/** Reference values of the ImageNet model on photographs of the page. */
export type ImagenetFixture = z.infer<typeof fixtureSchema>;

export function imagenetFixture(): ImagenetFixture {
  const file = new URL('../fixtures/imagenet-efficientnet-lite0.json', import.meta.url);
  return fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** One of the fixture's pictures, [1, 224, 224, 3] in [0, 1]; the caller's. */
export function imagenetPicture({ pictures }: ImagenetFixture, index: number): Tensor4D {
  const { width, height, data } = pictures[index]!;
  const colours = Float32Array.from(
    data.filter((_, i) => i % 4 !== 3),
    (byte) => byte / 255,
  );
  return tensor4d(colours, [1, height, width, 3]);
}
