import { LimelightError, toFailure } from '@/domain/errors';
import type { Pixels } from '@/domain/picture';
import type { TrainingData } from '@/domain/training/data';
import {
  checkClassCount,
  pictureBytes,
  pictureLimit,
  type OwnPictures,
  type SkippedPicture,
} from '@/domain/training/own-pictures';
import type { ArchivedFile } from '../../archive/archive';
import { baseName, folderOf } from '../../models/own/model-file';
import { isCifar10, readCifar10Archive } from './cifar10-archive';
import { filesWithin, type BroughtPicture } from './data-archive';
import { PictureCollection } from './picture-collection';
import { chooseEvenly, splitByClass } from './split';

/** How far the reading is, in pictures. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
}

export interface ReadingOptions {
  /** What the model takes. */
  readonly shape: TrainingData['shape'];
  /** Decides which pictures are held out, and which are used where there are too many. */
  readonly seed: number;
  /** The most pictures to take; as many as fit, unless it says fewer. */
  readonly limit?: number;
  /** A picture file's pixels; throws `picture-…` for one that cannot be used. */
  readonly decode: (file: Blob, name: string) => Promise<Pixels>;
}

/** A picture with the name of its class. */
interface Candidate {
  readonly file: ArchivedFile;
  readonly className: string;
}

/**
 * A person's own pictures: folders, zip and tar archives of them, or CIFAR-10's binary version. A picture's class is the
 * name of the folder that it lies in. Each is cropped and resampled to the model's size; a share of every class is held
 * out. What cannot be used is skipped and listed. Yields before every picture. Throws `data-missing` where nothing can be
 * used, `data-unfit` for too many classes (one alone may grow by the camera), `data-corrupt` and `data-too-large` for archives.
 */
export async function* readOwnPictures(
  brought: readonly BroughtPicture[],
  options: ReadingOptions,
): AsyncGenerator<ReadingProgress, OwnPictures> {
  const files = await filesWithin(brought);
  if (isCifar10(files)) return yield* readCifar10Archive(files, options);
  const { shape, seed, decode, limit = pictureLimit(shape) } = options;
  const skipped: SkippedPicture[] = [];
  const notes: string[] = [];
  const candidates = files.flatMap((file): Candidate[] => {
    const className = classOf(file.name);
    if (className !== undefined) return [{ file, className }];
    skipped.push({ name: file.name, reason: `“${file.name}” lies in no folder, so its class is not known.` });
    return [];
  });
  const names = classNames(candidates);
  if (names.length > 1) checkClassCount(names.length);
  const labels = candidates.map(({ className }) => names.indexOf(className));
  const chosen = chooseEvenly(labels, limit, seed);
  if (chosen.length < candidates.length) notes.push(leftOut(chosen.length, candidates.length));

  const collection = new PictureCollection();
  for (const [done, index] of chosen.entries()) {
    yield { done, total: chosen.length };
    const { file } = candidates[index]!;
    try {
      const pixels = await decode(await file.read(), baseName(file.name));
      collection.add(pictureBytes(pixels, shape), labels[index]!);
    } catch (thrown) {
      const { code, message } = toFailure(thrown);
      if (code === 'data-too-large') throw thrown;
      skipped.push({ name: file.name, reason: message });
    }
  }
  return { data: dataOf(collection, names, brought, options), skipped, notes };
}

/** The name of the folder a file lies in; without a folder there is none. */
function classOf(path: string): string | undefined {
  return baseName(folderOf(path).slice(0, -1)).trim().normalize() || undefined;
}

/** Every class once, in the order in which people would list them. */
function classNames(candidates: readonly Candidate[]): string[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...new Set(candidates.map(({ className }) => className))].sort(compare);
}

/** Classes of which no picture could be read are no classes. */
function dataOf(
  collection: PictureCollection,
  names: readonly string[],
  brought: readonly BroughtPicture[],
  { shape, seed }: ReadingOptions,
): TrainingData {
  const { labels } = collection;
  if (labels.length === 0) throw nothing();
  const present = names.map((_, label) => label).filter((label) => labels.includes(label));
  const renumbered = new Map(present.map((label, i) => [label, i]));
  const { training, heldOut } = collection.parts(splitByClass(labels, seed));
  const part = ({ pixels, labels }: typeof training) => ({
    pixels,
    labels: labels.map((label) => renumbered.get(label)!),
  });
  return {
    name: `${titleOf(brought)}, ${labels.length.toLocaleString('en')} pictures`,
    classes: present.map((label) => names[label]!),
    shape,
    training: part(training),
    heldOut: part(heldOut),
  };
}

/** What was dropped is called by the archive, or by the one folder that holds the classes. */
function titleOf(brought: readonly BroughtPicture[]): string {
  const tops = new Set(brought.map(({ path }) => (path.split('/').length === 2 ? '' : path.split('/')[0]!)));
  const [top = ''] = tops;
  return (tops.size === 1 && top.replace(/\.(zip|tar|tar\.gz|tgz)$/i, '')) || 'Your pictures';
}

function leftOut(used: number, all: number): string {
  const [some, rest] = [used, all - used].map((n) => n.toLocaleString('en'));
  return `${some} pictures are used, evenly from all classes; ${rest} more were left out, as they do not fit.`;
}

function nothing(): LimelightError {
  return new LimelightError(
    'data-missing',
    'There is no picture here that could be used.',
    'Put the pictures of each class into a folder named after it, and drop these folders or a zip of them.',
  );
}
