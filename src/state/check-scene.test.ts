import { describe, expect, it } from 'vitest';
import { defaultScene, EACH, type Scene } from '@/domain/scene/schema';
import { TRAINING_MODEL_ID } from '@/domain/training/in-training';
import type { Catalogue } from '@/worker/protocol';
import { checkAgainstCatalogue, checkAgainstZoo, linkable } from './check-scene';

const eps = { kind: 'number', default: 8, min: 0, max: 64, step: 1 } as const;
const samples = { ...eps, default: 25, max: 100, integer: true } as const;
const catalogue: Catalogue = {
  attacks: [{ id: 'pgd', params: { eps }, norm: 'linf', access: 'gradient', goals: ['untargeted'] }],
  metrics: [],
  saliency: [
    { id: 'gradient', params: {}, signed: true, unit: 'logit', needs: ['gradients'] },
    { id: 'smoothgrad', params: { samples }, signed: true, unit: 'logit', needs: ['gradients'] },
  ],
};
const models = ['cifar10-standard', 'cifar10-jsigr'];
const codes = (checked: { failures: readonly { code: string }[] }) => checked.failures.map((failure) => failure.code);

describe('a scene from a link', () => {
  it('passes when everything in it exists', () => {
    expect(checkAgainstZoo(defaultScene, models, ['cifar-cat'])).toEqual({ scene: defaultScene, failures: [] });
    expect(checkAgainstCatalogue(defaultScene, catalogue)).toEqual({ scene: defaultScene, failures: [] });
  });

  it('gives way to the default scene, with a message, when a model or sample is unknown', () => {
    const unknown = { ...defaultScene, models: ['cifar10-jsigr', 'nobody'], seed: 5 };
    const checked = checkAgainstZoo(unknown, models, ['cifar-cat']);
    expect([checked.scene, codes(checked)]).toEqual([defaultScene, ['scene-unknown-model']]);
    const noSample = checkAgainstZoo({ ...defaultScene, picture: { kind: 'sample', id: 'unicorn' } }, models, [
      'cifar-cat',
    ]);
    expect([noSample.scene, codes(noSample)]).toEqual([defaultScene, ['scene-unknown-sample']]);
  });

  it('keeps its models, picture and seed where an attack or a method is unknown', () => {
    const known: Scene = { ...defaultScene, models: ['cifar10-jsigr'], seed: 5 };
    const attack = { on: true, id: 'magic', params: { eps: 4 }, source: EACH };
    const maps = [{ method: 'magic', params: {} }];
    const checked = checkAgainstCatalogue({ ...known, attack, maps }, catalogue);
    expect(checked.scene).toEqual(known);
    expect(codes(checked)).toEqual(['scene-unknown-attack', 'scene-unknown-saliency']);
  });

  it('drops only the parameters it cannot use', () => {
    const scene: Scene = {
      ...defaultScene,
      attack: { on: true, id: 'pgd', params: { eps: 900, colour: 'red' }, source: EACH },
    };
    const checked = checkAgainstCatalogue(scene, catalogue);
    expect(codes(checked)).toEqual(['scene-bad-parameter', 'scene-bad-parameter']);
    expect(checked.scene.attack).toEqual({ on: true, id: 'pgd', params: {}, source: EACH });
  });

  const explaining = (...maps: Scene['maps']): Scene => ({ ...defaultScene, maps });
  const smooth = (given: Scene['maps'][number]['params'] = {}) => ({ method: 'smoothgrad', params: given });

  it('leaves an unknown explanation out, and says so; the others stay', () => {
    const checked = checkAgainstCatalogue(
      explaining(smooth({ samples: 9 }), { method: 'magic', params: {} }),
      catalogue,
    );
    expect(checked.scene.maps).toEqual([smooth({ samples: 9 })]);
    expect(checked.failures).toMatchObject([{ code: 'scene-unknown-saliency', details: { othersLeft: true } }]);
    const none = checkAgainstCatalogue(
      explaining({ method: 'magic', params: {} }, { method: 'trick', params: {} }),
      catalogue,
    );
    expect(none.scene.maps).toEqual(defaultScene.maps);
    expect(none.failures).toMatchObject(Array(2).fill({ details: { othersLeft: false } }));
  });

  it('drops the parameters that one explanation cannot use, and shows once what then is the same', () => {
    const checked = checkAgainstCatalogue(
      explaining(smooth(), smooth({ samples: 900 }), smooth({ samples: 9 })),
      catalogue,
    );
    expect(checked.scene.maps).toEqual([smooth(), smooth({ samples: 9 })]);
    expect(codes(checked)).toEqual(['scene-bad-parameter']);
    const byDefault = checkAgainstCatalogue(explaining(smooth({ samples: 25 }), smooth()), catalogue);
    expect(byDefault).toMatchObject({ scene: { maps: [smooth()] }, failures: [] });
    expect(byDefault.scene.maps).toHaveLength(1);
  });

  it('keeps a person’s own picture, which may be on this device', () => {
    const scene: Scene = { ...defaultScene, seed: 9, picture: { kind: 'own', name: 'dog.jpg', hash: 'ff' } };
    expect(checkAgainstZoo(scene, models, ['cifar-cat'])).toEqual({ scene, failures: [] });
  });

  it('attacks each model by itself where the source is not one of its models', () => {
    const from = (source: string): Scene => ({ ...defaultScene, attack: { ...defaultScene.attack, source } });
    expect(checkAgainstZoo(from(models[1]!), models, ['cifar-cat'])).toEqual({ scene: from(models[1]!), failures: [] });
    const checked = checkAgainstZoo(from('cifar10-at'), [...models, 'cifar10-at'], ['cifar-cat']);
    expect([checked.scene, codes(checked)]).toEqual([from(EACH), ['scene-unknown-model']]);
  });

  it('shows a model named twice once', () => {
    const twice = { ...defaultScene, models: ['cifar10-jsigr', 'cifar10-jsigr'] };
    expect(checkAgainstZoo(twice, models, ['cifar-cat']).scene.models).toEqual(['cifar10-jsigr']);
  });
});

it('a link that names a person’s own model keeps it: its column says that it is not here', () => {
  const scene = { ...defaultScene, models: ['cifar10-standard', 'own-0123abcd'] };
  expect(checkAgainstZoo(scene, models, ['cifar-cat'])).toEqual({ scene, failures: [] });
});

it('a link never holds the model under training, and someone who asks for it all the same is told that it is not here', () => {
  const scene: Scene = { ...defaultScene, models: ['cifar10-jsigr', TRAINING_MODEL_ID] };
  expect(linkable(scene).models).toEqual(['cifar10-jsigr']);
  expect(linkable({ ...scene, models: [TRAINING_MODEL_ID] }).models).toEqual(defaultScene.models);
  expect(checkAgainstZoo(scene, models, ['cifar-cat'])).toEqual({ scene, failures: [] });
});
