import { readdirSync, readFileSync } from 'node:fs';
import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { z } from 'zod';
import type { BroughtFile } from '../models/own/model-file';

const folder = new URL('../fixtures/cases/', import.meta.url);

/**
 * What Keras says of `picture24.png` (`p`), and of the same weights PyTorch in double precision: the scores before the
 * sigmoid, and each one's gradient by the pixels (its sum, its norm, the least and the largest of |gradient| over the
 * picture, largest over the channels, and its value in the middle).
 */
const expectedSchema = z.object({
  p: z.array(z.number()),
  z: z.array(z.number()),
  gradients: z.array(
    z.object({ sum: z.number(), norm: z.number(), min: z.number(), max: z.number(), middle: z.array(z.number()) }),
  ),
});

/** A model as Keras 3 saves it, with its right answers. */
export function savedCase(name: string): { files: BroughtFile[]; expected: z.infer<typeof expectedSchema> } {
  const from = new URL(`${name}/`, folder);
  const read = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(new URL(file, from)));
  const names = readdirSync(from).filter((file) => file !== 'expected.json');
  return {
    files: names.map((file) => ({ name: file, blob: new Blob([read(file)]) })),
    expected: expectedSchema.parse(JSON.parse(new TextDecoder().decode(read('expected.json')))),
  };
}

/** The picture the answers are about, [1, 24, 24, 3]. */
export function casePicture(): Tensor4D {
  const { width, height, data } = PNG.sync.read(readFileSync(new URL('picture24.png', folder)));
  const values = Array.from({ length: width * height * 3 }, (_, i) => data[4 * Math.floor(i / 3) + (i % 3)]! / 255);
  return tensor4d(values, [1, height, width, 3]);
}
