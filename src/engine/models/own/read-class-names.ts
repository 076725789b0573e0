import { z } from 'zod';

/** What is known of a model beside its files. */
export interface Hints {
  readonly label?: string;
  readonly classes?: readonly string[];
  readonly imageSize?: number;
  /** True for a Teachable Machine export, whose pixels are in [−1, 1]. */
  readonly teachableMachine: boolean;
}

/** `metadata.json` of a Teachable Machine export. */
const metadataSchema = z.looseObject({
  labels: z.array(z.string()),
  modelName: z.string().optional(),
  imageSize: z.number().int().positive().optional(),
  tmVersion: z.string().optional(),
  packageName: z.string().optional(),
});

const listSchema = z.union([
  z.array(z.string()),
  z.looseObject({ labels: z.array(z.string()) }).transform(({ labels }) => labels),
  z.looseObject({ classes: z.array(z.string()) }).transform(({ classes }) => classes),
  /** Class numbers as keys, as in Keras's `imagenet_class_index.json` (whose values are pairs of code and name). */
  z
    .record(z.string().regex(/^\d+$/), z.union([z.string(), z.tuple([z.string(), z.string()]).transform(([, name]) => name)]))
    .transform((byNumber) => Object.entries(byNumber).sort(([a], [b]) => Number(a) - Number(b)).map(([, name]) => name)),
]);

const listFile = /^(classes|class_names|labels|imagenet_class_index)\.json$/i;
const textFile = /^(classes|class_names|labels)\.txt$/i;

/** What the files beside a model say of it. A file that is not what its name promises says nothing. */
export async function readHints(extras: ReadonlyMap<string, Blob>): Promise<Hints> {
  let hints: Hints = { teachableMachine: false };
  for (const [name, blob] of extras) {
    if (blob.size > maximumHintBytes) continue;
    const text = await blob.text();
    if (listFile.test(name)) hints = { ...listOf(text), ...hints };
    if (textFile.test(name)) hints = { classes: namesIn(text), ...hints };
    if (name === 'metadata.json') hints = { ...hints, ...metadataOf(text) };
  }
  return hints;
}

/** A file beside a model that is larger than this says nothing of it. */
export const maximumHintBytes = 4e6;

/** One name a line; numbers counted up in front of every name are left off. */
export function namesIn(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const names = lines.filter((line) => line !== '');
  const numbered = names.map((line, i) => {
    const number = String(i);
    return line.startsWith(number) ? /^[\s:,]+(.+)$/.exec(line.slice(number.length))?.[1] : undefined;
  });
  return numbered.every((name) => name !== undefined) ? numbered : names;
}

function listOf(text: string): Partial<Hints> {
  const parsed = listSchema.safeParse(jsonOrNothing(text));
  return parsed.success ? { classes: parsed.data } : {};
}

function metadataOf(text: string): Partial<Hints> {
  const parsed = metadataSchema.safeParse(jsonOrNothing(text));
  if (!parsed.success) return {};
  const { labels, modelName, imageSize, tmVersion, packageName } = parsed.data;
  return {
    classes: labels,
    teachableMachine: tmVersion !== undefined || packageName?.includes('teachablemachine') === true,
    ...(modelName !== undefined && { label: modelName }),
    ...(imageSize !== undefined && { imageSize }),
  };
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
