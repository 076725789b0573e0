import { contentKind } from '@/domain/content-kind';
import { BUNDLE_MANIFEST } from '@/domain/scene-file/bundle';
import { sceneFileKind } from '@/domain/scene-file/kind';

/** Stands for the names in an archive that cannot be read: the name of no file. */
const UNREADABLE = '';

/** One file with its path in what was dropped. */
export interface IncomingFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Files that models are made of, and those that people take for one. */
const modelFile = /(\.(json|bin|h5|hdf5|keras|pb|pbtxt|onnx|tflite|pt|pth|ckpt|safetensors)|shard\d+of\d+)$/i;
const pictureFile = /\.(png|jpe?g|gif|webp|bmp|avif)$/i;
const lessonFile = /\.(md|markdown)$/i;
const archiveFile = /\.(zip|tar|tgz|gz)$/i;

/** One of these makes a model, whatever lies beside it. */
const wholeModel = /((^|\/)model\.json|\.(keras|h5|hdf5))$/i;
/** A description under another name, and weights: together a model too. */
const description = /\.json$/i;
const weights = /(\.bin|shard\d+of\d+)$/i;

/** The official archive of CIFAR-10, unpacked. */
const trainingFile = /(^|\/)(data|test)_batch(_\d)?(\.bin)?$/i;

/** More names of an archive than these need not be read to know what it is. */
const enough = 5000;
/** A tar has no index: what lies behind so many files would have to be unpacked to be known. */
const enoughOfTar = 200;

/** True for a file that by its name is no picture to look at: it belongs to a model, or holds pictures to train on. */
export function isCollection(name: string): boolean {
  return modelFile.test(name) || archiveFile.test(name) || lessonFile.test(name);
}

/** True for a file that by its content is an archive, a model's file or its description, or a report, whatever it is called. */
export async function isCollectionWithin(file: Blob): Promise<boolean> {
  if ((await contentKind(file)) !== 'other') return true;
  return /^\s*\{/.test(await file.slice(0, 64).text()) || (await sceneFileKind(file)) === 'page';
}

/** Among more files than these no scene is looked for: they are a folder of pictures. */
const FEW = 50;

/** The one of a few dropped files whose scene is to be shown: the first report or bundle, or else one saved as a web page. */
export async function sceneFileAmong(files: readonly IncomingFile[]): Promise<IncomingFile | undefined> {
  if (files.length > FEW) return undefined;
  const kinds = await Promise.all(files.map(({ blob }) => sceneFileKind(blob).catch(() => undefined)));
  const found = kinds.findIndex((kind) => kind === 'report' || kind === 'bundle');
  return files[found] ?? files[kinds.indexOf('page')];
}

/**
 * What dropped files are for, by their names and those inside archives, where no scene is among them (`sceneFileAmong`): a
 * lesson where one file is Markdown; a scene where one is an archive that holds one behind other files; a model where one
 * lies among them, pictures and all; else pictures to train on where most are pictures, or where they are a known set;
 * otherwise a model, also where an archive cannot be read or is empty, so that it is refused in words.
 */
export async function purposeOf(files: readonly IncomingFile[]): Promise<'lesson' | 'scene' | 'model' | 'training'> {
  const [file, ...others] = files;
  const isAlone = file !== undefined && others.length === 0;
  if (isAlone && lessonFile.test(file.name)) return 'lesson';
  const names: string[] = [];
  for (const { name, blob } of files) names.push(...((await namesIn(blob).catch(() => [UNREADABLE])) ?? [name]));
  if (isAlone && names.some((name) => name.endsWith(BUNDLE_MANIFEST))) return 'scene';
  if (names.some((name) => trainingFile.test(name))) return 'training';
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(wholeModel) || (has(description) && has(weights))) return 'model';
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  return count(pictureFile) > count(modelFile) ? 'training' : 'model';
}

/** Names of the files in an archive; undefined for a file that is none. */
async function namesIn(file: Blob): Promise<string[] | undefined> {
  const kind = await contentKind(file);
  if (kind === 'zip') return namesInZip(file);
  if (kind === 'tar') return namesInTar(file.stream());
  return kind === 'gzip' ? namesInTar(file.stream().pipeThrough(new DecompressionStream('gzip'))) : undefined;
}

async function namesInZip(archive: Blob): Promise<string[]> {
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js');
  const reader = new ZipReader(new BlobReader(archive), { useWebWorkers: false });
  const names: string[] = [];
  try {
    for await (const { filename } of reader.getEntriesGenerator()) {
      if (names.push(filename) >= enough) break;
    }
  } finally {
    await reader.close();
  }
  return names;
}

/** No further than to a name that says what it is. */
async function namesInTar(archive: ReadableStream<Uint8Array>): Promise<string[]> {
  const { createTarDecoder } = await import('modern-tar');
  const reader = archive.pipeThrough(createTarDecoder()).getReader();
  const names: string[] = [];
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const { name } = next.value.header;
      if (names.push(name) >= enoughOfTar || trainingFile.test(name) || wholeModel.test(name)) break;
      await next.value.body.cancel();
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return names;
}
