import type { ParamValue, ParamValues } from '../params';
import { defaultScene, type SaliencyTarget, type Scene } from './schema';

/** The scene's fields, a branch of plain values one by one. */
type Path = {
  [K in keyof Scene]: K extends 'attack' | 'saliency' | 'view' ? `${K}.${keyof Scene[K] & string}` : K;
}[keyof Scene];

type At<P extends Path> = P extends keyof Scene
  ? Scene[P]
  : P extends `${infer K extends 'attack' | 'saliency' | 'view'}.${infer F}`
    ? F extends keyof Scene[K]
      ? Scene[K][F]
      : never
    : never;

/** How one field is written into an address, and read from one; what is read is checked by the schema afterwards. */
interface Field<T> {
  /** Its name in the hash. */
  readonly name: string;
  /** The plain query parameter that it can also be read from. */
  readonly query?: string;
  readonly write: (value: T) => string;
  readonly read: (text: string) => unknown;
}

const word = { write: String, read: (text: string): unknown => text };
const flag = { write: String, read: (text: string): unknown => text === 'true' };
const number = { write: String, read: (text: string): unknown => Number(text.trim() || NaN) };

/**
 * Every field of a scene but its version: its name in the address, how it is written, how it is read. A field of the
 * schema that is missing here is a type error.
 */
const fields: { readonly [P in Exclude<Path, 'version' | keyof typeof prefixes>]: Field<At<P>> } = {
  picture: { name: 'picture', query: 'sample', write: writePicture, read: readPicture },
  models: { name: 'models', query: 'models', write: (ids) => ids.join(','), read: (text) => text.split(',') },
  'attack.id': { name: 'attack', ...word },
  'attack.on': { name: 'on', ...flag },
  'attack.source': { name: 'source', query: 'source', ...word },
  'saliency.id': { name: 'saliency', ...word },
  'saliency.target': { name: 'class', query: 'class', write: String, read: readTarget },
  'view.scale': { name: 'scale', ...word },
  'view.clipPercentile': { name: 'clip', ...number },
  'view.gamma': { name: 'gamma', ...number },
  'view.overlay': { name: 'overlay', ...number },
  'view.crispPixels': { name: 'crisp', ...flag },
  seed: { name: 'seed', query: 'seed', ...number },
};

/** Branches of named values: in the hash each is an entry of its own, the name behind a prefix. */
const prefixes = { 'attack.params': 'a.', 'saliency.params': 's.' } as const;

const everyField = Object.entries(fields) as [Path, Field<unknown>][];
const everyPrefix = Object.entries(prefixes) as [Path, string][];

/** The plain query parameters that a scene is read from, once. */
export const sceneQueries: readonly string[] = [
  ...everyField.flatMap(([, { query }]) => query ?? []),
  'attack',
  'eps',
  'saliency',
];

/** What differs from the default scene, as names and words. */
export function writeFields(scene: Scene): [name: string, text: string][] {
  const plain = everyField.flatMap(([path, { name, write }]): [string, string][] => {
    const text = write(valueAt(scene, path));
    return text === write(valueAt(defaultScene, path)) ? [] : [[name, text]];
  });
  const named = everyPrefix.flatMap(([path, prefix]) =>
    Object.entries(valueAt(scene, path) as ParamValues).map(([name, value]): [string, string] => [
      prefix + name,
      String(value),
    ]),
  );
  return [...plain, ...named];
}

/** The scene that the entries of a hash describe, still unchecked. */
export function readFields(entries: URLSearchParams): unknown {
  const draft = structuredClone<unknown>(defaultScene);
  for (const [path, { name, read }] of everyField) {
    const text = entries.get(name);
    if (text !== null) put(draft, path, read(text));
  }
  for (const [path, prefix] of everyPrefix) {
    const named = [...entries].filter(([name]) => name.startsWith(prefix) && name.length > prefix.length);
    put(draft, path, Object.fromEntries(named.map(([name, text]) => [name.slice(prefix.length), readValue(text)])));
  }
  return draft;
}

/**
 * The same with the plain query parameters, which win: besides those of single fields `?attack=` switches that attack on
 * (`none`: off), `?eps=` changes its ε in the attack's own unit, and `?saliency=` takes that method with its defaults.
 */
export function readQueries(draft: unknown, query: URLSearchParams): void {
  for (const [path, field] of everyField) {
    const text = field.query === undefined ? null : query.get(field.query);
    if (text !== null) put(draft, path, path === 'picture' ? { kind: 'sample', id: text } : field.read(text));
  }
  const [attack, eps, saliency] = [query.get('attack'), query.get('eps'), query.get('saliency')];
  if (attack !== null) put(draft, 'attack.on', attack !== 'none');
  if (attack !== null && attack !== 'none' && attack !== valueAt(draft, 'attack.id')) {
    put(draft, 'attack.id', attack);
    // Another attack's parameters may be in another unit.
    put(draft, 'attack.params', {});
  }
  if (eps !== null)
    put(draft, 'attack.params', { ...(valueAt(draft, 'attack.params') as ParamValues), eps: readValue(eps) });
  if (saliency === null) return;
  put(draft, 'saliency.id', saliency);
  put(draft, 'saliency.params', {});
}

function valueAt(scene: unknown, path: Path): unknown {
  return path.split('.').reduce((value, key) => (value as Record<string, unknown>)[key], scene);
}

function put(draft: unknown, path: Path, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  const branch = keys.reduce((at, key) => (at as Record<string, unknown>)[key], draft);
  (branch as Record<string, unknown>)[last] = value;
}

function writePicture(picture: Scene['picture']): string {
  return picture.kind === 'sample' ? picture.id : `own:${picture.hash}:${picture.name}`;
}

function readPicture(text: string): unknown {
  if (!text.startsWith('own:')) return { kind: 'sample', id: text };
  const [, hash = '', ...name] = text.split(':');
  return { kind: 'own', hash, name: name.join(':') };
}

function readTarget(text: string): SaliencyTarget {
  return text === 'clean' || text === 'predicted' ? text : Number(text || NaN);
}

/** Numbers and booleans where the text reads as such. */
function readValue(text: string): ParamValue {
  if (text === 'true' || text === 'false') return text === 'true';
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : text;
}
