import { z } from 'zod';
import { LimelightError, type Fault } from '@/domain/errors';
import type { LabelledBytes, TeacherMaps, TrainingData } from '@/domain/training/data';

const count = z.number().int().positive();

/** A strip of pictures and their labels, in order. */
const part = z.object({
  file: z.string().regex(/^[\w-]+\.png$/),
  labels: z.array(z.number().int().nonnegative()).min(1),
});

/** `index.json` of a bundled set, as `models/recipes/run.py data subset` writes it. */
const indexSchema = z.object({
  name: z.string(),
  classes: z.array(z.string()).min(2),
  shape: z.tuple([count, count, z.literal(3)]),
  training: part,
  heldOut: part,
  /** Perturbation maps of the training pictures by a model of these weights: a grey strip, one map below the other. */
  maps: z.array(z.object({ file: part.shape.file, weights: z.string(), rows: count, columns: count })).default([]),
});

/**
 * A set of pictures that ships with the page: `index.json`, and two PNG strips whose pixels are the NHWC arrays, one
 * picture below the other. `readFile` gives a file of its folder. Throws `data-missing` where it cannot, and `data-corrupt`.
 */
export async function readBundled(readFile: ReadFile): Promise<TrainingData> {
  const read = orMissing(readFile);
  const { name, classes, shape, maps: made, ...parts } = await readIndex(read);
  const [training, heldOut] = await Promise.all(
    [parts.training, parts.heldOut].map((each) => readPart(each, { classes, shape }, read)),
  );
  const maps = made.map(async ({ file, weights, rows, columns }): Promise<TeacherMaps> => {
    const values = await strip(file, await read(file), [columns, parts.training.labels.length * rows], 1);
    return { weights, maps: { rows, columns, values } };
  });
  return { name, classes, shape, training: training!, heldOut: heldOut!, maps: await Promise.all(maps) };
}

/** The pictures of such a set that are never learned from, and nothing else of it. Throws as `readBundled` does. */
export async function readHeldOut(readFile: ReadFile): Promise<LabelledBytes> {
  const read = orMissing(readFile);
  const index = await readIndex(read);
  return readPart(index.heldOut, index, read);
}

type ReadFile = (name: string) => Promise<Uint8Array>;
type Index = z.infer<typeof indexSchema>;

function orMissing(readFile: ReadFile): ReadFile {
  return (name) =>
    readFile(name).catch((cause: unknown) => {
      throw new LimelightError('data-missing', 'bundled-not-fetched', {}, { cause });
    });
}

async function readIndex(read: ReadFile): Promise<Index> {
  const parsed = indexSchema.safeParse(jsonOrNothing(new TextDecoder().decode(await read('index.json'))));
  if (!parsed.success) throw damaged('bundled-index');
  return parsed.data;
}

async function readPart(
  { file, labels }: Index['training'],
  { classes, shape }: Pick<Index, 'classes' | 'shape'>,
  read: ReadFile,
): Promise<LabelledBytes> {
  if (labels.some((label) => label >= classes.length)) throw damaged('bundled-label');
  return { pixels: await strip(file, await read(file), [shape[1], labels.length * shape[0]], 3), labels };
}

/** The bytes of a PNG of just this width, height and channels; the decoder comes only with the first set that is read. */
async function strip(
  file: string,
  bytes: Uint8Array,
  size: readonly number[],
  channels: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const { decode } = await import('fast-png');
  let png;
  try {
    png = decode(bytes, { checkCrc: true });
  } catch (cause) {
    throw damaged('bundled-not-png', { file }, { cause });
  }
  if ([png.width, png.height].join() !== size.join() || png.channels !== channels || png.depth !== 8)
    throw damaged('bundled-size', { file, size: [png.width, png.height], wanted: size });
  return new Uint8Array(png.data);
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(...fault: Fault<'data-corrupt'>): LimelightError {
  return new LimelightError('data-corrupt', ...fault);
}
