import { beforeEach, describe, expect, it } from 'vitest';
import { EACH } from '@/domain/scene/schema';
import { onePixel as pixels, predictionOf as prediction } from '@/domain/testing/results';
import { bench } from './testing/bench';

/** Two models of the same classes and one of others, the attack made on the first. */
describe('an attack made on one model', () => {
  let page: ReturnType<typeof bench>;
  beforeEach(async () => {
    page = bench([
      { modelId: 'a', classes: ['cat', 'dog'] },
      { modelId: 'b', classes: ['cat', 'dog'] },
      { modelId: 'c', classes: ['cat', 'fox'] },
    ]);
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: true, source: 'a' } }));
    for (const modelId of ['a', 'b', 'c']) await page.answer('predict', modelId, prediction(1));
  });

  it('is made once, and asked of nobody but its source', () => {
    expect(page.requests('attack').map(({ modelId }) => modelId)).toEqual(['a']);
  });

  it('is shown to every model that has its classes, each with its own answer', async () => {
    const attacked = { ...pixels, data: Float32Array.of(1, 1, 1) };
    await page.answer('attack', 'a', { adversarial: attacked, prediction: prediction(0), milliseconds: 1 });
    expect(page.requests('predict').at(-1)).toMatchObject({ modelId: 'b', pixels: attacked });
    expect(page.column('b').attacked).toMatchObject({ busy: true, value: { pixels: attacked } });
    await page.answer('predict', 'b', prediction(1));
    expect(page.column('a').attacked).toMatchObject({ busy: false, value: { prediction: prediction(0) } });
    expect(page.column('b').attacked).toMatchObject({
      busy: false,
      value: { pixels: attacked, prediction: prediction(1) },
    });
  });

  it('changes no column that shows the same as before (one picture, another answer in each)', async () => {
    await page.answer('attack', 'a', { adversarial: pixels, prediction: prediction(0), milliseconds: 1 });
    await page.answer('predict', 'b', prediction(1));
    const before = ['a', 'b'].map(page.column);
    page.edit((scene) => ({ ...scene, view: { ...scene.view, gamma: 2 } }));
    ['a', 'b'].map(page.column).forEach((column, index) => expect(column).toBe(before[index]));
  });

  it('is not shown to a model of other classes, which says why', () => {
    expect(page.column('c')).toMatchObject({ obstacle: 'classes', attacked: { busy: false } });
    expect(page.column('b').obstacle).toBeUndefined();
  });

  it('is not waited for where its source could not be loaded, and whoever is shown it says why', () => {
    page.fail('a');
    expect(page.column('b')).toMatchObject({ obstacle: 'source-missing', attacked: { busy: false } });
    page.open('transferOpen');
    const obstacle = (source: string, victim: string) =>
      page.transfer().find((cell) => cell.source === source && cell.victim === victim)?.obstacle;
    expect(obstacle('a', 'b')).toBe('source-missing');
    expect(obstacle('b', 'a')).toBe('victim-missing');
    expect(obstacle('b', 'b')).toBeUndefined();
  });

  it('is the very result that the source has of its attack on itself', async () => {
    await page.answer('attack', 'a', { adversarial: pixels, prediction: prediction(0), milliseconds: 1 });
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, source: EACH } }));
    expect(page.column('a').attacked).toMatchObject({ stale: false, busy: false });
    expect(page.requests('attack').map(({ modelId }) => modelId)).toEqual(['a', 'b', 'c']);
  });

  it('is made for the columns before it is made for the matrix', () => {
    page.open('transferOpen');
    expect(page.priority('attack', 'a')).toBeGreaterThan(page.priority('attack', 'b'));
  });

  it('fills the matrix field by field, without making an attack twice', async () => {
    await page.answer('attack', 'a', { adversarial: pixels, prediction: prediction(0), milliseconds: 1 });
    await page.answer('predict', 'b', prediction(1));
    page.open('transferOpen');
    expect(page.requests('attack').map(({ modelId }) => modelId)).toEqual(['a', 'b', 'c']);
    const field = (source: string, victim: string) =>
      page.transfer().find((cell) => cell.source === source && cell.victim === victim);
    expect(field('a', 'b')).toMatchObject({ busy: false, prediction: prediction(1) });
    expect(field('a', 'c')).toMatchObject({ obstacle: 'classes' });
    expect(field('b', 'a')).toMatchObject({ busy: true });
    await page.answer('attack', 'b', { adversarial: pixels, prediction: prediction(0), milliseconds: 1 });
    await page.answer('predict', 'a', prediction(1));
    expect(field('b', 'a')).toMatchObject({ busy: false, prediction: prediction(1) });
  });
});
