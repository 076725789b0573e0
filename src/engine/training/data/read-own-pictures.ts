import { LimelightError, toFailure } from '@/domain/errors';
import type { Part, TrainingData } from '@/domain/training/data';
import {
  checkClassCount,
  pictureBytes,
  pictureLimit,
  type OwnPictures,
  type SkippedPicture,
} from '@/domain/training/own-pictures';
import type { ReadingNote } from '@/domain/training/reading-notes';
import type { ArchivedFile } from '../../archive/archive';
import { baseName } from '../../models/own/model-file';
import { arrange } from './arrangement';
import { isCifar10, readCifar10Archive } from './cifar10-archive';
import { filesWithin, type BroughtPicture } from './data-archive';
import { PictureCollection } from './picture-collection';
import type { ReadingOptions, ReadingProgress } from './reading';
import { chooseEvenly, splitByClass } from './split';

/** A picture with the name of its class, and what it is for where that is settled. */
interface Candidate {
  readonly file: ArchivedFile;
  readonly className: string;
  readonly part?: Part;
  /** The folder of its set. */
  readonly set?: string;
}

/**
 * A person's own pictures: folders, zip and tar archives of them, or CIFAR-10's binary version; and those of the camera.
 * Their folders tell a picture's class and its set (see `arrange`): a validation set is held out, a test set is not read
 * at all, and where there is no validation set a share of every class is held out. Each picture is cropped and resampled
 * to the model's size. What cannot be used is skipped and listed. Yields before every picture. Throws `data-missing` where
 * nothing can be learned from, `data-unfit` for too many classes (one alone may grow by the camera), `data-corrupt` and
 * `data-too-large` for archives.
 */
export async function* readOwnPictures(
  brought: readonly BroughtPicture[],
  options: ReadingOptions,
): AsyncGenerator<ReadingProgress, OwnPictures> {
  const files = await filesWithin(brought.filter(({ capture }) => !capture));
  if (isCifar10(files)) return yield* readCifar10Archive(files, options);
  const { shape, seed, decode, limit = pictureLimit(shape) } = options;
  const { candidates, skipped, notes, tests } = candidatesAmong(files);
  for (const { path, file, capture } of brought)
    if (capture) candidates.push({ file: { name: path, read: () => Promise.resolve(file) }, ...capture });
  if (candidates.every(({ part }) => part === 'heldOut'))
    throw new LimelightError(
      'data-missing',
      candidates.length > 0 || tests.size > 0
        ? 'no-training-set'
        : skipped.length > 0
          ? 'no-class-folder'
          : 'no-usable-picture',
    );
  const names = classNames(candidates);
  if (names.length > 1) checkClassCount(names.length);
  const labels = candidates.map(({ className }) => names.indexOf(className));
  const chosen = chooseEvenly(labels, limit, seed);
  if (chosen.length < candidates.length)
    notes.push({ note: 'left-out', used: chosen.length, left: candidates.length - chosen.length, evenly: true });

  const collection = new PictureCollection();
  const read: Candidate[] = [];
  for (const [done, index] of chosen.entries()) {
    yield { done, total: chosen.length };
    const candidate = candidates[index]!;
    const { file } = candidate;
    try {
      const pixels = await decode(await file.read(), baseName(file.name));
      collection.add(pictureBytes(pixels, shape), labels[index]!);
      read.push(candidate);
    } catch (thrown) {
      const failure = toFailure(thrown);
      if (failure.code === 'data-too-large') throw thrown;
      skipped.push({ name: file.name, reason: { skip: 'failed', failure } });
    }
  }
  const data = dataOf(collection, read, names, brought, options);
  return { data, skipped, notes: [...fatesOfSets(read, tests), ...notes] };
}

/** What can be learned from or checked with, what cannot, and how many pictures each test set has. */
function candidatesAmong(files: readonly ArchivedFile[]) {
  const { places, notes } = arrange(files.map(({ name }) => name));
  const known = places.map((place) => ('className' in place ? place : undefined));
  const taught = new Set(known.flatMap((place) => (place && place.set?.role !== 'validation' ? place.className : [])));
  const hasValidation = known.some((place) => place?.set?.role === 'validation');
  const candidates: Candidate[] = [];
  const skipped: SkippedPicture[] = [];
  const tests = new Map<string, number>();
  for (const [i, file] of files.entries()) {
    const place = places[i]!;
    if ('skip' in place) skipped.push({ name: file.name, reason: place });
    else if (!('className' in place)) tests.set(place.set.name, (tests.get(place.set.name) ?? 0) + 1);
    else if (taught.size > 0 && !taught.has(place.className))
      skipped.push({ name: file.name, reason: { skip: 'untaught-class', className: place.className } });
    else {
      const { className, set } = place;
      const part = set?.role === 'validation' ? 'heldOut' : hasValidation ? 'training' : undefined;
      candidates.push({ file, className, ...(set && { set: set.name }), ...(part && { part }) });
    }
  }
  return { candidates, skipped, notes: [...notes], tests };
}

/** What became of each set's folder; nothing where there are no sets. */
function fatesOfSets(read: readonly Candidate[], tests: ReadonlyMap<string, number>): ReadingNote[] {
  const used = [...new Set(read.flatMap(({ set }) => set ?? []))].map((name): ReadingNote => {
    const ofSet = read.filter(({ set }) => set === name);
    const [first] = ofSet;
    const use = first?.part === 'heldOut' ? 'validation' : (first?.part ?? 'both');
    return { note: 'set-used', set: name, pictures: ofSet.length, use };
  });
  return [...used, ...[...tests].map(([set, pictures]): ReadingNote => ({ note: 'test-set-left', set, pictures }))];
}

/** Every class once, in the order in which people would list them. */
function classNames(candidates: readonly Candidate[]): string[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  return [...new Set(candidates.map(({ className }) => className))].sort(compare);
}

/** Classes of which no picture could be read to learn from are no classes. */
function dataOf(
  collection: PictureCollection,
  read: readonly Candidate[],
  names: readonly string[],
  brought: readonly BroughtPicture[],
  { shape, seed }: ReadingOptions,
): TrainingData {
  const { labels } = collection;
  const parts = splitByClass(
    labels,
    seed,
    read.map(({ part }) => part),
  );
  const taught = new Set(parts.training.map((index) => labels[index]!));
  if (taught.size === 0) throw new LimelightError('data-missing', 'no-usable-picture');
  const present = names.map((_, label) => label).filter((label) => taught.has(label));
  const renumbered = new Map(present.map((label, i) => [label, i]));
  const { training, heldOut } = collection.parts({
    training: parts.training,
    heldOut: parts.heldOut.filter((index) => taught.has(labels[index]!)),
  });
  const part = ({ pixels, labels }: typeof training) => ({
    pixels,
    labels: labels.map((label) => renumbered.get(label)!),
  });
  return {
    name: titleOf(brought),
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
  return tops.size === 1 ? top.replace(/\.(zip|tar|tar\.gz|tgz)$/i, '') : '';
}
