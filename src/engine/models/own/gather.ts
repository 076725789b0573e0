import { z } from 'zod';
import { LimelightError } from '@/domain/errors';
import { checked, jsonIn } from '../../network/checked';
import { shardName, weightsManifestSchema } from '../../network/layers-schema';
import { corrupt, unsupported } from '../../network/refusal';
import { manifestBytes } from '../../network/weights';
import { tooLarge } from '../load-weights';
import { findModel, type FoundModel } from './find-model';
import { listFiles, stemOf, type ListedFile } from './list-files';
import { baseName, folderOf, type BroughtFile } from './model-file';

/** The files of one model, by their plain names, as `model.json` calls them. */
export interface Gathered {
  /** `model.json` and its shards. */
  readonly files: readonly BroughtFile[];
  /** What else lay beside them or above, by plain name: a card, class names. */
  readonly extras: ReadonlyMap<string, Blob>;
  /** Paths of what came with the model and is no part of it. */
  readonly leftOut: readonly string[];
  /** What the folder, the archive or the file is called, if it has a name of its own. */
  readonly name?: string;
}

const shardsSchema = z.looseObject({ weightsManifest: z.array(z.looseObject({ paths: z.array(shardName) })) });

/** Files that may say something of a model. */
const telling = /\.(json|txt)$/i;

/**
 * Finds the one model in what a person dropped, by its content: a TensorFlow.js model with its shards, or a Keras file,
 * which is turned into one. Throws `model-missing`, `model-corrupt`, `model-unsupported`, `model-too-large`.
 */
export async function gather(brought: readonly BroughtFile[]): Promise<Gathered> {
  const listing = await listFiles(brought);
  const { files: listed, passedOver } = listing;
  const found = await findModel(listing);
  const { files, used } = await modelFiles(found, listed);
  const folders = [...foldersAbove(found.main.name)];
  const beside = listed.filter(
    (file) => !used.includes(file) && telling.test(file.name) && folders.includes(folderOf(file.name)),
  );
  // The nearest wins.
  beside.sort((a, b) => folderOf(a.name).length - folderOf(b.name).length);
  const extras = await Promise.all(beside.map(async (file) => [baseName(file.name), await file.read()] as const));
  const rest = listed.filter((file) => !used.includes(file) && !telling.test(file.name));
  const name = nameOf(found.main);
  return {
    files,
    extras: new Map(extras),
    leftOut: [...passedOver, ...rest.map(({ name: path }) => path)],
    ...(name !== undefined && { name }),
  };
}

/** A model's name is its archive's, its folder's, or its own file's where that is not what every model's is called. */
function nameOf({ name, archived }: ListedFile): string | undefined {
  const [first = ''] = name.split('/');
  if (archived) return first;
  const own = stemOf(name);
  return (own === 'model' ? baseName(folderOf(name).slice(0, -1)) : own) || undefined;
}

function* foldersAbove(path: string): Generator<string> {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder.slice(0, -1))) yield folder;
  yield '';
}

/** The files by the names that `model.json` has for them, and those of the listing that they were made of. */
async function modelFiles(
  found: FoundModel,
  listed: readonly ListedFile[],
): Promise<{ readonly files: readonly BroughtFile[]; readonly used: readonly ListedFile[] }> {
  if (found.kind === 'tensorflow.js') return withShards(found.main, listed);
  // The reader of HDF5 is fetched for those alone who bring such a file.
  const { fromKerasArchive, fromKerasFile } = await import('./keras/from-keras');
  if (found.kind === 'keras')
    return {
      files: await fromKerasArchive(await found.main.read(), await found.weights.read()),
      used: [found.main, found.weights],
    };
  return { files: await fromKerasFile(await found.main.read()), used: [found.main] };
}

async function withShards(main: ListedFile, listed: readonly ListedFile[]) {
  const json = await main.read();
  const groups = await shardsOf(json);
  const used = [main];
  const files: BroughtFile[] = [{ name: 'model.json', blob: json }];
  for (const { paths, bytes } of groups)
    for (const path of paths) {
      const shard =
        listed.find(({ name }) => name === folderOf(main.name) + path) ??
        listed.find(({ name }) => baseName(name) === baseName(path)) ??
        (paths.length === 1
          ? await onlyOneOf(
              bytes,
              listed.filter((file) => !used.includes(file)),
            )
          : undefined);
      if (!shard) throw missing(path);
      used.push(shard);
      files.push({ name: path, blob: await shard.read() });
    }
  return { files, used };
}

/** The one file of so many bytes: a shard that was renamed, as browsers do with a second download. */
async function onlyOneOf(bytes: number | undefined, files: readonly ListedFile[]): Promise<ListedFile | undefined> {
  if (bytes === undefined) return undefined;
  const sizes = await Promise.all(files.map(async (file) => (telling.test(file.name) ? 0 : (await file.read()).size)));
  const fitting = files.filter((_, i) => sizes[i] === bytes);
  return fitting.length === 1 ? fitting[0] : undefined;
}

function missing(path: string): LimelightError {
  return new LimelightError('model-missing', 'shard-not-brought', { file: path });
}

/** What a `model.json` says of its shards; of their bytes, where it says it in a way known here. */
async function shardsOf(blob: Blob) {
  if (blob.size > maximumJsonBytes) throw tooLarge(blob.size);
  const json = jsonIn(new Uint8Array(await blob.arrayBuffer()), 'model.json');
  if (z.object({ modelTopology: z.unknown(), weightsManifest: z.undefined().optional() }).safeParse(json).success)
    throw unsupported('topology-without-weights');
  const { weightsManifest } = checked(shardsSchema, json, 'model.json', 'tensorflow-js-model');
  const paths = weightsManifest.flatMap((group) => group.paths);
  if (new Set(paths).size !== paths.length) throw corrupt('shard-named-twice');
  const groups = weightsManifestSchema.safeParse(weightsManifest).data;
  return weightsManifest.map((group, i) => ({ paths: group.paths, bytes: groups && manifestBytes([groups[i]!]) }));
}

/** A `model.json` is a graph and a list; one of more than this is no model. */
const maximumJsonBytes = 64e6;
