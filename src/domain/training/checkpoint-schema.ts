import * as z from 'zod/mini';
import { resolveParams } from '../params';
import type { Checkpoint } from './checkpoint';
import { trainingParams, type TrainingSettings } from './params';

const floats = z.instanceof(Float32Array<ArrayBuffer>);
const count = z.int().check(z.nonnegative());

/** Settings as they come back: every one of them valid, what is missing at its default. */
export const settingsSchema = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((given, context): TrainingSettings => {
    const { params, problems } = resolveParams(trainingParams, given);
    for (const { name, problem } of problems)
      context.issues.push({ code: 'custom', message: `${name}: ${problem}`, input: given });
    return params;
  }),
);

/**
 * A checkpoint as it comes back from where it was stored. The first version took the penalties by turns of steps, and had
 * maps for other pictures than are wanted now: they are left out, and made anew.
 */
export const checkpointSchema = z.pipe(
  z.object({
    version: z.union([z.literal(1), z.literal(2)]),
    settings: settingsSchema,
    batch: z.int().check(z.positive()),
    step: count,
    weights: floats,
    average: floats,
    moments: z.array(floats),
    maps: z.optional(z.object({ rows: count, columns: count, values: z.instanceof(Uint8Array<ArrayBuffer>) })),
  }),
  z.transform(({ version, maps, ...rest }): Checkpoint => ({
    version: 2,
    ...rest,
    ...(version === 2 && maps && { maps }),
  })),
);
