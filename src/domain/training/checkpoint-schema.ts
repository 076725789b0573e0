import { z } from 'zod';
import { resolveParams } from '../params';
import type { Checkpoint } from './checkpoint';
import { trainingParams, type TrainingSettings } from './params';

const floats = z.instanceof(Float32Array<ArrayBuffer>);
const count = z.number().int().nonnegative();

/** Settings as they come back: every one of them valid, what is missing at its default. */
export const settingsSchema = z.record(z.string(), z.unknown()).transform((given, context): TrainingSettings => {
  const { params, problems } = resolveParams(trainingParams, given);
  for (const { message } of problems) context.addIssue(message);
  return params;
});

/** A checkpoint as it comes back from where it was stored. */
export const checkpointSchema = z
  .object({
    version: z.literal(1),
    settings: settingsSchema,
    batch: count.positive(),
    step: count,
    weights: floats,
    average: floats,
    moments: z.array(floats),
    maps: z.object({ rows: count, columns: count, values: z.instanceof(Uint8Array<ArrayBuffer>) }).optional(),
  })
  .transform(({ maps, ...rest }): Checkpoint => (maps ? { ...rest, maps } : rest));
