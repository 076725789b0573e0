import type { Failure } from '../errors';
import { readFields, readQueries, writeFields, type Draft } from './fields';
import { defaultScene, MOST_MAPS, MOST_MODELS, sceneSchema, type Scene } from './schema';

/** A scene read from an address, and what of the address could not be used. */
export interface DecodedScene {
  readonly scene: Scene;
  readonly failures: readonly Failure[];
  /** `?backend=`, unchecked: the engine knows which exist. */
  readonly backend?: string;
}

/** Versions of the hash that are read; what the first lacks its fields say. */
const versions: readonly string[] = ['1', '2'];

/** The lists that an address may make longer than a scene's. */
const lists = [
  { name: 'models', reason: 'too-many-models', most: MOST_MODELS },
  { name: 'maps', reason: 'too-many-maps', most: MOST_MAPS },
] as const;

/** The scene as `v=2&…`, without the `#`; what equals the default scene is left out. */
export function encodeScene(scene: Scene): string {
  const hash = new URLSearchParams({ v: '2' });
  for (const [name, text] of writeFields(scene)) hash.set(name, text);
  return hash.toString();
}

/**
 * Read `location.hash` and `location.search`; the plain query parameters, `sceneQueries`, win over the hash. An address
 * that is not a scene gives the default scene and a failure that says so.
 */
export function decodeScene(hash: string, search: string): DecodedScene {
  const entries = new URLSearchParams(hash.replace(/^#/, ''));
  const query = new URLSearchParams(search);
  const backend = query.get('backend');
  const others = backend === null ? {} : { backend };
  const version = entries.get('v');
  const draft = readFields(entries, version === '1' ? 1 : 2);
  readQueries(draft, query);
  const shortened = shorten(draft);
  const checked = sceneSchema.safeParse(draft);
  const unknownVersion = version !== null && !versions.includes(version);
  if (checked.success && !unknownVersion) return { scene: checked.data, failures: shortened, ...others };
  const code = 'scene-unreadable';
  const failure: Failure = unknownVersion
    ? { code, reason: 'foreign-version', details: { version } }
    : { code, reason: 'bad-field', details: { field: checked.error?.issues[0]?.path.join('.') ?? 'unreadable' } };
  return { scene: defaultScene, failures: [failure], ...others };
}

/** What a list names twice is kept once, and no more than a scene holds; what is then said. */
function shorten(draft: Draft): Failure[] {
  return lists.flatMap(({ name, reason, most }): Failure[] => {
    const list = draft[name];
    if (!Array.isArray(list)) return [];
    const each = [...new Map(list.map((entry: unknown) => [JSON.stringify(entry), entry])).values()];
    draft[name] = each.slice(0, most);
    if (each.length <= most) return [];
    return [{ code: 'scene-too-long', reason, details: { named: each.length, most } }];
  });
}
