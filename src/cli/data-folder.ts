import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { DataFolderFault } from '@/domain/failures/scene';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import { usageError } from './flags';

const count = z.number().int().positive();
const metaSchema = z.object({
  shape: z.tuple([count, count, count, z.literal(3)]),
  classes: z.array(z.string()).min(2),
});
const labelsSchema = z.array(z.number().int().nonnegative());

/**
 * The first `n` pictures of a folder with `images.f32` (little-endian float32, NHWC, [0, 1]), `labels.json` and
 * `meta.json` (`{"shape":[n,h,w,3],"classes":[…]}`). Throws a usage error that says which of them is wrong, and how.
 */
export async function readDataFolder(folder: string, n: number | undefined): Promise<LabelledPictures> {
  const meta = parse(folder, 'meta.json', metaSchema, await readText(folder, 'meta.json'));
  const labels = parse(folder, 'labels.json', labelsSchema, await readText(folder, 'labels.json'));
  const [total, height, width] = meta.shape;
  const bytes = await read(folder, 'images.f32');
  const size = height * width * 3;
  if (bytes.length !== total * size * 4)
    throw wrong(folder, 'images.f32', { fault: 'bytes-differ', bytes: bytes.length, promised: total * size * 4 });
  if (labels.length !== total)
    throw wrong(folder, 'labels.json', { fault: 'labels-differ', labels: labels.length, pictures: total });
  if (labels.some((label) => label >= meta.classes.length))
    throw wrong(folder, 'labels.json', { fault: 'label-without-class' });
  const used = n ?? total;
  if (used > total) throw usageError('too-few-pictures', { data: folder, pictures: total, asked: used });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const pixels = Float32Array.from({ length: used * size }, (_, i) => view.getFloat32(i * 4, true));
  if (!pixels.every((value) => value >= 0 && value <= 1))
    throw wrong(folder, 'images.f32', { fault: 'values-out-of-range' });
  return {
    name: `${path.basename(path.resolve(folder))}, first ${used}`,
    shape: [height, width, 3],
    pixels,
    labels: labels.slice(0, used),
    classes: meta.classes,
  };
}

async function read(folder: string, file: string): Promise<Buffer> {
  try {
    return await readFile(path.join(folder, file));
  } catch {
    throw wrong(folder, file, { fault: 'unreadable' });
  }
}

async function readText(folder: string, file: string): Promise<string> {
  return (await read(folder, file)).toString('utf8');
}

function parse<T>(folder: string, file: string, schema: z.ZodType<T>, text: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw wrong(folder, file, { fault: 'not-json' });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw wrong(folder, file, { fault: 'not-as-expected', problem: parsed.error.issues[0]?.message ?? 'unreadable' });
}

function wrong(folder: string, file: string, fault: DataFolderFault): Error {
  return usageError('data-folder', { file: path.join(folder, file), fault });
}
