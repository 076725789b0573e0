import { parseParam, type ParamSchema, type ParamSpec, type ParamValue, type ParamValues } from '../params';
import { centre, sameCrop, type Crop } from '../crop';
import { encodeScene } from './url';
import {
  defaultScene,
  EACH,
  MOST_MAPS,
  MOST_MODELS,
  sameExplanation,
  type ExplainedClass,
  type Explanation,
  type Scene,
} from './schema';

/**
 * One change of the scene: a pure function with a name, which tells what changes ("attack: eps", "models"). One that
 * changes nothing gives the very same scene.
 */
export interface Edit {
  readonly name: string;
  /** One of a row of changes, as a slider makes them: the row is undone as one. A pause ends it, but not what is `played`. */
  readonly continuous?: boolean | 'played';
  /** It goes back: what was asked for before and is still on its way, as a picture, no longer comes. */
  readonly abandons?: boolean;
  apply(scene: Scene): Scene;
}

/** The attack on or off. */
export function switchAttack(on: boolean): Edit {
  return { name: 'attack', apply: (scene) => within(scene, 'attack', { on }) };
}

/** Another attack; what its schema, `to`, shares with the former's, `from`, is kept. */
export function chooseAttack(id: string, from: ParamSchema, to: ParamSchema): Edit {
  return {
    name: 'kind of attack',
    apply: (scene) =>
      scene.attack.id === id
        ? scene
        : within(scene, 'attack', { id, params: sharedParams(scene.attack.params, from, to) }),
  };
}

/** One parameter of the attack. */
export function changeAttack(name: string, value: ParamValue, schema: ParamSchema): Edit {
  return {
    name: `attack: ${name}`,
    continuous: schema[name]?.kind === 'number',
    apply: (scene) => within(scene, 'attack', { params: changeParam(scene.attack.params, name, value, schema) }),
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

/** Another step of the attack on the screen. */
export function chooseFrame(frame: number): Edit {
  return { name: 'step', continuous: true, apply: (scene) => (scene.frame === frame ? scene : { ...scene, frame }) };
}

/** The next step of an attack that is played from one end to the other. */
export function playFrame(frame: number): Edit {
  return { ...chooseFrame(frame), name: 'play', continuous: 'played' };
}

/** The attack's result on the screen. */
export function showResult(): Edit {
  return { name: 'result', apply: (scene) => (scene.frame === undefined ? scene : atResult(scene)) };
}

/** One more explanation at the end, by that method's defaults; nothing changes where there is no room, or it is there. */
export function addMap(method: string): Edit {
  return {
    name: 'explanations',
    apply: (scene) =>
      scene.maps.length < MOST_MAPS ? withMap(scene, scene.maps.length, { method, params: {} }) : scene,
  };
}

/** One explanation fewer; the last one stays. */
export function removeMap(index: number): Edit {
  return {
    name: 'explanations',
    apply: (scene) =>
      scene.maps.length > 1 && scene.maps[index] ? { ...scene, maps: scene.maps.toSpliced(index, 1) } : scene,
  };
}

/**
 * Another method for one of the explanations; what its schema, `to`, shares with the former's, `from`, is kept. Nothing
 * changes where that would show one explanation twice.
 */
export function chooseSaliency(index: number, method: string, from: ParamSchema, to: ParamSchema): Edit {
  return {
    name: 'kind of map',
    apply: (scene) => {
      const map = scene.maps[index];
      if (!map || map.method === method) return scene;
      return withMap(scene, index, { method, params: sharedParams(map.params, from, to) });
    },
  };
}

/** One parameter of one of the explanations; nothing changes where that would show one explanation twice. */
export function changeSaliency(index: number, name: string, value: ParamValue, schema: ParamSchema): Edit {
  return {
    name: `map ${index + 1}: ${name}`,
    continuous: schema[name]?.kind === 'number',
    apply: (scene) => {
      const map = scene.maps[index];
      return map ? withMap(scene, index, { ...map, params: changeParam(map.params, name, value, schema) }) : scene;
    },
  };
}

/** One of the explanations by its method's defaults; nothing changes where that would show one explanation twice. */
export function usualSaliency(index: number): Edit {
  return {
    name: 'usual settings',
    apply: (scene) => {
      const map = scene.maps[index];
      return map ? withMap(scene, index, { ...map, params: {} }) : scene;
    },
  };
}

/** Which class the maps explain. */
export function chooseExplained(explained: ExplainedClass): Edit {
  return { name: 'class', apply: (scene) => (scene.explained === explained ? scene : { ...scene, explained }) };
}

/** Which class the one explained is set against; none where that is all. */
export function chooseVersus(versus: number | undefined): Edit {
  return {
    name: 'rather than',
    apply(scene) {
      if (scene.versus === versus) return scene;
      const { versus: _, ...others } = scene;
      return versus === undefined ? others : { ...others, versus };
    },
  };
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
  return {
    name: 'seed',
    continuous: true,
    apply: (scene) => (scene.seed === seed ? scene : { ...atResult(scene), seed }),
  };
}

/** Another picture, of which the middle is looked at. */
export function choosePicture(picture: Scene['picture']): Edit {
  return {
    name: 'picture',
    apply: (scene) => (samePicture(scene.picture, picture) ? scene : { ...atResult(scene), picture, crop: centre }),
  };
}

/** Another part of the picture. */
export function changeCrop(crop: Crop): Edit {
  return {
    name: 'crop',
    continuous: crop !== 'whole',
    apply: (scene) => (sameCrop(scene.crop, crop) ? scene : { ...atResult(scene), crop }),
  };
}

/** Everything as it is at the first visit, but for the picture of their own that a person looks at. */
export function reset(): Edit {
  return {
    name: 'reset',
    abandons: true,
    apply: (scene) => {
      const { picture } = scene;
      const fresh: Scene = { ...defaultScene, ...(picture.kind === 'own' && { picture }) };
      return encodeScene(fresh) === encodeScene(scene) ? scene : fresh;
    },
  };
}

/** Another scene altogether. */
export function adoptScene(scene: Scene): Edit {
  return {
    name: 'scene',
    abandons: true,
    apply: (before) => (encodeScene(before) === encodeScene(scene) ? before : scene),
  };
}

/** Whether two scenes name the same picture: a person's own is known by its content. */
export function samePicture(a: Scene['picture'], b: Scene['picture']): boolean {
  if (a.kind === 'own') return b.kind === 'own' && a.hash === b.hash;
  return b.kind === 'sample' && a.id === b.id;
}

/**
 * Of the parameters of a method, whose schema is `from`, those that mean the same to another, `to`: same name and unit,
 * still valid. So ε survives where it bounds the same.
 */
export function sharedParams(params: ParamValues, from: ParamSchema, to: ParamSchema): Record<string, ParamValue> {
  const kept = Object.entries(params).filter(([name, value]) => {
    const [before, after] = [from, to].map((schema) => (Object.hasOwn(schema, name) ? schema[name] : undefined));
    return before && after && unitOf(before) === unitOf(after) && 'value' in parseParam(after, value);
  });
  return Object.fromEntries(kept);
}

function unitOf(spec: ParamSpec): string | undefined {
  return spec.kind === 'number' ? spec.unit : undefined;
}

/** One parameter changed; a value equal to the default is dropped, a value the schema refuses changes nothing. */
export function changeParam(
  params: Record<string, ParamValue>,
  name: string,
  value: ParamValue,
  schema: ParamSchema,
): Record<string, ParamValue> {
  const spec = Object.hasOwn(schema, name) ? schema[name] : undefined;
  if (!spec) return params;
  const parsed = parseParam(spec, value);
  if (!('value' in parsed) || parsed.value === (params[name] ?? spec.default)) return params;
  const { [name]: _, ...others } = params;
  return parsed.value === spec.default ? others : { ...others, [name]: parsed.value };
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

/** The scene with that explanation in a place; the same scene where it is there already, in this place or another. */
function withMap(scene: Scene, index: number, map: Explanation): Scene {
  if (scene.maps.some((known) => sameExplanation(known, map))) return scene;
  return { ...scene, maps: scene.maps.toSpliced(index, 1, map) };
}

/**
 * The scene with values of one of its branches changed; the same scene where they are what they were. Of another attack
 * the result is shown.
 */
function within<B extends 'attack' | 'view'>(scene: Scene, branch: B, change: Partial<Scene[B]>): Scene {
  const before: Scene[B] = scene[branch];
  const after: Scene[B] = { ...before, ...change };
  if (Object.entries(after).every(([name, value]) => Object.is(value, before[name as keyof Scene[B]]))) return scene;
  return { ...(branch === 'attack' ? atResult(scene) : scene), [branch]: after };
}

/** The scene with the result of its attack. */
function atResult({ frame: _, ...scene }: Scene): Scene {
  return scene;
}
