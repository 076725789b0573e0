import { beforeEach, describe, expect, it } from 'vitest';
import { LimelightError } from '@/domain/errors';
import { onePixel as pixels, predictionOf } from '@/domain/testing/results';
import { bench } from './testing/bench';

const map = (value: number) => ({
  ...{ width: 1, height: 1, channels: 1, target: 0, noise: 0 },
  data: Float32Array.of(value),
});

/** Of two models, each with its prediction, its attack and both maps. */
async function attackedPage() {
  const page = bench(['m', 'n'].map((modelId) => ({ modelId, classes: ['a', 'b'] })));
  page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: true } }));
  for (const modelId of ['m', 'n']) {
    await page.answer('predict', modelId, predictionOf(1));
    await page.answer('explain', modelId, { map: map(1), milliseconds: 1 });
    await page.answer('attack', modelId, { adversarial: pixels, prediction: predictionOf(0), milliseconds: 1 });
    await page.answer('explain', modelId, { map: map(2), milliseconds: 1 });
  }
  return page;
}

describe('maps that take one step', () => {
  let page: Awaited<ReturnType<typeof attackedPage>>;
  const maps = (modelId: string) => page.column(modelId).maps[0]!;
  const values = (modelId: string) => [maps(modelId).clean, maps(modelId).attacked].map(({ value }) => value?.data[0]);

  beforeEach(async () => (page = await attackedPage()));

  it('are made anew in one call a model, of both pictures', async () => {
    expect(page.requests('explain')).toHaveLength(4);
    page.edit((scene) => ({ ...scene, explained: 0 }));
    expect(page.requests('explain')).toHaveLength(4);
    expect(page.requests('explainTogether')).toMatchObject([
      { modelId: 'm', asks: [{ target: 0 }, { target: 0 }] },
      { modelId: 'n', asks: [{ target: 0 }, { target: 0 }] },
    ]);
    expect(maps('m').clean).toMatchObject({ busy: true, stale: true });
    await page.answer('explainTogether', 'm', { maps: [map(3), map(4)] });
    expect(values('m')).toEqual([3, 4]);
    expect(maps('m').attacked).toMatchObject({ busy: false, value: { method: 'gradient', signed: true } });
    expect(values('n')).toEqual([1, 2]);
  });

  it('are asked for alone where the other is there already', async () => {
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: false }, explained: 0 }));
    for (const modelId of ['m', 'n']) await page.answer('explain', modelId, { map: map(3), milliseconds: 1 });
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: true } }));
    expect(page.requests('explain')).toHaveLength(8);
    expect(page.requests('explainTogether')).toEqual([]);
  });

  it('go on where one of them is wanted no longer, and end where none is', async () => {
    page.edit((scene) => ({ ...scene, explained: 0 }));
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: false } }));
    expect(page.cancelled()).toEqual([]);
    await page.answer('explainTogether', 'm', { maps: [map(3), map(4)] });
    expect(maps('m').clean.value?.data[0]).toBe(3);
    page.stop();
    expect(page.cancelled()).toHaveLength(1);
    expect(maps('n').clean.busy).toBe(false);
  });

  it('are asked for one by one after a failure, so that each says its own', async () => {
    page.edit((scene) => ({ ...scene, explained: 0 }));
    await page.refuse('explainTogether', new LimelightError('numerical-failure', 'not-numbers'));
    expect(page.requests('explain').slice(4)).toMatchObject([{ modelId: 'n' }, { modelId: 'n' }]);
    await page.refuse('explain', new LimelightError('numerical-failure', 'not-numbers'));
    expect(maps('n').attacked).toMatchObject({ failure: { code: 'numerical-failure' } });
    expect(maps('n').clean).toMatchObject({ busy: true });
  });
});
