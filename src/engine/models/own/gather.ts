import { LimelightError } from '@/domain/errors';
import { corrupt, unsupported } from '../../network/refusal';
import { checked, jsonIn } from '../../network/checked';
import { z } from 'zod';
import { tooLarge } from '../load-weights';
import { baseName, folderOf, type BroughtFile } from './model-file';
import { unpackZip } from './unpack-zip';

/** The files of one model, by their plain names, as `model.json` calls them. */
export interface Gathered {
  /** `model.json` and its shards. */
  readonly files: readonly BroughtFile[];
  /** What else lay beside them, by plain name: a card, class names. */
  readonly extras: ReadonlyMap<string, Blob>;
  /** What the folder or archive is called, if it has a name. */
  readonly name?: string;
}

/** A `model.json` is a graph and a list; one of more than this is no model. */
const maximumJsonBytes = 64e6;

const shardsSchema = z.looseObject({ weightsManifest: z.array(z.looseObject({ paths: z.array(z.string()) })) });

/** Formats people have, and what makes a model for here of them. */
const foreign: readonly (readonly [extension: RegExp, what: string])[] = [
  [/\.(h5|keras|hdf5)$/i, 'a Keras file'],
  [/\.(pb|pbtxt)$/i, 'a TensorFlow graph'],
  [/\.(pt|pth|safetensors|ckpt)$/i, 'a PyTorch file'],
  [/\.onnx$/i, 'an ONNX file'],
  [/\.tflite$/i, 'a TensorFlow Lite file'],
];

/**
 * Finds the one model in what a person dropped: archives are unpacked, the `model.json` nearest the top is taken, and
 * its shards are looked for beside it. Throws `model-missing`, `model-corrupt`, `model-unsupported`, `model-too-large`.
 */
export async function gather(brought: readonly BroughtFile[]): Promise<Gathered> {
  const archives = brought.filter(({ name }) => /\.zip$/i.test(name));
  const unpacked = await Promise.all(archives.map(({ blob }) => unpackZip(blob)));
  const all = [...brought.filter((file) => !archives.includes(file)), ...unpacked.flat()];
  const json = topmost(all);
  const folder = folderOf(json.name);
  const beside = new Map(all.map((file) => [file.name, file.blob]));
  const shards = (await shardsOf(json)).map((path): BroughtFile => {
    const blob = beside.get(folder + path) ?? all.find(({ name }) => baseName(name) === baseName(path))?.blob;
    if (blob) return { name: path, blob };
    throw new LimelightError(
      'model-missing',
      `The weight file ${path}, which model.json names, did not come with it.`,
      'Drop model.json and all its .bin files together, their folder, or a zip of it.',
    );
  });
  const files = [{ name: 'model.json', blob: json.blob }, ...shards];
  const extras = all.filter(({ name, blob }) => folderOf(name) === folder && !files.some((file) => file.blob === blob));
  const name = (archives[0] ? archives[0].name.replace(/\.zip$/i, '') : baseName(folder.slice(0, -1))) || undefined;
  return {
    files,
    extras: new Map(extras.map((file) => [baseName(file.name), file.blob])),
    ...(name !== undefined && { name: baseName(name) }),
  };
}

function topmost(files: readonly BroughtFile[]): BroughtFile {
  const depth = ({ name }: BroughtFile) => name.split('/').length;
  const found = files.filter(({ name }) => baseName(name) === 'model.json').sort((a, b) => depth(a) - depth(b));
  const [first, second] = found;
  if (first && second && depth(first) === depth(second))
    throw unsupported(`there are ${found.length} models in what was dropped; bring one at a time`);
  if (first) return first;
  const kind = foreign.find(([extension]) => files.some(({ name }) => extension.test(name)));
  throw new LimelightError(
    'model-missing',
    kind ? `What was dropped is ${kind[1]}, which a browser cannot run.` : 'There is no model.json among these files.',
    kind
      ? 'Convert it with tensorflowjs_converter (from PyTorch by way of ONNX and TensorFlow) and drop what it writes.'
      : 'Drop a TensorFlow.js model: model.json and its .bin files together, their folder, or a zip of it.',
  );
}

async function shardsOf({ blob }: BroughtFile): Promise<string[]> {
  if (blob.size > maximumJsonBytes) throw tooLarge(blob.size);
  const json = jsonIn(new Uint8Array(await blob.arrayBuffer()), 'model.json');
  const { weightsManifest } = checked(shardsSchema, json, 'model.json is not a TensorFlow.js model');
  const paths = weightsManifest.flatMap(({ paths }) => paths);
  if (new Set(paths).size !== paths.length) throw corrupt('model.json names a weight file twice');
  return paths;
}
