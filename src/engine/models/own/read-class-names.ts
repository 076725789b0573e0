import { z } from 'zod';

/** What is known of a model beside its files. */
export interface Hints {
  readonly label?: string;
  /** Lists that may be its classes' names, those of files that are called so first. */
  readonly lists: readonly (readonly string[])[];
  /** The first list of a file that is called so. */
  readonly promised?: readonly string[];
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

const name = z.union([z.string(), z.tuple([z.string(), z.string()]).transform(([, words]) => words)]);

/** Class numbers as keys, as in Keras's `imagenet_class_index.json` (whose values are pairs of code and name). */
const byNumber = z.record(z.string().regex(/^\d+$/), name).transform((names) =>
  Object.entries(names)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, text]) => text),
);

const number = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)]);

/** Class numbers as values, 0, 1, 2 …, as in the `class_indices` of Keras's generators of pictures. */
const byName = z
  .record(z.string(), number)
  .transform((numbers) => Object.entries(numbers).sort(([, a], [, b]) => a - b))
  .refine((entries) => entries.every(([, at], i) => at === i))
  .transform((entries) => entries.map(([text]) => text));

const list = z.union([z.array(z.string()), byNumber, byName]);

/** A list by itself, or under one of the keys that other programs give it. */
const listSchema = z.union([
  list,
  ...['labels', 'classes', 'class_names', 'id2label', 'label2id', 'class_indices'].map((key) =>
    z.looseObject({ [key]: list }).transform((object) => object[key] as z.output<typeof list>),
  ),
]);

/** Files of class names by what they are called. */
const namesFile = /class|label|categor|synset/i;

/**
 * What the files beside a model say of it. A JSON file of any name may be a list of its classes; a text is one where it
 * is called so. A file that is not what its name promises says nothing.
 */
export async function readHints(extras: ReadonlyMap<string, Blob>): Promise<Hints> {
  let hints: Omit<Hints, 'lists'> = { teachableMachine: false };
  const promised: (readonly string[])[] = [];
  const others: (readonly string[])[] = [];
  for (const [file, blob] of extras) {
    if (blob.size > maximumHintBytes) continue;
    const isCalledSo = namesFile.test(file);
    if (/\.json$/i.test(file)) {
      const json = jsonOrNothing(await blob.text());
      const parsed = listSchema.safeParse(json);
      if (parsed.success) (isCalledSo ? promised : others).push(parsed.data);
      if (file === 'metadata.json') hints = { ...hints, ...metadataOf(json) };
    } else if (isCalledSo) promised.push(namesIn(await blob.text()));
  }
  const [first] = promised;
  return { ...hints, lists: [...promised, ...others], ...(first && { promised: first }) };
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

function metadataOf(json: unknown): Partial<Hints> {
  const parsed = metadataSchema.safeParse(json);
  if (!parsed.success) return {};
  const { modelName, imageSize, tmVersion, packageName } = parsed.data;
  return {
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
