import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
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
    throw wrong(folder, 'images.f32', `holds ${bytes.length} bytes, and meta.json promises ${total * size * 4}`);
  if (labels.length !== total) throw wrong(folder, 'labels.json', `has ${labels.length} labels for ${total} pictures`);
  if (labels.some((label) => label >= meta.classes.length))
    throw wrong(folder, 'labels.json', 'has a label without a class');
  const used = n ?? total;
  if (used > total) throw usageError(`${folder} has ${total} pictures, not ${used}`, 'Ask for fewer with --n.');
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const pixels = Float32Array.from({ length: used * size }, (_, i) => view.getFloat32(i * 4, true));
  if (!pixels.every((value) => value >= 0 && value <= 1))
    throw wrong(folder, 'images.f32', 'has values outside [0, 1]');
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
    throw wrong(folder, file, 'cannot be read');
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
    throw wrong(folder, file, 'is not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw wrong(folder, file, `is not as expected (${parsed.error.issues[0]?.message ?? 'unreadable'})`);
}

function wrong(folder: string, file: string, what: string): Error {
  return usageError(
    `${path.join(folder, file)} ${what}`,
    'A data folder holds images.f32 (NHWC, [0, 1]), labels.json and meta.json ({"shape":[n,h,w,3],"classes":[…]}).',
  );
}
