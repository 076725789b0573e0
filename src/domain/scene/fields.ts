import type { Crop } from '../crop';
import type { ParamValue, ParamValues } from '../params';
import { defaultScene, type ExplainedClass, type Scene } from './schema';

/** The scene's fields, a branch of plain values one by one. */
type Path = {
  [K in keyof Scene]-?: K extends 'attack' | 'view' ? `${K}.${keyof Scene[K] & string}` : K;
}[keyof Scene];

type At<P extends Path> = P extends keyof Scene
  ? Scene[P]
  : P extends `${infer K extends 'attack' | 'view'}.${infer F}`
    ? F extends keyof Scene[K]
      ? Scene[K][F]
      : never
    : never;

/** How one field is written into an address, and read from one; what is read is checked by the schema afterwards. */
interface Field<T> {
  /** Its name in the hash. */
  readonly name: string;
  /** The first version of the hash that has it, where that is not the first. */
  readonly since?: number;
  /** The plain query parameter that it can also be read from. */
  readonly query?: string;
  readonly write: (value: T) => string;
  readonly read: (text: string) => unknown;
}

const word = { write: String, read: (text: string): unknown => text };
const flag = { write: String, read: (text: string): unknown => (text === 'false' ? false : text === 'true' || text) };
const number = { write: String, read: (text: string): unknown => Number(text.trim() || NaN) };

/**
 * Every field of a scene but its version: its name in the address, how it is written, how it is read. A field of the
 * schema that is missing here is a type error.
 */
const fields: { readonly [P in Exclude<Path, 'version' | 'attack.params'>]: Field<At<P>> } = {
  picture: { name: 'picture', query: 'sample', write: writePicture, read: readPicture },
  crop: { name: 'crop', since: 2, query: 'crop', write: writeCrop, read: readCrop },
  models: { name: 'models', query: 'models', write: (ids) => ids.join(','), read: (text) => text.split(',') },
  'attack.id': { name: 'attack', ...word },
  'attack.on': { name: 'on', ...flag },
  'attack.source': { name: 'source', since: 2, query: 'source', ...word },
  frame: { name: 'frame', since: 2, query: 'frame', ...number },
  maps: {
    name: 'saliency',
    query: 'saliency',
    write: (maps) => maps.map(({ method }) => method).join(','),
    read: (text) => text.split(',').map((method) => ({ method, params: {} })),
  },
  explained: { name: 'class', query: 'class', write: String, read: readClass },
  versus: { name: 'versus', since: 2, query: 'versus', ...number },
  'view.scale': { name: 'scale', ...word },
  'view.clipPercentile': { name: 'clip', ...number },
  'view.gamma': { name: 'gamma', ...number },
  'view.logScale': { name: 'log', since: 2, ...flag },
  'view.signs': { name: 'signs', since: 2, ...flag },
  'view.overlay': { name: 'overlay', ...number },
  'view.crispPixels': { name: 'crisp', ...flag },
  seed: { name: 'seed', query: 'seed', ...number },
};

/** Branches of named values: in the hash each is an entry of its own, the name behind a prefix. */
const prefixes: readonly (readonly [path: string, prefix: string])[] = [
  ['attack.params', 'a.'],
  ['maps.0.params', 's.'],
  ['maps.1.params', 's2.'],
  ['maps.2.params', 's3.'],
];

const everyField = Object.entries(fields) as [Path, Field<unknown>][];

/** A scene as an address tells it, still unchecked. */
export type Draft = Record<string, unknown>;

/** The plain query parameters that a scene is read from, once. */
export const sceneQueries: readonly string[] = [...everyField.flatMap(([, { query }]) => query ?? []), 'attack', 'eps'];

/** What differs from the default scene, as names and words. */
export function writeFields(scene: Scene): [name: string, text: string][] {
  const plain = everyField.flatMap(([path, { name, write }]): [string, string][] => {
    const text = write(valueAt(scene, path));
    return text === write(valueAt(defaultScene, path)) ? [] : [[name, text]];
  });
  const named = prefixes.flatMap(([path, prefix]) =>
    Object.entries((valueAt(scene, path) ?? {}) as ParamValues).map(([name, value]): [string, string] => [
      prefix + name,
      String(value),
    ]),
  );
  return [...plain, ...named];
}

/** The scene that the entries of a hash of that version describe, still unchecked. */
export function readFields(entries: URLSearchParams, version: number): Draft {
  const draft: Draft = structuredClone(defaultScene);
  for (const [path, { name, read, since = 1 }] of everyField) {
    const text = version < since ? null : entries.get(name);
    if (text !== null) put(draft, path, read(text));
  }
  for (const [path, prefix] of prefixes) {
    if (valueAt(draft, path) === undefined) continue;
    const named = [...entries].filter(([name]) => name.startsWith(prefix) && name.length > prefix.length);
    put(draft, path, Object.fromEntries(named.map(([name, text]) => [name.slice(prefix.length), readValue(text)])));
  }
  return draft;
}

/**
 * The same with the plain query parameters, which win: besides those of single fields `?attack=` switches that attack on
 * (`none`: off), and `?eps=` changes its ε in the attack's own unit. `?saliency=` takes its methods with their defaults.
 */
export function readQueries(draft: Draft, query: URLSearchParams): void {
  for (const [path, field] of everyField) {
    const text = field.query === undefined ? null : query.get(field.query);
    if (text !== null) put(draft, path, path === 'picture' ? { kind: 'sample', id: text } : field.read(text));
  }
  const [attack, eps] = [query.get('attack'), query.get('eps')];
  if (attack !== null) put(draft, 'attack.on', attack !== 'none');
  if (attack !== null && attack !== 'none' && attack !== valueAt(draft, 'attack.id')) {
    put(draft, 'attack.id', attack);
    // Another attack's parameters may be in another unit.
    put(draft, 'attack.params', {});
  }
  if (eps !== null)
    put(draft, 'attack.params', { ...(valueAt(draft, 'attack.params') as ParamValues), eps: readValue(eps) });
}

/** Gives the field that holds the value at `path` what it is in the default scene; its name in the address. */
export function resetField(draft: Draft, path: string): string {
  const field = everyField.find(([known]) => `${path}.`.startsWith(`${known}.`));
  if (field) {
    put(draft, field[0], structuredClone(valueAt(defaultScene, field[0])));
    return field[1].name;
  }
  const [params, prefix] = prefixes.find(([known]) => path.startsWith(`${known}.`))!;
  put(draft, params, {});
  return path.replace(`${params}.`, prefix);
}

function valueAt(scene: unknown, path: string): unknown {
  return branchAt(scene, path.split('.'));
}

function put(draft: Draft, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop()!;
  (branchAt(draft, keys) as Draft)[last] = value;
}

function branchAt(scene: unknown, keys: readonly string[]): unknown {
  return keys.reduce((branch, key) => (branch as Draft | undefined)?.[key], scene);
}

function writePicture(picture: Scene['picture']): string {
  return picture.kind === 'sample' ? picture.id : `own:${picture.hash}:${picture.name}`;
}

function readPicture(text: string): unknown {
  if (!text.startsWith('own:')) return { kind: 'sample', id: text };
  const [, hash = '', ...name] = text.split(':');
  return { kind: 'own', hash, name: name.join(':') };
}

function writeCrop(crop: Crop): string {
  return crop === 'whole' ? crop : `${crop.x},${crop.y}`;
}

function readCrop(text: string): unknown {
  if (text === 'whole') return text;
  const [x, y, ...more] = text.split(',').map(number.read);
  return more.length === 0 ? { x, y } : text;
}

function readClass(text: string): ExplainedClass {
  return text === 'clean' || text === 'predicted' ? text : Number(text || NaN);
}

/** Numbers and booleans where the text reads as such. */
function readValue(text: string): ParamValue {
  if (text === 'true' || text === 'false') return text === 'true';
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : text;
}
