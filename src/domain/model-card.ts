import { z } from 'zod';

/** A share of counted pictures with its 95 % Wilson interval; all three in [0, 1]. */
const proportion = z.object({
  value: z.number().min(0).max(1),
  low: z.number().min(0).max(1),
  high: z.number().min(0).max(1),
  count: z.number().int().nonnegative(),
  n: z.number().int().positive(),
});

/** One measured line of a card: which attack, how strong, on what, by which program. */
const measurement = z.object({
  attack: z.string(),
  epsilon255: z.number().nonnegative(),
  params: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  data: z.string(),
  seed: z.number().int(),
  engine: z.enum(['pytorch', 'limelight']),
  command: z.string(),
  accuracy: proportion,
});

/** `card.json`, beside every `model.json`: what the model is, how it was made, what was measured. */
export const modelCardSchema = z.object({
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  label: z.string(),
  summary: z.string(),
  classes: z.array(z.string()).min(2),
  inputShape: z.tuple([z.number().int().positive(), z.number().int().positive(), z.literal(3)]),
  parameters: z.number().int().positive(),
  training: z.object({
    data: z.string(),
    recipe: z.string(),
    settings: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
    hardware: z.string(),
    torch: z.string(),
  }),
  measurements: z.array(measurement),
  limits: z.array(z.string()),
  licence: z.string(),
});

export type ModelCard = z.infer<typeof modelCardSchema>;
export type Measurement = z.infer<typeof measurement>;
export type Proportion = z.infer<typeof proportion>;
