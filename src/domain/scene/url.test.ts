import { describe, expect, it } from 'vitest';
import { centre } from '../crop';
import { defaultScene, EACH, type Scene } from './schema';
import { decodeScene, encodeScene } from './url';
import links from './v1-links.json';

const busy: Scene = {
  version: 2,
  picture: { kind: 'own', name: 'my: cat & dog.png', hash: 'abc123' },
  crop: { x: 0.25, y: 1 },
  models: ['cifar10-jsigr'],
  attack: {
    on: true,
    id: 'fgsm',
    params: { eps: 4.5, target: -1, randomStart: false, loss: 'margin' },
    source: 'cifar10-jsigr',
  },
  maps: [{ method: 'smoothgrad', params: { samples: 10 } }],
  frame: 4,
  explained: 3,
  versus: 5,
  view: {
    scale: 'own',
    clipPercentile: 95,
    gamma: 0.5,
    logScale: true,
    signs: true,
    overlay: 0.25,
    crispPixels: false,
  },
  seed: 42,
};

describe('scene in the address', () => {
  it('comes back unchanged (fails when a field is left out of either direction)', () => {
    expect(decodeScene('#' + encodeScene(busy), '').scene).toEqual(busy);
  });

  it.each(['clean', 'predicted', 0, 7] as const)('keeps which class the maps explain: %s', (explained) => {
    const scene: Scene = { ...busy, explained };
    expect(decodeScene('#' + encodeScene(scene), '').scene.explained).toBe(explained);
    expect(decodeScene('#' + encodeScene(busy), `?class=${explained}`).scene).toEqual(scene);
  });

  it('keeps which class that one is set against, and none where the address names none', () => {
    expect(decodeScene('', '?class=clean&versus=0').scene).toMatchObject({ explained: 'clean', versus: 0 });
    expect(decodeScene('#v=2&class=3', '').scene).not.toHaveProperty('versus');
    expect(decodeScene('#v=1&versus=3', '').scene).not.toHaveProperty('versus');
    for (const versus of ['dog', '-1', ''])
      expect(decodeScene(`#v=2&versus=${versus}`, '').failures, versus).toHaveLength(1);
  });

  it('shows a step where the address names one, and the result where it names none', () => {
    expect(decodeScene('', '?attack=pgd&frame=0').scene.frame).toBe(0);
    expect(decodeScene('#v=2&on=true', '').scene).not.toHaveProperty('frame');
    expect(decodeScene('#v=2&frame=-1', '').failures).toHaveLength(1);
  });

  it('keeps which part of the picture is looked at, and refuses what is none', () => {
    const whole: Scene = { ...busy, crop: 'whole' };
    expect(decodeScene('#' + encodeScene(whole), '').scene).toEqual(whole);
    expect(decodeScene('', '?crop=0.5,0.1').scene.crop).toEqual({ x: 0.5, y: 0.1 });
    for (const crop of ['2,0', '0.5', '0,0,0', ',', 'all'])
      expect(decodeScene(`#v=2&crop=${crop}`, '').failures, crop).toHaveLength(1);
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
    expect(scene.maps).toEqual([{ method: 'gradcam', params: {} }]);
    expect(scene.seed).toBe(7);
  });

  it('keeps the attack off for ?eps= alone and for ?attack=none', () => {
    expect(decodeScene('', '?eps=4').scene.attack).toEqual({ on: false, id: 'pgd', params: { eps: 4 }, source: EACH });
    expect(decodeScene('#v=1&on=true', '?attack=none').scene.attack.on).toBe(false);
  });

  it('reads nothing of a version that it does not know, and says so', () => {
    const { scene, failures } = decodeScene('#v=3&seed=7', '');
    expect(scene).toEqual(defaultScene);
    expect(failures).toEqual([{ code: 'scene-unreadable', reason: 'foreign-version', details: { version: '3' } }]);
  });

  it.each([
    ['seed=-1', 'seed'],
    ['seed=', 'seed'],
    ['models=', 'models'],
    ['clip=900', 'clip'],
    ['class=cat', 'class'],
    ['models=../x', 'models'],
    ['on=tr', 'on'],
    ['crop=0.5', 'crop'],
    ['crop=2,2', 'crop'],
    ['saliency=gradient,..', 'saliency'],
    [`a.layer=${'x'.repeat(201)}`, 'a.layer'],
    [`picture=own:${'c'.repeat(65)}:cat.png`, 'picture'],
  ])('leaves %s out of a link, says so, and reads the rest', (bad, field) => {
    const { scene, failures } = decodeScene(`#v=2&${bad}&frame=3`, '');
    expect(scene).toEqual({ ...defaultScene, frame: 3 });
    expect(failures).toEqual([{ code: 'scene-unreadable', reason: 'bad-fields', details: { fields: [field] } }]);
  });

  it('names every field that it could not read', () => {
    const { failures } = decodeScene('#v=2&seed=-3.5&crisp=yes', '?class=cat');
    expect(failures).toMatchObject([{ details: { fields: ['class', 'crisp', 'seed'] } }]);
  });

  // Links and scenes as version 1 wrote and read them; version 2 at first differed from it only in the attack's source.
  it.each(links)('opens $hash $search of version 1 as the same scene', ({ hash, search, scene }) => {
    const { saliency, ...others } = scene;
    const maps = [{ method: saliency.id, params: saliency.params }];
    for (const written of [hash, hash.replace('v=1', 'v=2')]) {
      const { scene: opened, failures } = decodeScene(written, search);
      expect(failures).toEqual([]);
      const source = written === hash ? null : new URLSearchParams(hash.slice(1)).get('source');
      const attack = { ...scene.attack, source: source ?? EACH };
      const view = { ...scene.view, logScale: false, signs: false };
      expect(opened).toEqual({ ...others, version: 2, crop: centre, attack, maps, view, explained: saliency.target });
      expect(decodeScene('#' + encodeScene(opened), '').scene).toEqual(opened);
    }
  });

  it('opens what version 2 wrote of one map, and writes the same again', () => {
    const hash =
      'v=2&models=cifar10-at%2Ccifar10-standard&attack=mi-fgsm&on=true&source=cifar10-at&saliency=smoothgrad&class=predicted&a.eps=4&s.samples=12&s.noise=0.2';
    const { scene, failures } = decodeScene('#' + hash, '');
    expect(failures).toEqual([]);
    expect(scene).toMatchObject({
      attack: { on: true, id: 'mi-fgsm', params: { eps: 4 }, source: 'cifar10-at' },
      maps: [{ method: 'smoothgrad', params: { samples: 12, noise: 0.2 } }],
      explained: 'predicted',
    });
    expect(encodeScene(scene)).toBe(hash);
  });

  it.each(['each', 'cifar10-at', 'own-0123abcd'])('keeps whom the attack is made on: %s', (source) => {
    const scene: Scene = { ...busy, attack: { ...busy.attack, source } };
    expect(decodeScene('#' + encodeScene(scene), '').scene).toEqual(scene);
    expect(decodeScene('#' + encodeScene(busy), `?source=${source}`).scene).toEqual(scene);
  });

  describe('with several explanations', () => {
    const three: Scene = {
      ...busy,
      maps: [
        { method: 'gradient', params: {} },
        { method: 'smoothgrad', params: { samples: 10 } },
        { method: 'smoothgrad', params: { noise: 0.3, rule: 'guided' } },
      ],
    };

    it('comes back unchanged, each with its own parameters', () => {
      expect(encodeScene(three)).toContain('saliency=gradient%2Csmoothgrad%2Csmoothgrad');
      expect(decodeScene('#' + encodeScene(three), '')).toEqual({ scene: three, failures: [] });
    });

    it('takes those of the query in place of those of the hash, with their defaults', () => {
      const { maps } = decodeScene('#' + encodeScene(three), '?saliency=smoothgrad,gradcam').scene;
      expect(maps).toEqual([
        { method: 'smoothgrad', params: {} },
        { method: 'gradcam', params: {} },
      ]);
    });

    it('shows the first of too many, and says so once', () => {
      const { scene, failures } = decodeScene('', '?saliency=a,b,c,d,e');
      expect(scene.maps.map(({ method }) => method)).toEqual(['a', 'b', 'c']);
      expect(failures).toEqual([{ code: 'scene-too-long', reason: 'too-many-maps', details: { named: 5, most: 3 } }]);
      const models = decodeScene('', '?models=a,b,c,d,e');
      expect(models.scene.models).toEqual(['a', 'b', 'c', 'd']);
      expect(models.failures.map(({ code }) => code)).toEqual(['scene-too-long']);
    });

    it('shows one that is named twice once, before it counts', () => {
      const { scene, failures } = decodeScene('#v=2&saliency=a,a,b,a&s2.samples=3', '');
      expect(failures).toEqual([]);
      expect(scene.maps).toEqual(
        ['a', 'a', 'b'].map((method, at) => ({ method, params: at === 1 ? { samples: 3 } : {} })),
      );
    });

    it('reads no parameters of an explanation that it does not name', () => {
      expect(decodeScene('#v=2&s2.samples=3', '').scene).toEqual(defaultScene);
    });
  });
});
