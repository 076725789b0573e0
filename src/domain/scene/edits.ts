import { parseParam, type ParamSchema, type ParamSpec, type ParamValue } from '../params';
import { encodeScene } from './url';
import { defaultScene, EACH, MOST_MODELS, type SaliencyTarget, type Scene } from './schema';

/**
 * One change of the scene: a pure function with a name, as a person would call it ("ε", "models"). One that changes
 * nothing gives the very same scene.
 */
export interface Edit {
  readonly name: string;
  /** One of a row of changes, as a slider makes them: the row is undone as one. */
  readonly continuous?: boolean;
  apply(scene: Scene): Scene;
}

/** The part of a scene that names a method and its parameters. */
interface Choice {
  readonly id: string;
  readonly params: Readonly<Record<string, ParamValue>>;
}

/** The attack on or off. */
export function switchAttack(on: boolean): Edit {
  return { name: 'attack', apply: (scene) => within(scene, 'attack', { on }) };
}

/** Another attack; what its schema, `to`, shares with the former's, `from`, is kept. */
export function chooseAttack(id: string, from: ParamSchema, to: ParamSchema): Edit {
  return {
    name: 'kind of attack',
    apply: (scene) => (scene.attack.id === id ? scene : { ...scene, attack: chooseMethod(scene.attack, id, from, to) }),
  };
}

/** One parameter of the attack. */
export function changeAttack(name: string, value: ParamValue, schema: ParamSchema): Edit {
  return {
    name: labelOf(schema, name),
    continuous: schema[name]?.kind === 'number',
    apply: (scene) => {
      const attack = changeParam(scene.attack, name, value, schema);
      return attack === scene.attack ? scene : { ...scene, attack };
    },
  };
}

/** Whose gradients the attack follows: `EACH` or a model. */
export function chooseSource(source: string): Edit {
  return { name: 'made on', apply: (scene) => within(scene, 'attack', { source }) };
}

/** The attack made on that model, and on. */
export function showTransfer(source: string): Edit {
  return { name: 'made on', apply: (scene) => within(scene, 'attack', { source, on: true }) };
}

/** Another saliency method; what its schema, `to`, shares with the former's, `from`, is kept. */
export function chooseSaliency(id: string, from: ParamSchema, to: ParamSchema): Edit {
  return {
    name: 'kind of map',
    apply: (scene) =>
      scene.saliency.id === id ? scene : { ...scene, saliency: chooseMethod(scene.saliency, id, from, to) },
  };
}

/** One parameter of the saliency method. */
export function changeSaliency(name: string, value: ParamValue, schema: ParamSchema): Edit {
  return {
    name: labelOf(schema, name),
    continuous: schema[name]?.kind === 'number',
    apply: (scene) => {
      const saliency = changeParam(scene.saliency, name, value, schema);
      return saliency === scene.saliency ? scene : { ...scene, saliency };
    },
  };
}

/** Which class the maps explain. */
export function chooseTarget(target: SaliencyTarget): Edit {
  return { name: 'class', apply: (scene) => within(scene, 'saliency', { target }) };
}

/** How maps and pictures are drawn. */
export function changeView(change: Partial<Scene['view']>): Edit {
  return {
    name: `view: ${Object.keys(change).join(', ')}`,
    continuous: Object.values(change).some((value) => typeof value === 'number'),
    apply: (scene) => within(scene, 'view', change),
  };
}

/** Another seed. */
export function changeSeed(seed: number): Edit {
  return { name: 'seed', continuous: true, apply: (scene) => (scene.seed === seed ? scene : { ...scene, seed }) };
}

/** Another picture. */
export function choosePicture(picture: Scene['picture']): Edit {
  return {
    name: 'picture',
    apply: (scene) => (samePicture(scene.picture, picture) ? scene : { ...scene, picture }),
  };
}

/** Everything as it is at the first visit, but for the picture of their own that a person looks at. */
export function reset(): Edit {
  return {
    name: 'reset',
    apply: (scene) => {
      const { picture } = scene;
      const fresh: Scene = { ...defaultScene, ...(picture.kind === 'own' && { picture }) };
      return encodeScene(fresh) === encodeScene(scene) ? scene : fresh;
    },
  };
}

/** Whether two scenes name the same picture: a person's own is known by its content. */
export function samePicture(a: Scene['picture'], b: Scene['picture']): boolean {
  if (a.kind === 'own') return b.kind === 'own' && a.hash === b.hash;
  return b.kind === 'sample' && a.id === b.id;
}

/**
 * Another method, whose schema is `to`; values that mean the same in both (same name and unit, still valid) are kept, so
 * that ε survives where it bounds the same.
 */
export function chooseMethod<C extends Choice>(choice: C, id: string, from: ParamSchema, to: ParamSchema): C {
  const kept = Object.entries(choice.params).filter(([name, value]) => {
    const [before, after] = [from, to].map((schema) => (Object.hasOwn(schema, name) ? schema[name] : undefined));
    return before && after && unitOf(before) === unitOf(after) && 'value' in parseParam(after, value);
  });
  return { ...choice, id, params: Object.fromEntries(kept) };
}

function unitOf(spec: ParamSpec): string | undefined {
  return spec.kind === 'number' ? spec.unit : undefined;
}

/** One parameter changed; a value equal to the default is dropped, a value the schema refuses changes nothing. */
export function changeParam<C extends Choice>(choice: C, name: string, value: ParamValue, schema: ParamSchema): C {
  const spec = Object.hasOwn(schema, name) ? schema[name] : undefined;
  if (!spec) return choice;
  const parsed = parseParam(spec, value);
  if (!('value' in parsed) || parsed.value === (choice.params[name] ?? spec.default)) return choice;
  const { [name]: _, ...others } = choice.params;
  return { ...choice, params: parsed.value === spec.default ? others : { ...others, [name]: parsed.value } };
}

/** One more model at the end; the same scene where there is no room or it is there already. */
export function addModel(scene: Scene, id: string): Scene {
  if (scene.models.length >= MOST_MODELS || scene.models.includes(id)) return scene;
  return { ...scene, models: [...scene.models, id] };
}

/**
 * Another model in one's place, also as the attack's source; the same scene where that one is not there, or the other
 * already is.
 */
export function replaceModel(scene: Scene, id: string, other: string): Scene {
  if (!scene.models.includes(id) || scene.models.includes(other)) return scene;
  const models = scene.models.map((known) => (known === id ? other : known));
  return within({ ...scene, models }, 'attack', { source: scene.attack.source === id ? other : scene.attack.source });
}

/** One model fewer; if the attack was made on it, each is attacked by itself. The same scene where it is the last. */
export function removeModel(scene: Scene, id: string): Scene {
  const models = scene.models.filter((known) => known !== id);
  if (models.length === 0 || models.length === scene.models.length) return scene;
  return within({ ...scene, models }, 'attack', { source: scene.attack.source === id ? EACH : scene.attack.source });
}

/** The scene with values of one of its branches changed; the same scene where they are what they were. */
function within<B extends 'attack' | 'saliency' | 'view'>(scene: Scene, branch: B, change: Partial<Scene[B]>): Scene {
  const before: Scene[B] = scene[branch];
  const after: Scene[B] = { ...before, ...change };
  return Object.entries(after).every(([name, value]) => Object.is(value, before[name as keyof Scene[B]]))
    ? scene
    : { ...scene, [branch]: after };
}

function labelOf(schema: ParamSchema, name: string): string {
  return Object.hasOwn(schema, name) ? (schema[name]?.label ?? name) : name;
}
