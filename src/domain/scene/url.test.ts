import { describe, expect, it } from 'vitest';
import { defaultScene, EACH, type Scene } from './schema';
import { decodeScene, encodeScene } from './url';
import links from './v1-links.json';

const busy: Scene = {
  version: 2,
  picture: { kind: 'own', name: 'my: cat & dog.png', hash: 'abc123' },
  models: ['cifar10-jsigr'],
  attack: {
    on: true,
    id: 'fgsm',
    params: { eps: 4.5, target: -1, randomStart: false, loss: 'margin' },
    source: 'cifar10-jsigr',
  },
  saliency: { id: 'smoothgrad', params: { samples: 10 }, target: 3 },
  view: { scale: 'own', clipPercentile: 95, gamma: 0.5, overlay: 0.25, crispPixels: false },
  seed: 42,
};

describe('scene in the address', () => {
  it('comes back unchanged (fails when a field is left out of either direction)', () => {
    expect(decodeScene('#' + encodeScene(busy), '').scene).toEqual(busy);
  });

  it.each(['clean', 'predicted', 0, 7] as const)('keeps which class the maps explain: %s', (target) => {
    const scene: Scene = { ...busy, saliency: { ...busy.saliency, target } };
    expect(decodeScene('#' + encodeScene(scene), '').scene.saliency.target).toBe(target);
    expect(decodeScene('#' + encodeScene(busy), `?class=${target}`).scene).toEqual(scene);
  });

  it('is short where nothing differs from the default', () => {
    expect(encodeScene(defaultScene)).toBe('v=2');
    expect(decodeScene('#v=1', '').scene).toEqual(defaultScene);
    expect(decodeScene('', '').failures).toEqual([]);
  });

  it('lets plain query parameters win over the hash', () => {
    const search = '?backend=cpu&models=a,b,c&sample=rocket&attack=pgd&eps=2&saliency=gradcam&seed=7';
    const { scene, backend } = decodeScene('#' + encodeScene(busy), search);
    expect(backend).toBe('cpu');
    expect(scene.models).toEqual(['a', 'b', 'c']);
    expect(scene.picture).toEqual({ kind: 'sample', id: 'rocket' });
    expect(scene.attack).toEqual({ on: true, id: 'pgd', params: { eps: 2 }, source: 'cifar10-jsigr' });
    expect(decodeScene('#' + encodeScene(busy), '?attack=fgsm').scene.attack).toEqual(busy.attack);
    expect(scene.saliency).toMatchObject({ id: 'gradcam', params: {} });
    expect(scene.seed).toBe(7);
  });

  it('keeps the attack off for ?eps= alone and for ?attack=none', () => {
    expect(decodeScene('', '?eps=4').scene.attack).toEqual({ on: false, id: 'pgd', params: { eps: 4 }, source: EACH });
    expect(decodeScene('#v=1&on=true', '?attack=none').scene.attack.on).toBe(false);
  });

  it.each([
    '#v=3',
    '#v=1&seed=-1',
    '#v=1&seed=',
    '#v=1&models=',
    '#v=1&clip=900',
    '#v=1&class=cat',
    '#v=1&models=../x',
  ])('answers %s with the default scene and a failure that says so', (hash) => {
    const { scene, failures } = decodeScene(hash, '');
    expect(scene).toEqual(defaultScene);
    expect(failures.map((failure) => failure.code)).toEqual(['scene-unreadable']);
  });

  // Links and scenes as the version before wrote and read them; only the attack's source is new.
  it.each(links)('opens $hash $search of version 1 as the same scene', ({ hash, search, scene }) => {
    const { scene: opened, failures } = decodeScene(hash, search);
    expect(failures).toEqual([]);
    expect(opened).toEqual({ ...scene, version: 2, attack: { ...scene.attack, source: EACH } });
    expect(decodeScene('#' + encodeScene(opened), '').scene).toEqual(opened);
  });

  it.each(['each', 'cifar10-at', 'own-0123abcd'])('keeps whom the attack is made on: %s', (source) => {
    const scene: Scene = { ...busy, attack: { ...busy.attack, source } };
    expect(decodeScene('#' + encodeScene(scene), '').scene).toEqual(scene);
    expect(decodeScene('#' + encodeScene(busy), `?source=${source}`).scene).toEqual(scene);
  });
});
