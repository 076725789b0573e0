import { LimelightError, toFailure } from '@/domain/errors';
import type { Part, TrainingData } from '@/domain/training/data';
import {
  cameraName,
  checkClassCount,
  pictureBytes,
  pictureLimit,
  type OwnPictures,
  type SkippedPicture,
} from '@/domain/training/own-pictures';
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
    throw nothing(candidates.length > 0 || tests.size > 0 ? 'other sets' : skipped.length > 0 ? 'no class' : 'none');
  const names = classNames(candidates);
  if (names.length > 1) checkClassCount(names.length);
  const labels = candidates.map(({ className }) => names.indexOf(className));
  const chosen = chooseEvenly(labels, limit, seed);
  if (chosen.length < candidates.length) notes.push(leftOut(chosen.length, candidates.length));

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
      const { code, message } = toFailure(thrown);
      if (code === 'data-too-large') throw thrown;
      skipped.push({ name: file.name, reason: message });
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
    if ('reason' in place) skipped.push({ name: file.name, reason: place.reason });
    else if (!('className' in place)) tests.set(place.set.name, (tests.get(place.set.name) ?? 0) + 1);
    else if (taught.size > 0 && !taught.has(place.className))
      skipped.push({ name: file.name, reason: `“${place.className}” has no pictures to learn from.` });
    else {
      const { className, set } = place;
      const part = set?.role === 'validation' ? 'heldOut' : hasValidation ? 'training' : undefined;
      candidates.push({ file, className, ...(set && { set: set.name }), ...(part && { part }) });
    }
  }
  return { candidates, skipped, notes: [...notes], tests };
}

/** What became of each set's folder, in a sentence; nothing where there are no sets. */
function fatesOfSets(read: readonly Candidate[], tests: ReadonlyMap<string, number>): string[] {
  const count = (n: number) => (n === 1 ? 'one picture' : `${n.toLocaleString('en')} pictures`);
  const used = [...new Set(read.flatMap(({ set }) => set ?? []))].map((name) => {
    const ofSet = read.filter(({ set }) => set === name);
    const [first] = ofSet;
    const use =
      first?.part === 'heldOut'
        ? 'for validation'
        : first?.part === 'training'
          ? 'for training'
          : 'to learn from, a share of them kept for validation';
    return `“${name}”: ${count(ofSet.length)} ${use}.`;
  });
  return [...used, ...[...tests].map(([name, n]) => `“${name}”: ${count(n)} left alone, as a test set should be.`)];
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
  if (taught.size === 0) throw nothing('none');
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
  const count = (training.labels.length + heldOut.labels.length).toLocaleString('en');
  return {
    name: brought.every(({ capture }) => capture) ? cameraName : `${titleOf(brought)}, ${count} pictures`,
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

/** What there is: pictures only in sets that are not learned from, only outside the folders of classes, or none. */
function nothing(there: 'other sets' | 'no class' | 'none'): LimelightError {
  if (there === 'other sets')
    return new LimelightError(
      'data-missing',
      'All these pictures lie in a validation or a test set, which is not learned from.',
      'Add the training set; or drop the folders of the classes by themselves, and a part of them is kept for validation.',
    );
  return new LimelightError(
    'data-missing',
    there === 'no class'
      ? 'None of these pictures lies in a folder named after its class.'
      : 'There is no picture here that can be used.',
    'Put the pictures of each class into a folder named after it, and drop these folders or a zip of them.',
  );
}
