import type { Failure } from './errors';
import type { ParamValue } from './params';
import { defaultScene, sceneSchema, type SaliencyTarget, type Scene } from './scene';

/** A scene read from an address, and what of the address could not be used. */
export interface DecodedScene {
  readonly scene: Scene;
  readonly failures: readonly Failure[];
  /** `?backend=`, unchecked: the engine knows which exist. */
  readonly backend?: string;
}

/** The plain query parameters that a scene is read from, once. */
export const sceneQueries = ['models', 'sample', 'attack', 'eps', 'saliency', 'class', 'seed'] as const;

const attackPrefix = 'a.';
const saliencyPrefix = 's.';

/** The scene as `v=1&…`, without the `#`; what equals the default scene is left out. */
export function encodeScene(scene: Scene): string {
  const hash = new URLSearchParams({ v: '1' });
  const put = (name: string, value: string, usual: string) => value !== usual && hash.set(name, value);
  const { view } = scene;
  put('picture', describePicture(scene.picture), describePicture(defaultScene.picture));
  put('models', scene.models.join(','), defaultScene.models.join(','));
  put('attack', scene.attack.id, defaultScene.attack.id);
  put('on', String(scene.attack.on), String(defaultScene.attack.on));
  for (const [name, value] of Object.entries(scene.attack.params)) hash.set(attackPrefix + name, String(value));
  put('saliency', scene.saliency.id, defaultScene.saliency.id);
  for (const [name, value] of Object.entries(scene.saliency.params)) hash.set(saliencyPrefix + name, String(value));
  put('class', String(scene.saliency.target), String(defaultScene.saliency.target));
  put('scale', view.scale, defaultScene.view.scale);
  put('clip', String(view.clipPercentile), String(defaultScene.view.clipPercentile));
  put('gamma', String(view.gamma), String(defaultScene.view.gamma));
  put('overlay', String(view.overlay), String(defaultScene.view.overlay));
  put('crisp', String(view.crispPixels), String(defaultScene.view.crispPixels));
  put('seed', String(scene.seed), String(defaultScene.seed));
  return hash.toString();
}

/**
 * Read `location.hash` and `location.search`; the plain query parameters, `sceneQueries`, win over the hash. An address
 * that is not a scene gives the default scene and a failure that says so.
 */
export function decodeScene(hash: string, search: string): DecodedScene {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const query = new URLSearchParams(search);
  const candidate = applyQuery(fromFields(fields), query);
  const backend = query.get('backend');
  const checked = sceneSchema.safeParse(candidate);
  const unknownVersion = fields.has('v') && fields.get('v') !== '1';
  if (checked.success && !unknownVersion)
    return { scene: checked.data, failures: [], ...(backend === null ? {} : { backend }) };
  const detail = unknownVersion
    ? `version ${fields.get('v')}`
    : (checked.error?.issues[0]?.path.join('.') ?? 'unreadable');
  const failure: Failure = {
    code: 'scene-unreadable',
    message: `This link does not describe a scene that this version can open (${detail}).`,
    hint: 'The default scene is shown instead; ask for the link again, or carry on from here.',
  };
  return { scene: defaultScene, failures: [failure], ...(backend === null ? {} : { backend }) };
}

function describePicture(picture: Scene['picture']): string {
  return picture.kind === 'sample' ? picture.id : `own:${picture.hash}:${picture.name}`;
}

function readPicture(text: string): unknown {
  if (!text.startsWith('own:')) return { kind: 'sample', id: text };
  const [, hash = '', ...name] = text.split(':');
  return { kind: 'own', hash, name: name.join(':') };
}

/** The scene the hash asks for, still unchecked. */
function fromFields(fields: URLSearchParams): Record<string, unknown> {
  const text = (name: string, usual: string) => fields.get(name) ?? usual;
  const number = (name: string, usual: number) => (fields.has(name) ? Number(fields.get(name) || NaN) : usual);
  const { view } = defaultScene;
  return {
    version: 1,
    picture: fields.has('picture') ? readPicture(text('picture', '')) : defaultScene.picture,
    models: fields.has('models') ? text('models', '').split(',') : defaultScene.models,
    attack: {
      on: text('on', String(defaultScene.attack.on)) === 'true',
      id: text('attack', defaultScene.attack.id),
      params: prefixed(fields, attackPrefix),
    },
    saliency: {
      id: text('saliency', defaultScene.saliency.id),
      params: prefixed(fields, saliencyPrefix),
      target: readTarget(text('class', String(defaultScene.saliency.target))),
    },
    view: {
      scale: text('scale', view.scale),
      clipPercentile: number('clip', view.clipPercentile),
      gamma: number('gamma', view.gamma),
      overlay: number('overlay', view.overlay),
      crispPixels: text('crisp', String(view.crispPixels)) === 'true',
    },
    seed: number('seed', defaultScene.seed),
  };
}

function readTarget(text: string): SaliencyTarget {
  return text === 'clean' || text === 'predicted' ? text : Number(text || NaN);
}

/** Parameters whose names start with a prefix, as numbers and booleans where they read as such. */
function prefixed(fields: URLSearchParams, prefix: string): Record<string, ParamValue> {
  const entries = [...fields].filter(([name]) => name.startsWith(prefix) && name.length > prefix.length);
  return Object.fromEntries(entries.map(([name, value]) => [name.slice(prefix.length), readValue(value)]));
}

function readValue(text: string): ParamValue {
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return text.trim() !== '' && Number.isFinite(number) ? number : text;
}

/** `?attack=` switches that attack on, `?attack=none` off; `?eps=` changes its ε, in that attack's own unit. */
function applyQuery(scene: Record<string, unknown>, query: URLSearchParams): Record<string, unknown> {
  const result = { ...scene };
  const get = (name: (typeof sceneQueries)[number]) => query.get(name);
  const models = get('models');
  const sample = get('sample');
  const saliency = get('saliency');
  const target = get('class');
  const seed = get('seed');
  if (models !== null) result['models'] = models.split(',');
  if (sample !== null) result['picture'] = { kind: 'sample', id: sample };
  const explained = scene['saliency'] as Scene['saliency'];
  result['saliency'] = {
    ...explained,
    ...(saliency !== null && { id: saliency, params: {} }),
    ...(target !== null && { target: readTarget(target) }),
  };
  if (seed !== null) result['seed'] = seed.trim() === '' ? NaN : Number(seed);
  result['attack'] = queriedAttack(scene['attack'] as Scene['attack'], get('attack'), get('eps'));
  return result;
}

function queriedAttack(attack: Scene['attack'], id: string | null, eps: string | null): Scene['attack'] {
  const another = id !== null && id !== 'none' && id !== attack.id;
  // Another attack's parameters may be in another unit.
  const params = { ...(!another && attack.params), ...(eps !== null && { eps: readValue(eps) }) };
  if (id === null) return { ...attack, params };
  return id === 'none' ? { ...attack, params, on: false } : { on: true, id, params };
}
