import { LimelightError } from '@/domain/errors';
import { resolveParams, type ParamSchema, type ParamsOf } from '@/domain/params';

/** What was written after the command: values by camel-case name. */
export type Flags = ReadonlyMap<string, string>;

/** A command line that cannot be run as written. */
export function usageError(message: string, hint: string): LimelightError {
  return new LimelightError('scene-bad-parameter', message, hint);
}

/**
 * Reads `--name value`, `--name=value` and a bare `--name` (true). `--step-size` and `--stepSize` are the same flag.
 * Throws a usage error for a word without a flag and for a flag given twice.
 */
export function parseFlags(words: readonly string[]): Flags {
  const flags = new Map<string, string>();
  for (let i = 0; i < words.length; i++) {
    const match = /^--([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(words[i]!);
    if (!match) throw usageError(`"${words[i]}" is no flag`, 'Write flags as --name value.');
    const name = match[1]!.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    if (flags.has(name)) throw usageError(`--${kebab(name)} is given twice`, 'Leave one of them out.');
    const next = words[i + 1];
    if (match[2] !== undefined) flags.set(name, match[2]);
    else if (next === undefined || next.startsWith('--')) flags.set(name, 'true');
    else flags.set(name, words[++i]!);
  }
  return flags;
}

/** A method's parameters from the flags that are not the command's own. Throws a usage error for what does not fit. */
export function methodParams<S extends ParamSchema>(
  flags: Flags,
  own: readonly string[],
  schema: S,
  id: string,
): ParamsOf<S> {
  const rest = Object.fromEntries([...flags].filter(([name]) => !own.includes(name)));
  for (const name of Object.keys(rest))
    if (!Object.hasOwn(schema, name))
      throw usageError(
        `There is no flag --${kebab(name)} with ${id}`,
        `Known are ${[...own, ...Object.keys(schema)].map((known) => `--${kebab(known)}`).join(', ')}.`,
      );
  const { params, problems } = resolveParams(schema, rest);
  const [problem] = problems;
  if (problem) throw usageError(`--${kebab(problem.name)}: ${problem.message}`, 'Change that value.');
  return params;
}

/** The value of a flag that must be there. */
export function required(flags: Flags, name: string): string {
  const value = flags.get(name);
  if (value !== undefined && value !== 'true') return value;
  throw usageError(`--${kebab(name)} needs a value`, `Add --${kebab(name)} <value>.`);
}

/** A whole number of at least `min`. */
export function wholeNumber(flags: Flags, name: string, fallback: number, min: number): number {
  const given = flags.get(name);
  if (given === undefined) return fallback;
  const value = Number(given);
  if (given.trim() !== '' && Number.isSafeInteger(value) && value >= min) return value;
  throw usageError(`--${kebab(name)} must be a whole number of at least ${min}, not "${given}"`, 'Change that value.');
}

/** One of a few words. */
export function oneOf<T extends string>(flags: Flags, name: string, options: readonly T[], fallback: T): T {
  const given = flags.get(name) ?? fallback;
  const found = options.find((option) => option === given);
  if (found !== undefined) return found;
  throw usageError(`--${kebab(name)} must be one of ${options.join(', ')}, not "${given}"`, 'Change that value.');
}

/** camelCase as it is written in a flag. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
