import * as z from 'zod/mini';
import type { ModelFileKind } from '@/domain/failures/models';
import { corrupt } from './refusal';

/** What a schema makes of a file's content. Throws `model-corrupt`, by what was expected and the first thing that is wrong. */
export function checked<T extends z.core.$ZodType>(
  schema: T,
  value: unknown,
  file: string,
  expected: ModelFileKind,
): z.output<T> {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const problem = issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable';
  throw corrupt('not-as-expected', { file, expected, problem });
}

/** The JSON value in the bytes of a model's file. Throws `model-corrupt` by the file's name. */
export function jsonIn(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw corrupt('not-json', { file }, { cause });
  }
}
