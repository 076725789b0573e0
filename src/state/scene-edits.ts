import { MOST_MODELS, type Scene } from '@/domain/scene';
import { parseParam, type ParamSchema, type ParamSpec, type ParamValue } from '@/domain/params';

/** The part of a scene that names a method and its parameters. */
interface Choice {
  readonly id: string;
  readonly params: Readonly<Record<string, ParamValue>>;
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
  if (!('value' in parsed)) return choice;
  const { [name]: _, ...others } = choice.params;
  return { ...choice, params: parsed.value === spec.default ? others : { ...others, [name]: parsed.value } };
}

/** One more model at the end; the same scene where there is no room or it is there already. */
export function addModel(scene: Scene, id: string): Scene {
  if (scene.models.length >= MOST_MODELS || scene.models.includes(id)) return scene;
  return { ...scene, models: [...scene.models, id] };
}

/** Another model in one's place; the same scene where that one is not there, or the other already is. */
export function replaceModel(scene: Scene, id: string, other: string): Scene {
  if (!scene.models.includes(id) || scene.models.includes(other)) return scene;
  return { ...scene, models: scene.models.map((known) => (known === id ? other : known)) };
}

/** One model fewer; the same scene where it is the last. */
export function removeModel(scene: Scene, id: string): Scene {
  const models = scene.models.filter((known) => known !== id);
  return models.length === 0 || models.length === scene.models.length ? scene : { ...scene, models };
}
