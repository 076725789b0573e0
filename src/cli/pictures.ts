import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LimelightError } from '@/domain/errors';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import type { TrainingData } from '@/domain/training/data';
import { readBundled as readBundledSet } from '@/engine/training/data/bundled';
import { pixelsOf } from '@/engine/training/pixels';
import { CIFAR10_TEST, readCifar10Test } from './cifar10';
import { readDataFolder } from './data-folder';
import { usageError } from './flags';

/**
 * The first `n` pictures of a data set by its name, or of a data folder. Without `n` as many of CIFAR-10's test set as
 * `usual` says, and all of any other. Throws a usage error, or `model-missing` with the command that fetches the data.
 */
export async function readPictures(
  name: string,
  n: number | undefined,
  root: string,
  usual: number | 'all',
): Promise<LabelledPictures> {
  if (name === 'cifar10-test')
    return readCifar10Test(path.join(root, 'data', 'cifar10'), n ?? (usual === 'all' ? CIFAR10_TEST : usual));
  if (name === 'bundled') return heldOut(await readBundled(root), n);
  if (name === 'imagenette-val') {
    const folder = path.join(root, 'data', name);
    if (existsSync(folder)) return readDataFolder(folder, n);
    throw new LimelightError('model-missing', 'no-imagenette');
  }
  if (existsSync(name)) return readDataFolder(name, n);
  throw usageError('no-such-data', { data: name });
}

/** The pictures of CIFAR-10 that ship with the page: some to learn from, and 500 that no model of the zoo has met. */
export async function readBundled(root: string): Promise<TrainingData> {
  const folder = path.join(root, 'public', 'data', 'cifar10-subset');
  return readBundledSet((file) => readFile(path.join(folder, file)));
}

/** The first `n` of the pictures that are not learned from. */
function heldOut({ shape, classes, heldOut: set }: TrainingData, n = set.labels.length): LabelledPictures {
  if (n > set.labels.length)
    throw usageError('too-few-held-out', { data: 'bundled', pictures: set.labels.length, asked: n });
  const indices = Array.from({ length: n }, (_, i) => i);
  const labels = set.labels.slice(0, n);
  return { name: `bundled, first ${n}`, shape, classes, labels, pixels: pixelsOf(set, indices, shape) };
}
