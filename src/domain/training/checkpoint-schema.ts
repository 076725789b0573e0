import { z } from 'zod';
import { resolveParams } from '../params';
import type { Checkpoint } from './checkpoint';
import { trainingParams, type TrainingSettings } from './params';

const floats = z.instanceof(Float32Array<ArrayBuffer>);
const count = z.number().int().nonnegative();

/** Settings as they come back: every one of them valid, what is missing at its default. */
export const settingsSchema = z.record(z.string(), z.unknown()).transform((given, context): TrainingSettings => {
  const { params, problems } = resolveParams(trainingParams, given);
  for (const { name, problem } of problems) context.addIssue(`${name}: ${problem}`);
  return params;
});

/**
 * A checkpoint as it comes back from where it was stored. The first version took the penalties by turns of steps, and had
 * maps for other pictures than are wanted now: they are left out, and made anew.
 */
export const checkpointSchema = z
  .object({
    version: z.union([z.literal(1), z.literal(2)]),
    settings: settingsSchema,
    batch: count.positive(),
    step: count,
    weights: floats,
    average: floats,
    moments: z.array(floats),
    maps: z.object({ rows: count, columns: count, values: z.instanceof(Uint8Array<ArrayBuffer>) }).optional(),
  })
  .transform(({ version, maps, ...rest }): Checkpoint => ({
    version: 2,
    ...rest,
    ...(version === 2 && maps && { maps }),
  }));
