import type { Failure } from '@/domain/errors';
import type { NamedInScene } from '@/domain/failures/lessons';
import type { MethodDescriptor } from '@/domain/method';
import { resolveParams, type ParamValue, type ParamValues } from '@/domain/params';
import { removeModel } from '@/domain/scene/edits';
import { defaultScene, EACH, sameExplanation, type Explanation, type Scene } from '@/domain/scene/schema';
import { TRAINING_MODEL_ID } from '@/domain/training/in-training';
import type { Catalogue } from '@/worker/protocol';

/** A scene that can be shown, and what had to be changed for it. */
export interface CheckedScene {
  readonly scene: Scene;
  readonly failures: readonly Failure[];
}

/** Whether an id is that of a person's own model, which a link only names: its column then says what is missing. */
export function isOwnModel(id: string): boolean {
  return id === TRAINING_MODEL_ID || /^own-[0-9a-f]{8}$/.test(id);
}

/** The scene as a link tells it: without the model under training, which is gone when the page is closed. */
export function linkable(scene: Scene): Scene {
  if (scene.models.every((id) => id === TRAINING_MODEL_ID))
    return { ...scene, models: defaultScene.models, attack: { ...scene.attack, source: EACH } };
  return removeModel(scene, TRAINING_MODEL_ID);
}

/**
 * Models and samples a scene names must exist; otherwise the default scene takes its place. A person's own model need
 * not be here, nor their own picture: what then is said is found out when it is opened.
 */
export function checkAgainstZoo(scene: Scene, models: Iterable<string>, samples: Iterable<string>): CheckedScene {
  const knownModels = new Set(models);
  const knownSamples = new Set(samples);
  const failures: Failure[] = [];
  for (const id of scene.models)
    if (!knownModels.has(id) && !isOwnModel(id))
      failures.push({
        code: 'scene-unknown-model',
        reason: 'of-link',
        details: { model: id, known: [...knownModels] },
      });
  const { picture } = scene;
  if (picture.kind === 'sample' && !knownSamples.has(picture.id))
    failures.push({
      code: 'scene-unknown-sample',
      reason: 'of-link',
      details: { sample: picture.id, known: [...knownSamples] },
    });
  if (failures.length > 0) return { scene: defaultScene, failures };
  const compared = [...new Set(scene.models)];
  const { source } = scene.attack;
  if (source !== EACH && !compared.includes(source)) failures.push(foreignSource(source));
  const attack = { ...scene.attack, source: compared.includes(source) ? source : EACH };
  const usable: Scene = { ...scene, models: compared, attack };
  return { scene: usable, failures };
}

/**
 * Methods and parameters a scene names must exist in the engine: the default attack takes the place of an unknown one, an
 * unknown explanation is left out. Where two explanations turn out to be one, it is shown once.
 */
export function checkAgainstCatalogue(scene: Scene, { attacks, saliency }: Catalogue): CheckedScene {
  const { id, params } = scene.attack;

  const attack = checkMethod(id, params, attacks, (known) => ({
    code: 'scene-unknown-attack',
    reason: 'of-link',
    details: { attack: id, known },
  }));
  const isKnown = ({ method }: Explanation) => saliency.some((candidate) => candidate.id === method);
  const othersLeft = scene.maps.some(isKnown);
  const checked = scene.maps.map(({ method, params }) => ({
    method,
    ...checkMethod(method, params, saliency, (known) => ({
      code: 'scene-unknown-saliency',
      reason: 'of-link',
      details: { saliency: method, known, othersLeft },
    })),
  }));
  const usable = checked.flatMap(({ method, params }): Explanation[] => (params ? [{ method, params }] : []));
  const maps = usable.filter((map, index) => usable.findIndex((other) => sameExplanation(map, other)) === index);
  return {
    scene: {
      ...scene,
      attack: attack.params ? { ...scene.attack, params: attack.params } : defaultScene.attack,
      maps: maps.length > 0 ? maps : defaultScene.maps,
    },
    failures: [attack, ...checked].flatMap(({ failures }) => failures),
  };
}

/** Of the given parameters those that the method can use and are not its defaults; none where there is no such method. */
function checkMethod(
  id: string,
  given: ParamValues,
  methods: readonly MethodDescriptor[],
  unknown: (known: readonly string[]) => Failure,
): { readonly params?: Record<string, ParamValue>; readonly failures: readonly Failure[] } {
  const method = methods.find((candidate) => candidate.id === id);
  if (!method) return { failures: [unknown(methods.map((candidate) => candidate.id))] };
  const { params, problems } = resolveParams(method.params, given);
  const different = Object.entries<ParamValue>(params).filter(
    ([name, value]) => value !== method.params[name]?.default,
  );
  const failures = problems.map((problem): Failure => ({
    code: 'scene-bad-parameter',
    reason: 'of-link',
    details: { method: id, problem },
  }));
  return { params: Object.fromEntries(different), failures };
}

/** What a scene names that the page does not have, where a failure of its check says that. */
export function unknownIn({ reason, code, details }: Failure): { what: NamedInScene; name: string } | undefined {
  if (reason !== 'of-link') return undefined;
  if (code === 'scene-unknown-model') return { what: 'model', name: details.model };
  if (code === 'scene-unknown-sample') return { what: 'sample', name: details.sample };
  if (code === 'scene-unknown-attack') return { what: 'method', name: details.attack };
  if (code === 'scene-unknown-saliency') return { what: 'method', name: details.saliency };
  return undefined;
}

function foreignSource(source: string): Failure {
  return { code: 'scene-unknown-model', reason: 'source-not-shown', details: { source } };
}
