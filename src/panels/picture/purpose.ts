import type { IncomingFile } from './incoming-file';

/** Files that models are made of, and those that people take for one. */
const modelFile = /\.(json|bin|h5|hdf5|keras|pb|pbtxt|onnx|tflite|pt|pth|ckpt|safetensors)$/i;
const pictureFile = /\.(png|jpe?g|gif|webp|bmp|avif)$/i;
const zipFile = /\.zip$/i;
/** The official archive of CIFAR-10, whole or unpacked. */
const trainingFile = /(\.tar|\.tgz|\.gz|(^|\/)(data|test)_batch(_\d)?\.bin)$/i;

/** More names of a zip than these need not be read to know what it is. */
const enough = 5000;

/** True for a file that is no picture to look at: it belongs to a model, or holds pictures to train on. */
export function isCollection(name: string): boolean {
  return modelFile.test(name) || zipFile.test(name) || trainingFile.test(name);
}

/**
 * What dropped files are for, by their names and those inside zips: pictures to train on where most are pictures, or
 * the archive of a known set; otherwise a model, also where a zip cannot be read, so that it is refused in words.
 */
export async function purposeOf(files: readonly IncomingFile[]): Promise<'model' | 'training'> {
  const names: string[] = [];
  for (const { name, blob } of files) {
    if (zipFile.test(name)) names.push(...(await namesIn(blob).catch(() => [])));
    else names.push(name);
  }
  if (names.some((name) => trainingFile.test(name))) return 'training';
  const count = (pattern: RegExp) => names.filter((name) => pattern.test(name)).length;
  return count(pictureFile) > count(modelFile) ? 'training' : 'model';
}

async function namesIn(archive: Blob): Promise<string[]> {
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
