import type { Scene } from '@/domain/scene';
import type { Catalogue } from '@/worker/protocol';
import { changeParam, chooseMethod } from './scene-edits';
import type { LimelightActions } from './types';

/** What a person may change of the scene beside picture and models. */
type SceneActions = Pick<
  LimelightActions,
  | 'setAttackOn'
  | 'setAttack'
  | 'setAttackParam'
  | 'setSaliency'
  | 'setSaliencyParam'
  | 'setSaliencyTarget'
  | 'setView'
  | 'setSeed'
>;

/** The actions, each one edit of the scene by what the engine's catalogue knows. */
export function sceneActions(
  edit: (change: (scene: Scene) => Scene) => void,
  catalogue: () => Catalogue | undefined,
): SceneActions {
  const schemaOf = (kind: keyof Catalogue, id: string) =>
    catalogue()?.[kind].find((method) => method.id === id)?.params ?? {};
  return {
    setAttackOn: (on) => edit((scene) => ({ ...scene, attack: { ...scene.attack, on } })),
    setAttack: (id) =>
      edit((scene) => ({
        ...scene,
        attack: chooseMethod(scene.attack, id, schemaOf('attacks', scene.attack.id), schemaOf('attacks', id)),
      })),
    setAttackParam: (name, value) =>
      edit((scene) => ({
        ...scene,
        attack: changeParam(scene.attack, name, value, schemaOf('attacks', scene.attack.id)),
      })),
    setSaliency: (id) =>
      edit((scene) => ({
        ...scene,
        saliency: chooseMethod(scene.saliency, id, schemaOf('saliency', scene.saliency.id), schemaOf('saliency', id)),
      })),
    setSaliencyParam: (name, value) =>
      edit((scene) => ({
        ...scene,
        saliency: changeParam(scene.saliency, name, value, schemaOf('saliency', scene.saliency.id)),
      })),
    setSaliencyTarget: (target) => edit((scene) => ({ ...scene, saliency: { ...scene.saliency, target } })),
    setView: (change) => edit((scene) => ({ ...scene, view: { ...scene.view, ...change } })),
    setSeed: (seed) => edit((scene) => ({ ...scene, seed })),
  };
}
