import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import type { LabelledBytes, TrainingData } from '@/domain/training/data';
import { splitByClass } from '@/engine/training/data/split';
import { readDataFolder } from '../data-folder';
import { usageError } from '../flags';
import { readBundled } from '../pictures';

/**
 * The bundled subset of CIFAR-10, or a data folder (see `readDataFolder`), of which the seed decides what is held out.
 * Throws a usage error.
 */
export async function readTrainingData(name: string, root: string, seed: number): Promise<TrainingData> {
  if (name === 'bundled') return readBundled(root);
  if (!existsSync(name)) throw usageError('no-such-training-data', { data: name });
  const all = await readDataFolder(name, undefined);
  const { training, heldOut } = splitByClass(all.labels, seed);
  return {
    name: path.basename(path.resolve(name)),
    classes: all.classes,
    shape: all.shape,
    training: bytesOf(all, training),
    heldOut: bytesOf(all, heldOut),
  };
}

function bytesOf({ shape, pixels, labels }: LabelledPictures, indices: readonly number[]): LabelledBytes {
  const size = shape[0] * shape[1] * shape[2];
  const bytes = new Uint8Array(indices.length * size);
  indices.forEach((index, i) => {
    for (let j = 0; j < size; j++) bytes[i * size + j] = Math.round(pixels[index * size + j]! * 255);
  });
  return { pixels: bytes, labels: indices.map((index) => labels[index]!) };
}
