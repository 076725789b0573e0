import { z } from 'zod';
import { LimelightError } from '@/domain/errors';
import { contentKind } from '@/domain/content-kind';
import type { ForeignModel } from '@/domain/failures/models';
import { unsupported } from '../../network/refusal';
import type { ListedFile, Listing } from './list-files';
import { baseName, folderOf } from './model-file';

/** A model among files, by the file that describes it. */
export type FoundModel =
  | { readonly kind: 'tensorflow.js' | 'hdf5'; readonly main: ListedFile }
  /** An archive of Keras 3: `config.json` and `model.weights.h5`. */
  | { readonly kind: 'keras'; readonly main: ListedFile; readonly weights: ListedFile };

/** Where a model is there in several forms, the first of these is taken. */
const preference: readonly FoundModel['kind'][] = ['tensorflow.js', 'keras', 'hdf5'];

/** Formats people have that hold a model for other programs. */
const foreign: readonly (readonly [name: RegExp, format: ForeignModel])[] = [
  [/\.(pb|pbtxt)$/i, 'tensorflow'],
  // PyTorch saves a zip, whose own name does not matter here.
  [/\.(pt|pth|safetensors|ckpt)$|(^|\/)data\.pkl$/i, 'pytorch'],
  [/\.onnx$/i, 'onnx'],
  [/\.tflite$/i, 'tensorflow-lite'],
  [/\.(mlmodel|mlpackage)$/i, 'core-ml'],
];

/** Larger JSON files are not looked into; what is called `model.json` is, and refused. */
const maximumJsonBytes = 64e6;

/**
 * The one model among what was brought, known by content rather than by name: that nearest the top. Throws `model-missing`
 * where there is none, `model-unsupported` where there are several.
 */
export async function findModel({ files, passedOver }: Listing): Promise<FoundModel> {
  const found = [...kerasArchives(files), ...(await described(files))];
  const kind = preference.find((one) => found.some((model) => model.kind === one));
  const depth = ({ main }: FoundModel) => main.name.split('/').length;
  const sorted = found.filter((model) => model.kind === kind).sort((a, b) => depth(a) - depth(b));
  const [first, second] = sorted;
  if (!first) throw await nothing({ files, passedOver });
  if (second && depth(first) === depth(second))
    throw unsupported('several-models', { models: sorted.map(({ main }) => main.name) });
  return first;
}

function kerasArchives(files: readonly ListedFile[]): FoundModel[] {
  return files.flatMap((main): FoundModel[] => {
    if (baseName(main.name) !== 'config.json') return [];
    const weights = files.find(({ name }) => name === `${folderOf(main.name)}model.weights.h5`);
    return weights ? [{ kind: 'keras', main, weights }] : [];
  });
}

async function described(files: readonly ListedFile[]): Promise<FoundModel[]> {
  const kinds = await Promise.all(
    files.map(async (main): Promise<FoundModel[]> => {
      if (await isDescription(main)) return [{ kind: 'tensorflow.js', main }];
      return (await isHdf5(main)) ? [{ kind: 'hdf5', main }] : [];
    }),
  );
  return kinds.flat();
}

async function isHdf5({ name, archived, read }: ListedFile): Promise<boolean> {
  if (baseName(name) === 'model.weights.h5') return false;
  // Within an archive the name decides, so that shards need not be inflated to be looked at.
  if (archived) return /\.(h5|hdf5)$/i.test(name);
  return (await contentKind(await read()).catch(() => 'other')) === 'hdf5';
}

const descriptionSchema = z.looseObject({ modelTopology: z.looseObject({}) });

/** A `model.json` that is none, but for the layers of a Keras model, is refused as one. */
async function isDescription(file: ListedFile): Promise<boolean> {
  const json = await jsonOf(file);
  if (descriptionSchema.safeParse(json).success) return true;
  return baseName(file.name) === 'model.json' && !layersOnlySchema.safeParse(json).success;
}

/** The JSON of a file that may be one by its name; undefined for any other. */
async function jsonOf({ name, read }: ListedFile): Promise<unknown> {
  // A shard may have no extension.
  if (!/(\.json(\.txt)?|^[^.]+)$/i.test(baseName(name)) || /shard\d+of\d+$/i.test(name)) return undefined;
  try {
    const blob = await read();
    if (blob.size > maximumJsonBytes || !/^\s*\{/.test(await blob.slice(0, 64).text())) return undefined;
    return JSON.parse(await blob.text()) as unknown;
  } catch {
    return undefined;
  }
}

const layersOnlySchema = z.looseObject({
  class_name: z.enum(['Functional', 'Model', 'Sequential']),
  config: z.unknown(),
});

/** Why there is no model among the files. */
async function nothing({ files, passedOver }: Listing): Promise<LimelightError> {
  for (const file of files)
    if (layersOnlySchema.safeParse(await jsonOf(file)).success)
      return unsupported('layers-without-weights', { file: baseName(file.name) });
  const names = [...files.map(({ name }) => name), ...passedOver];
  const other = foreign.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (other) return new LimelightError('model-missing', 'foreign-format', { format: other[1] });
  return new LimelightError('model-missing', 'none-brought');
}
