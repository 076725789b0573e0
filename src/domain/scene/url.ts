import type { Failure } from '../errors';
import { readFields, readQueries, resetField, writeFields, type Draft } from './fields';
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
 * Read `location.hash` and `location.search`; the plain query parameters, `sceneQueries`, win over the hash. What cannot be
 * read of an address is as in the default scene, and a failure says so; of an unknown version nothing is read.
 */
export function decodeScene(hash: string, search: string): DecodedScene {
  const entries = new URLSearchParams(hash.replace(/^#/, ''));
  const query = new URLSearchParams(search);
  const backend = query.get('backend');
  const others = backend === null ? {} : { backend };
  const version = entries.get('v');
  const code = 'scene-unreadable';
  if (version !== null && !versions.includes(version))
    return { scene: defaultScene, failures: [{ code, reason: 'foreign-version', details: { version } }], ...others };
  const draft = readFields(entries, version === '1' ? 1 : 2);
  readQueries(draft, query);
  const shortened = shorten(draft);
  const checked = sceneSchema.safeParse(draft);
  if (checked.success) return { scene: checked.data, failures: shortened, ...others };
  const fields = new Set(checked.error.issues.map(({ path }) => resetField(draft, path.join('.'))));
  const unread: Failure = { code, reason: 'bad-fields', details: { fields: [...fields] } };
  return { scene: sceneSchema.parse(draft), failures: [...shortened, unread], ...others };
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
