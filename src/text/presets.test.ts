import samples from 'virtual:samples-index';
import zoo from 'virtual:zoo-index';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveParams } from '@/domain/params';
import { presets, presetScene } from '@/domain/presets';
import { decodeScene, encodeScene } from '@/domain/scene/url';
import { findAttack } from '@/engine/attacks/registry';
import { findSaliency } from '@/engine/saliency/registry';
import { fetchedText } from './fetched';
import { speakAll } from './testing/speak-all';

const models = zoo.map(({ id }) => id);
const sampleIds = samples.map(({ id }) => id);

it('there are ten presets or more, all of them different', () => {
  expect(presets.length).toBeGreaterThanOrEqual(10);
  expect(new Set(presets.map(({ id }) => encodeScene(presetScene(id)))).size).toBe(presets.length);
});

it.each(presets)('$id names only what there is (fails if a model, sample, method or parameter goes)', ({ scene }) => {
  const decoded = decodeScene(scene, '');
  const { picture, attack, maps, models: shown } = decoded.scene;
  expect(decoded.failures).toEqual([]);
  expect(models).toEqual(expect.arrayContaining(shown));
  expect(['each', ...shown]).toContain(attack.source);
  expect(sampleIds).toContain(picture.kind === 'sample' && picture.id);
  expect(resolveParams(findAttack(attack.id).params, attack.params).problems).toEqual([]);
  for (const { method, params } of maps)
    expect(resolveParams(findSaliency(method).params, params).problems).toEqual([]);
});

describe.each(['en', 'de', 'es'] as const)('what is said of the presets in %s', (tag) => {
  beforeAll(() => speakAll(tag));
  afterAll(() => speakAll('en'));

  it.each(presets)('$id: a title, and a sentence on what to notice', ({ id }) => {
    expect(fetchedText.presets.list[id].title).toMatch(/^\p{Lu}.{5,45}$/u);
    expect(fetchedText.presets.list[id].notice).toMatch(/^\p{Lu}.{40,260}\.$/u);
  });
});
