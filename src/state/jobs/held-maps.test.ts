import { beforeEach, describe, expect, it } from 'vitest';
import type { Scene } from '@/domain/scene/schema';
import { predictionOf } from '@/domain/testing/results';
import { bench } from './testing/bench';

const map = { width: 1, height: 1, channels: 1, target: 0, noise: 0, data: Float32Array.of(1) };
const hour = { step: 2, total: 100, cost: { passes: 20_000, milliseconds: 3_600_000 } };
const halfMinute = { step: 2, total: 100, cost: { passes: 20_000, milliseconds: 30_000 } };
const withSamples = (samples: number) => (scene: Scene) => ({
  ...scene,
  maps: [{ method: 'smoothgrad', params: { samples } }],
});

describe('a map that takes long', () => {
  let page: ReturnType<typeof bench>;
  const asked = () => page.requests('explain').length;
  const shown = (picture: 'clean' | 'attacked' = 'clean') => page.column('m').maps[0]![picture];

  beforeEach(async () => {
    page = bench([{ modelId: 'm', classes: ['a', 'b'] }]);
    page.edit((scene) => ({ ...withSamples(10_000)(scene), attack: { ...scene.attack, on: false } }));
    await page.answer('predict', 'm', predictionOf(1));
  });

  it('goes on while nobody knows how long it takes, and where that is less than a minute', () => {
    page.report('explain', 'm', { step: 1, total: 100 });
    page.report('explain', 'm', halfMinute);
    expect(shown()).toMatchObject({ busy: true, progress: { step: 2, total: 100 } });
    expect(page.cancelled()).toEqual([]);
  });

  it('is held, its cost said and the map before kept, until a person starts it', async () => {
    await page.answer('explain', 'm', { map, milliseconds: 1 });
    page.edit(withSamples(9_000));
    page.report('explain', 'm', hour);
    expect(page.cancelled()).toHaveLength(1);
    expect(shown()).toMatchObject({
      busy: false,
      stale: true,
      held: hour.cost,
      value: { params: { samples: 10_000 } },
    });
    page.edit((scene) => ({ ...scene, view: { ...scene.view, gamma: 2 } }));
    expect(asked()).toBe(2);
    page.startMap('m', 0);
    expect(asked()).toBe(3);
    page.report('explain', 'm', hour);
    expect(shown()).toMatchObject({ busy: true });
    expect(shown()).not.toHaveProperty('held');
  });

  it('started once is not held on another picture or class, and is with other parameters', async () => {
    page.report('explain', 'm', hour);
    page.startMap('m', 0);
    await page.answer('explain', 'm', { map, milliseconds: 1 });
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: true } }));
    const attack = { adversarial: page.column('m').pixels!, prediction: predictionOf(0), milliseconds: 1 };
    await page.answer('attack', 'm', attack);
    page.report('explain', 'm', hour);
    expect(shown('attacked')).toMatchObject({ busy: true });
    page.edit(withSamples(9_999));
    page.report('explain', 'm', hour);
    expect([shown().held, shown('attacked').held]).toContainEqual(hour.cost);
  });

  it('stops when it is told to, though it was started, and is asked for again only on request', () => {
    page.report('explain', 'm', hour);
    page.startMap('m', 0);
    page.stop();
    expect(page.cancelled()).toHaveLength(2);
    expect(shown()).toEqual({ stale: false, busy: false });
    expect(asked()).toBe(2);
  });

  it('that came to its end unannounced is not held on the next picture, where it is a little slower', async () => {
    page.report('explain', 'm', halfMinute);
    await page.answer('explain', 'm', { map, milliseconds: 59_000 });
    page.edit((scene) => ({ ...scene, explained: 0 }));
    page.report('explain', 'm', hour);
    expect(shown()).toMatchObject({ busy: true });
  });
});
