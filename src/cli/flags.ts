import { parseArgs } from 'node:util';
import { LimelightError, type Fault } from '@/domain/errors';
import { resolveParams, type ParamSchema, type ParamsOf } from '@/domain/params';
import type { Command, Flags } from './command';
import { nearest } from './nearest';
import { valueOf } from './param-words';

/** A command line that cannot be run as written. */
export function usageError(...fault: Fault<'scene-bad-parameter'>): LimelightError {
  return new LimelightError('scene-bad-parameter', ...fault);
}

/** What the flags of a command are made from. */
type Flagged = Pick<Command, 'flags'> & { readonly methods: readonly { readonly params: ParamSchema }[] };

/** The largest seed: random numbers are drawn from 32 bits. */
const LARGEST_SEED = 2 ** 32 - 1;

/**
 * Reads the flags of a command: `--name value`, `--name=value`, and `--name` alone where it is on or off. `--step-size`
 * and `--stepSize` are the same flag. Throws a usage error for flags that the command does not have (with the nearest
 * one it has), for a word that belongs to no flag, a flag without its value, and a flag given twice.
 */
export function parseFlags(words: readonly string[], command: Flagged): Flags {
  const kinds = kindsOf(command);
  const options = [...kinds].flatMap(([name, kind]) =>
    [name, kebab(name)].map((spelt) => [spelt, { type: kind === 'value' ? 'string' : 'boolean' }] as const),
  );
  // Not strict: the tokens say all that is wrong, and Node's own sentences would name no way out.
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []));
  refuseUnknown(
    given.filter(({ rawName, name }) => rawName.startsWith('--') && !kinds.has(camel(name))).map(({ name }) => name),
    [...kinds.keys()],
  );
  const flags = new Map<string, string>();
  const taken = new Set<number>();
  for (const { name: spelt, rawName, index, value, inlineValue } of given) {
    if (!rawName.startsWith('--')) throw noFlag(words[index]!);
    const name = camel(spelt);
    const kind = kinds.get(name);
    const behind = tokens.find((token) => token.kind === 'positional' && token.index === index + 1);
    if (flags.has(name)) throw usageError('given-twice', { flag: kebab(name) });
    if (kind === 'switch' && inlineValue) throw usageError('takes-no-value', { flag: kebab(name) });
    if (kind === 'value' && (value === undefined || value === '' || (!inlineValue && value.startsWith('--'))))
      throw needsValue(name);
    const onOrOff = kind === 'boolean' && !inlineValue && behind?.kind === 'positional' ? behind.value : undefined;
    if (onOrOff !== undefined) taken.add(index + 1);
    flags.set(name, onOrOff ?? value ?? 'true');
  }
  for (const token of tokens)
    if (token.kind === 'option-terminator' || (token.kind === 'positional' && !taken.has(token.index)))
      throw noFlag(words[token.index]!);
  return flags;
}

/** What stands behind each flag: a value, nothing, or true and false, which may be left out. */
function kindsOf({ flags, methods }: Flagged): Map<string, 'value' | 'switch' | 'boolean'> {
  return new Map([
    ...methods.flatMap(({ params }) =>
      Object.entries(params).map(([name, { kind }]) => [name, kind === 'boolean' ? kind : 'value'] as const),
    ),
    ...Object.entries(flags).map(([name, { value }]) => [name, value === undefined ? 'switch' : 'value'] as const),
  ]);
}

function refuseUnknown(unknown: readonly string[], known: readonly string[]): void {
  if (unknown.length === 0) return;
  const near = unknown.flatMap((name) => nearest(name, known.map(kebab)) ?? []);
  throw usageError('unknown-flags', { flags: unknown, near: [...new Set(near)] });
}

function noFlag(word: string): LimelightError {
  return usageError('not-a-flag', { word });
}

function needsValue(name: string): LimelightError {
  return usageError('needs-value', { flag: kebab(name) });
}

/**
 * A method's parameters from the flags that are not the command's own (`own`). Throws a usage error for a flag that goes
 * with other methods only, and for a value that does not fit.
 */
export function methodParams<S extends ParamSchema>(
  flags: Flags,
  own: readonly string[],
  schema: S,
  id: string,
): ParamsOf<S> {
  const rest = [...flags].filter(([name]) => !own.includes(name));
  const known = Object.keys(schema);
  const foreign = rest.find(([name]) => !Object.hasOwn(schema, name))?.[0];
  if (foreign !== undefined)
    throw usageError('foreign-flag', {
      flag: kebab(foreign),
      method: id,
      own: known.map(kebab),
      command: own.map(kebab),
    });
  for (const [name, text] of rest) {
    const spec = schema[name];
    if (spec?.kind === 'number' && spec.integer && Number.isFinite(Number(text)) && !Number.isInteger(Number(text)))
      throw usageError('not-whole', { flag: kebab(name), given: text });
  }
  const values = Object.fromEntries(rest.map(([name, text]) => [name, valueOf(schema[name]!, text)]));
  const { params, problems } = resolveParams(schema, values);
  const [problem] = problems;
  if (problem) throw usageError('of-flag', { flag: kebab(problem.name), problem });
  return params;
}

/** The value of a flag that must be there. */
export function required(flags: Flags, name: string): string {
  const value = flags.get(name);
  if (value !== undefined) return value;
  throw needsValue(name);
}

/** A whole number from `min` to `max`; nothing where the flag is not given. */
export function wholeNumber(
  flags: Flags,
  name: string,
  min: number,
  max = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const given = flags.get(name);
  if (given === undefined) return undefined;
  const value = Number(given);
  if (given.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw usageError('not-whole-within', { flag: kebab(name), given, min, max });
}

/** `--seed`, or zero. */
export function seedOf(flags: Flags): number {
  return wholeNumber(flags, 'seed', 0, LARGEST_SEED) ?? 0;
}

/** One of a few words; nothing where the flag is not given. */
export function oneOf<T extends string>(flags: Flags, name: string, options: readonly T[]): T | undefined {
  const given = flags.get(name);
  const found = options.find((option) => option === given);
  if (given === undefined || found !== undefined) return found;
  throw usageError('not-one-of', { flag: kebab(name), given, options });
}

/** camelCase as it is written in a flag. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camel(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The words of a flag, separated by commas; all there are without it. Throws a usage error for one that is not there. */
export function pick(flags: Flags, name: string, known: readonly string[]): readonly string[] {
  if (!flags.has(name)) return known;
  const wanted = required(flags, name).split(',');
  const unknown = wanted.find((word) => !known.includes(word));
  if (unknown === undefined) return wanted;
  const near = nearest(unknown, known);
  throw usageError('not-known', { flag: kebab(name), given: unknown, known: [...new Set(known)], near });
}
