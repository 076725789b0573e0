import { z } from 'zod';
import { LimelightError } from './errors';

/** `samples/index.json`: the bundled pictures; `file` lies beside it, `credit` says who made it and under what terms. */
const sampleSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  label: z.string().min(1),
  file: z.string().regex(/^[a-z0-9-]+\.(png|jpg)$/),
  credit: z.string().min(1),
});

/** A bundled picture. */
export type Sample = z.infer<typeof sampleSchema>;

/** The list of samples from the parsed JSON of their index; `internal` where it is not such a list. */
export function parseSamples(index: unknown): Sample[] {
  const parsed = z.array(sampleSchema).min(1).safeParse(index);
  if (parsed.success) return parsed.data;
  throw new LimelightError(
    'internal',
    'The list of sample pictures could not be read.',
    'Drop a picture of your own, or reload the page.',
    { cause: parsed.error },
  );
}
