import { beforeEach, describe, expect, it } from 'vitest';
import { changeAttack } from '@/domain/scene/edits';
import { onePixel as pixels, predictionOf as prediction } from '@/domain/testing/results';
import { bench } from './testing/bench';

const eps = { kind: 'number', label: 'ε', summary: '', default: 8, min: 0, max: 64, step: 0.5, unit: '/255' } as const;

const map = { width: 1, height: 1, channels: 1, target: 1, noise: 0, data: Float32Array.of(1) };

describe('an attack over ε', () => {
  let page: ReturnType<typeof bench>;
  const asked = () =>
    page.requests('attack').map(({ modelId, ...ask }) => [modelId, 'params' in ask && ask.params['eps']]);
  /** Answers the newest attack on that model: it fools from that ε on. */
  const answer = async (modelId: string, from: number) => {
    const epsilon = asked().findLast(([id]) => id === modelId)![1] as number;
    const label = epsilon >= from ? 0 : 1;
    const adversarial = { ...pixels, data: Float32Array.of(epsilon, 0, 0) };
    await page.answer('attack', modelId, { adversarial, prediction: prediction(label), milliseconds: 1 });
  };
  /** Answers all that is asked of a model until nothing more is. */
  const answerAll = async (modelId: string, from: number) => {
    for (let before = -1; asked().length > before;) {
      before = asked().length;
      await answer(modelId, from);
    }
  };

  beforeEach(async () => {
    page = bench(
      [
        { modelId: 'a', classes: ['cat', 'dog'] },
        { modelId: 'b', classes: ['cat', 'dog'] },
      ],
      { eps },
    );
    page.edit((scene) => ({ ...scene, models: ['a', 'b'], attack: { ...scene.attack, on: true } }));
    for (const modelId of ['a', 'b']) await page.answer('predict', modelId, prediction(1));
    for (const modelId of ['a', 'b']) await answer(modelId, 99);
  });

  it('is not asked for while nobody looks at it', () => {
    expect(asked()).toEqual([
      ['a', 8],
      ['b', 8],
    ]);
    expect(page.column('a').overEpsilon).toEqual({ stale: false, busy: false });
  });

  it('is tried at one ε after the other on each model, behind what the scene shows, until the smallest is found', async () => {
    page.open('epsilonOpen');
    expect(asked().slice(2)).toEqual([
      ['a', 16],
      ['b', 16],
    ]);
    expect(page.priority('attack', 'a')).toBeLessThan(page.priority('explain', 'a'));
    expect(page.column('a').overEpsilon).toMatchObject({ busy: true, value: { smallest: { kind: 'open' } } });
    await answerAll('a', 9.25);
    expect(page.column('a').overEpsilon).toMatchObject({
      busy: false,
      stale: false,
      value: { smallest: { kind: 'found', epsilon: 9.25, below: 9 }, bound: 16 },
    });
    const tried = page.column('a').overEpsilon.value!.points.map(({ epsilon, fools }) => [epsilon, fools]);
    expect(tried).toContainEqual([8, false]);
    expect(tried.map(([epsilon]) => epsilon)).toEqual([0, 2, 4, 6, 8, 9, 9.25, 9.5, 10, 12, 14, 16]);
    expect(page.column('b').overEpsilon.busy).toBe(true);
  });

  it('explains the pictures at every ε tried once the search is over, one map after the other, and keeps them', async () => {
    page = bench([{ modelId: 'a', classes: ['cat', 'dog'] }], { eps });
    page.edit((scene) => ({ ...scene, models: ['a'] }));
    await page.answer('predict', 'a', prediction(1));
    await page.answer('explain', 'a', { map, milliseconds: 1 });
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: true } }));
    await answer('a', 99);
    const explained = () =>
      page.requests('explain').filter((ask) => ask.modelId === 'a' && 'pixels' in ask && ask.pixels.data[0] !== 0);
    const before = explained().length;
    page.open('epsilonOpen');
    await answer('a', 9.25);
    expect(explained()).toHaveLength(before);
    await answerAll('a', 9.25);
    // The map at 2 is on its way, and no other.
    expect(explained().slice(before)).toMatchObject([{ pixels: { data: Float32Array.of(2, 0, 0) } }]);
    expect(page.column('a').overEpsilon).toMatchObject({ busy: true, value: { smallest: { kind: 'found' } } });
    await page.answer('explain', 'a', { map, milliseconds: 1 });
    expect(explained().slice(before).at(-1)).toMatchObject({ pixels: { data: Float32Array.of(4, 0, 0) } });
    const points = page.column('a').overEpsilon.value!.points.slice(0, 3);
    expect(points.map(({ maps }) => maps?.[0]?.data)).toEqual([map.data, map.data, undefined]);
    page.open('epsilonOpen', false);
    page.open('epsilonOpen');
    expect(page.column('a').overEpsilon.value!.points[1]!.maps![0]!.data).toBe(map.data);
  });

  it('is given up when it is closed, and goes on from where it was when it is opened again', async () => {
    page.open('epsilonOpen');
    await answer('a', 9.25);
    const before = asked().length;
    page.open('epsilonOpen', false);
    expect(page.cancelled()).toHaveLength(2);
    page.open('epsilonOpen');
    expect(asked().slice(before)).toEqual([asked()[before - 1], ['b', 16]]);
  });

  it('has at hand what a chosen ε takes', async () => {
    page.open('epsilonOpen');
    await answerAll('a', 9.25);
    const before = asked().length;
    page.edit((scene) => changeAttack('eps', 9.25, { eps }).apply(scene));
    expect(
      asked()
        .slice(before)
        .filter(([modelId]) => modelId === 'a'),
    ).toEqual([]);
    expect(page.column('a').attacked).toMatchObject({ stale: false, value: { prediction: prediction(0) } });
  });

  it('asks another model about the picture made on the source, and only that', async () => {
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, source: 'a' } }));
    await page.answer('predict', 'b', prediction(1));
    page.open('epsilonOpen');
    await answer('a', 99);
    await page.answer('predict', 'b', prediction(0));
    expect(page.column('b').overEpsilon.value!.points.at(-1)).toMatchObject({ epsilon: 16, fools: true });
    expect(page.column('a').overEpsilon.value!.points.at(-1)).toMatchObject({ epsilon: 16, fools: false });
  });

  it('says so where a model is at the target before any attack, and tries nothing', () => {
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, params: { target: 1 } } }));
    page.open('epsilonOpen');
    expect(page.column('a').overEpsilon).toMatchObject({
      busy: false,
      value: { smallest: { kind: 'found', epsilon: 0 } },
    });
  });
});
