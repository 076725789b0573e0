import * as z from 'zod/mini';

const words = z.string().check(z.minLength(1));

/** `samples/index.json`: the bundled pictures; `file` lies beside it. */
const sampleSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  file: z.string().check(z.regex(/^[a-z0-9-]+\.(png|jpg)$/)),
  /** The classes that name rightly what it shows, as the models call them. */
  shows: z.array(words).check(z.minLength(1)),
  /** The families of models that were taught what it shows; it is listed under the first. */
  knownTo: z.array(words).check(z.minLength(1)),
  /** Who made it. */
  credit: words,
  licence: words,
  /** Where it was taken from. */
  source: words,
});

/** A bundled picture. */
export type Sample = z.infer<typeof sampleSchema>;

/** The class that a bundled picture is of; `undefined` where none of these names it, or several do. */
export function classOf({ shows }: Pick<Sample, 'shows'>, classes: readonly string[]): number | undefined {
  const found = classes.flatMap((name, index) => (shows.includes(name) ? [index] : []));
  return found.length === 1 ? found[0] : undefined;
}

/** The list of samples from the parsed JSON of their index. Throws where it is not such a list, and so stops the build. */
export function parseSamples(index: unknown): Sample[] {
  return z.array(sampleSchema).check(z.minLength(1)).parse(index);
}

/** Whether models of a family were taught what a sample shows; of a person's own models nobody can say. */
export function isTaught({ knownTo }: Pick<Sample, 'knownTo'>, family: string): boolean {
  return family === 'own' || knownTo.includes(family);
}
