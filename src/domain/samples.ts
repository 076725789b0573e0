import * as z from 'zod/mini';

/** `samples/index.json`: the bundled pictures; `file` lies beside it, `credit` says who made it and under what terms. */
const sampleSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  label: z.string().check(z.minLength(1)),
  file: z.string().check(z.regex(/^[a-z0-9-]+\.(png|jpg)$/)),
  credit: z.string().check(z.minLength(1)),
  /** The families of models that were taught what it shows. */
  knownTo: z.array(z.string().check(z.minLength(1))),
});

/** A bundled picture. */
export type Sample = z.infer<typeof sampleSchema>;

/** The class that a bundled picture is of; `undefined` where none of these has its name. */
export function classOf({ label }: Sample, classes: readonly string[]): number | undefined {
  const index = classes.findIndex((name) => name.toLowerCase() === label.toLowerCase());
  return index < 0 ? undefined : index;
}

/** The list of samples from the parsed JSON of their index. Throws where it is not such a list, and so stops the build. */
export function parseSamples(index: unknown): Sample[] {
  return z.array(sampleSchema).check(z.minLength(1)).parse(index);
}

/** Whether models of a family were taught what a sample shows; of a person's own models nobody can say. */
export function isTaught({ knownTo }: Pick<Sample, 'knownTo'>, family: string): boolean {
  return family === 'own' || knownTo.includes(family);
}
