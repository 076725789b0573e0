import { LimelightError } from '@/domain/errors';
import type { TrainingData } from '@/domain/training/data';
import { pictureBytes, pictureLimit, type OwnPictures } from '@/domain/training/own-pictures';
import { baseName } from '../../models/own/model-file';
import { namesIn } from '../../models/own/read-class-names';
import type { ArchivedFile } from '../../archive/archive';
import { PictureCollection } from './picture-collection';
import type { ReadingOptions, ReadingProgress } from './reading';
import { heldOutShare, splitByClass } from './split';

/** CIFAR-10's own size: 32 × 32 pixels, plane by plane, a label's byte in front. */
const side = 32;
const plane = side * side;
const record = 1 + 3 * plane;

const usualNames = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'];
const trainingFile = /^data_batch_\d\.bin$/;
const testFile = 'test_batch.bin';

/** Whether these files are those of CIFAR-10's binary version. */
export function isCifar10(files: readonly ArchivedFile[]): boolean {
  return files.some(({ name }) => trainingFile.test(baseName(name)) || baseName(name) === testFile);
}

/**
 * CIFAR-10's binary version (Krizhevsky, 2009; `cifar-10-binary.tar.gz` or its files): the first pictures of its training
 * batches to learn from, and the first of its test batch to check with, as many as fit. Where one of the two is missing,
 * the other is split. Throws `data-corrupt`.
 */
export async function* readCifar10Archive(
  files: readonly ArchivedFile[],
  { shape, seed, limit = pictureLimit(shape) }: Pick<ReadingOptions, 'shape' | 'seed' | 'limit'>,
): AsyncGenerator<ReadingProgress, OwnPictures> {
  const classes = await classesOf(files);
  const batches = await blobsOf(files, (name) => trainingFile.test(name));
  const tests = await blobsOf(files, (name) => name === testFile);
  const both = batches.length > 0 && tests.length > 0;
  const forChecks = both ? Math.round(heldOutShare * limit) : 0;
  const plan = both ? [batches, tests] : [[...batches, ...tests], []];
  const counts = plan.map(countOf);
  const most = [limit - forChecks, forChecks].map((room, i) => Math.min(room, counts[i]!));
  const [available, total] = [counts, most].map((each) => each.reduce((sum, n) => sum + n, 0)) as [number, number];

  const collections = [new PictureCollection(), new PictureCollection()] as const;
  let done = 0;
  for (const [i, collection] of collections.entries())
    for await (const { label, pixels } of records(plan[i]!, most[i]!)) {
      if (label >= classes.length) throw new LimelightError('data-corrupt', 'cifar10-label', { label });
      collection.add(fitted(pixels, shape), label);
      if (done++ % 500 === 0) yield { done, total };
    }
  const [first, second] = collections;
  const parts = both ? { training: first.all(), heldOut: second.all() } : first.parts(splitByClass(first.labels, seed));

  return {
    data: { name: `CIFAR-10, ${total.toLocaleString('en')} pictures`, classes, shape, ...parts },
    skipped: [],
    notes: [
      ...(both ? [{ note: 'test-batch-validates' } as const] : []),
      ...(available > total
        ? [{ note: 'left-out', used: total, left: available - total, evenly: false } as const]
        : []),
    ],
  };
}

/** The files with such a name, in the order of their names. */
async function blobsOf(files: readonly ArchivedFile[], fits: (name: string) => boolean): Promise<Blob[]> {
  const found = files.filter(({ name }) => fits(baseName(name)));
  return Promise.all(found.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ read }) => read()));
}

/** Pictures in some files. */
function countOf(files: readonly Blob[]): number {
  for (const { size } of files)
    if (size === 0 || size % record !== 0) throw new LimelightError('data-corrupt', 'cifar10-bytes', { bytes: size });
  return files.reduce((sum, { size }) => sum + size / record, 0);
}

/** The first so many pictures of some files: label, and interleaved bytes. */
async function* records(files: readonly Blob[], count: number) {
  let left = count;
  for (const file of files) {
    const bytes = new Uint8Array(await file.slice(0, left * record).arrayBuffer());
    left -= bytes.length / record;
    for (let at = 0; at < bytes.length; at += record)
      yield { label: bytes[at]!, pixels: interleaved(bytes.subarray(at + 1, at + record)) };
  }
}

function interleaved(planes: Uint8Array): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(planes.length);
  for (let i = 0; i < plane; i++)
    for (let channel = 0; channel < 3; channel++) pixels[3 * i + channel] = planes[channel * plane + i]!;
  return pixels;
}

/** As it is for a model of this size, else resampled. */
function fitted(bytes: Uint8Array<ArrayBuffer>, shape: TrainingData['shape']): Uint8Array<ArrayBuffer> {
  if (shape[0] === side && shape[1] === side) return bytes;
  return pictureBytes({ width: side, height: side, data: Float32Array.from(bytes, (value) => value / 255) }, shape);
}

async function classesOf(files: readonly ArchivedFile[]): Promise<readonly string[]> {
  const file = files.find(({ name }) => baseName(name) === 'batches.meta.txt');
  const names = file ? namesIn(await (await file.read()).text()) : [];
  return names.length === usualNames.length ? names : usualNames;
}
