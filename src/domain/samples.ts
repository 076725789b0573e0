import { z } from 'zod';

/** `samples/index.json`: the bundled pictures; `file` lies beside it, `credit` says who made it and under what terms. */
const sampleSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  label: z.string().min(1),
  file: z.string().regex(/^[a-z0-9-]+\.(png|jpg)$/),
  credit: z.string().min(1),
});

/** A bundled picture. */
export type Sample = z.infer<typeof sampleSchema>;

/** The list of samples from the parsed JSON of their index. Throws where it is not such a list, and so stops the build. */
export function parseSamples(index: unknown): Sample[] {
  return z.array(sampleSchema).min(1).parse(index);
}
