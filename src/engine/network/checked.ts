import type { z } from 'zod';
import { corrupt } from './refusal';

/** What a schema makes of a value. Throws `model-corrupt`, saying `otherwise` and the first thing that is wrong. */
export function checked<T extends z.ZodType>(schema: T, value: unknown, otherwise: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw corrupt(`${otherwise} (${issue ? `${issue.path.join('.')}: ${issue.message}` : 'unreadable'})`);
}

/** The JSON value in the bytes of a model's file. Throws `model-corrupt` by the file's name. */
export function jsonIn(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw corrupt(`${file} is not JSON`, { cause });
  }
}
