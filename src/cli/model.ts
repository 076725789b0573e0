import { existsSync, readdirSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { LimelightError } from '@/domain/errors';
import { pixelRanges, type PixelRange } from '@/domain/model-card';
import { blobSource } from '@/engine/models/blob-source';
import type { Classifier } from '@/engine/models/classifier';
import { fileSource } from '@/engine/models/file-source';
import { loadModel } from '@/engine/models/load-model';
import { inspectOwnModel } from '@/engine/models/own/inspect';
import type { BroughtFile } from '@/engine/models/own/model-file';
import type { ModelSource } from '@/engine/models/source';
import { cardSentence } from '@/text/card-sentence';
import type { Flags } from './command';
import { oneOf, usageError } from './flags';
import { nearest } from './nearest';

/** [height, width, channels] of pictures. */
type Size = readonly [number, number, number];

/** A model that was found, not loaded. */
export interface FoundModel {
  /** Its files with a card, for pictures of that size where it takes any. */
  source(size?: Size): ModelSource;
  /** It takes pictures of any size: the data decides. */
  readonly anySize: boolean;
  /** Lines about a card that was drafted, since the model had none. */
  readonly drafted: readonly (readonly [string, string])[];
}

/** More than a model has: the folder given is one above it. */
const MOST_FILES = 500;
const MOST_BYTES = 2e9;

const ranges: Readonly<Record<PixelRange, string>> = {
  unit: '0 to 1',
  signed: '−1 to 1',
  bytes: '0 to 255',
  imagenet: 'ImageNet’s mean and deviation taken off',
};

/**
 * Models of the zoo by their ids, or any by a path: a folder, a `model.json`, an archive, a Keras file. Where one has no card, a card is
 * drafted: classes by number unless their names lie beside it, pixels by `--pixels`. The backend must be running. Throws
 * a usage error for an id that is none, `model-missing` for such a path, and what `inspectOwnModel` throws.
 */
export async function findModels(names: readonly string[], root: string, flags: Flags): Promise<FoundModel[]> {
  const pixels = oneOf(flags, 'pixels', pixelRanges);
  const found: FoundModel[] = [];
  for (const name of names) {
    const where = modelPath(name, root);
    const folder = cardedFolder(where);
    found.push(
      folder === undefined
        ? await draft(await filesOf(where), pixels)
        : { source: () => fileSource(folder), anySize: false, drafted: [] },
    );
  }
  if (pixels !== undefined && found.every(({ drafted }) => drafted.length === 0))
    throw usageError('pixels-beside-card');
  return found;
}

/** The model of the zoo of that id, on the backend; the caller's. */
export async function readZooModel(id: string, root: string): Promise<Classifier> {
  return (await loadModel(fileSource(path.join(root, 'models', id)))).classifier;
}

/**
 * Loads at once, so that a model that cannot be used is found out before the data is read; one of any size, which was
 * tried when it was found, is loaded when the data has said its size.
 */
export async function loadEarly<Loaded>(
  found: FoundModel,
  load: (source: ModelSource) => Promise<Loaded>,
): Promise<(size: Size) => Promise<Loaded>> {
  if (found.anySize) return (size) => load(found.source(size));
  const loaded = await load(found.source());
  return () => Promise.resolve(loaded);
}

/** The folder or file of a model: of the zoo, if it has one of that name. */
export function modelPath(name: string, root: string): string {
  const zoo = path.join(root, 'models');
  if (!/[\\/]/.test(name) && existsSync(path.join(zoo, name, 'model.json'))) return path.join(zoo, name);
  if (existsSync(name)) return name;
  if (/[\\/.]/.test(name)) throw new LimelightError('model-missing', 'path-unreadable', { path: name });
  const near = nearest(name, existsSync(zoo) ? readdirSync(zoo) : []);
  throw new LimelightError('scene-unknown-model', 'no-such-model', { model: name, near });
}

/** The folder, where that path means one with a model and its card. */
function cardedFolder(where: string): string | undefined {
  const folder = path.basename(where) === 'model.json' ? path.dirname(where) : where;
  return ['model.json', 'card.json'].every((file) => existsSync(path.join(folder, file))) ? folder : undefined;
}

/** What a person would drop on the page: an archive, or a folder's files, of its models the one that was named. */
async function filesOf(where: string): Promise<BroughtFile[]> {
  const named = statSync(where).isDirectory() ? undefined : path.basename(where);
  if (named !== undefined && !named.endsWith('.json')) return [await broughtFile(path.dirname(where), named)];
  const folder = named === undefined ? where : path.dirname(where);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const bytes = names.reduce((sum, name) => sum + statSync(name).size, 0);
  if (names.length > MOST_FILES || bytes > MOST_BYTES)
    throw usageError('too-many-files', { folder, files: names.length, bytes });
  const files = await Promise.all(names.map((name) => broughtFile(folder, path.relative(folder, name))));
  if (named === undefined) return files;
  const isOther = await Promise.all(
    files.map(
      async ({ name, blob }) =>
        name !== named && name.endsWith('.json') && (await blob.text()).includes('"weightsManifest"'),
    ),
  );
  return files
    .filter((_, i) => !isOther[i])
    .map((file) => (file.name === named ? { ...file, name: 'model.json' } : file));
}

async function broughtFile(folder: string, name: string): Promise<BroughtFile> {
  return { name: name.split(path.sep).join('/'), blob: new Blob([await readFile(path.join(folder, name))]) };
}

async function draft(brought: readonly BroughtFile[], given: PixelRange | undefined): Promise<FoundModel> {
  const { card, anySize, files, notes } = await inspectOwnModel(brought);
  const pixels = given ?? card.pixels ?? 'unit';
  const source = (inputShape: Size = card.inputShape): ModelSource => {
    const text = JSON.stringify({ ...card, pixels, inputShape });
    return blobSource([...files, { name: 'card.json', blob: new Blob([text]) }]);
  };
  const others = pixelRanges.filter((range) => range !== pixels).join('|');
  const shown = card.classes.slice(0, 5).join(', ');
  return {
    source,
    anySize,
    drafted: [
      ['classes', `${card.classes.length}: ${shown}${card.classes.length > 5 ? ', …' : ''}`],
      [
        'pixels',
        `${pixels}, ${ranges[pixels]}${given === undefined ? ` (taken to be so; --pixels ${others} says otherwise)` : ''}`,
      ],
      ...notes.map((note) => ['note', cardSentence(note)] as const),
    ],
  };
}
