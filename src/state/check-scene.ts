import type { Failure } from '@/domain/errors';
import type { MethodDescriptor } from '@/domain/method';
import { resolveParams } from '@/domain/params';
import { removeModel } from '@/domain/scene/edits';
import { defaultScene, EACH, type Scene } from '@/domain/scene/schema';
import type { Catalogue } from '@/worker/protocol';

/** A scene that can be shown, and what had to be changed for it. */
export interface CheckedScene {
  readonly scene: Scene;
  readonly failures: readonly Failure[];
}

const fallback = 'The default scene is shown instead.';

/** What the model under training is called until it is stored under an id of its own. */
export const TRAINING_MODEL_ID = 'own-training';

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
      failures.push(unknown('scene-unknown-model', 'model', id, [...knownModels], fallback));
  const { picture } = scene;
  if (picture.kind === 'sample' && !knownSamples.has(picture.id))
    failures.push(unknown('scene-unknown-sample', 'sample picture', picture.id, [...knownSamples], fallback));
  if (failures.length > 0) return { scene: defaultScene, failures };
  const compared = [...new Set(scene.models)];
  const { source } = scene.attack;
  if (source !== EACH && !compared.includes(source)) failures.push(foreignSource(source));
  const attack = { ...scene.attack, source: compared.includes(source) ? source : EACH };
  const usable: Scene = { ...scene, models: compared, attack };
  return { scene: usable, failures };
}

/** Methods and parameters a scene names must exist in the engine; the default takes the place of each that does not. */
export function checkAgainstCatalogue(scene: Scene, { attacks, saliency: methods }: Catalogue): CheckedScene {
  const attack = checkMethod(scene.attack, defaultScene.attack, attacks, 'scene-unknown-attack', 'attack');
  const saliency = checkMethod(
    scene.saliency,
    defaultScene.saliency,
    methods,
    'scene-unknown-saliency',
    'saliency method',
  );
  return {
    scene: { ...scene, attack: attack.choice, saliency: saliency.choice },
    failures: [...attack.failures, ...saliency.failures],
  };
}

/** The choice without the parameters that its method cannot use, or the usual one where there is no such method. */
function checkMethod<C extends Scene['attack'] | Scene['saliency']>(
  choice: C,
  usual: C,
  methods: readonly MethodDescriptor[],
  code: Failure['code'],
  what: string,
): { choice: C; failures: readonly Failure[] } {
  const method = methods.find(({ id }) => id === choice.id);
  if (!method) {
    const ids = methods.map(({ id }) => id);
    return { choice: usual, failures: [unknown(code, what, choice.id, ids, `The default ${what} is chosen instead.`)] };
  }
  const { problems } = resolveParams(method.params, choice.params);
  const bad = new Set(problems.map((problem) => problem.name));
  const params = Object.fromEntries(Object.entries(choice.params).filter(([name]) => !bad.has(name)));
  const failures = problems.map(({ message }): Failure => ({
    code: 'scene-bad-parameter',
    message: `${message}.`,
    hint: 'The default value is used instead.',
  }));
  return { choice: { ...choice, params }, failures };
}

function foreignSource(source: string): Failure {
  return {
    code: 'scene-unknown-model',
    message: `The attack of this link is made on “${source}”, which is not one of its models.`,
    hint: 'Each model is attacked by itself instead.',
  };
}

function unknown(code: Failure['code'], what: string, id: string, known: readonly string[], hint: string): Failure {
  return { code, message: `There is no ${what} called "${id}"; there are ${known.join(', ')}.`, hint };
}
