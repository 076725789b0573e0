import { beforeEach, describe, expect, it } from 'vitest';
import type { Activations } from '@/domain/activations';
import { onePixel as pixels, predictionOf as prediction } from '@/domain/testing/results';
import { bench } from './testing/bench';

const layer = { name: 'conv', height: 1, width: 1, channels: 2 };
const shown: Activations = { layer, layers: [layer], order: 'strength', channels: [], flat: 0, dead: 0 };
const other = { ...pixels, data: Float32Array.of(1, 1, 1) };

describe('what is looked at inside the models', () => {
  let page: ReturnType<typeof bench>;
  beforeEach(async () => {
    page = bench([
      { modelId: 'a', classes: ['cat', 'dog'] },
      { modelId: 'b', classes: ['dog', 'ship'] },
    ]);
    page.edit((scene) => ({ ...scene, models: ['a', 'b'] }));
    for (const modelId of ['a', 'b']) await page.answer('predict', modelId, prediction(1));
  });

  describe('feature maps', () => {
    const view = { layers: { b: 'conv 2' }, order: 'strength', count: 8 } as const;

    it('are not asked for while nobody looks, and given up when nobody does any more', () => {
      expect(page.requests('activations')).toEqual([]);
      page.setPanels({ activationsView: view });
      expect(page.column('a').activations).toEqual({ stale: false, busy: true });
      page.setPanels({ activationsView: undefined });
      expect(page.cancelled()).toHaveLength(2);
      expect(page.column('a').activations).toEqual({ stale: false, busy: false });
    });

    it('are of the picture alone without an attack, each model’s of its own layer, behind what the scene shows', () => {
      page.setPanels({ activationsView: view });
      const common = { clean: pixels, order: 'strength', count: 8 };
      expect(page.requests('activations')).toEqual([
        { ...common, modelId: 'a' },
        { ...common, modelId: 'b', layer: 'conv 2' },
      ]);
      expect(page.priority('activations', 'a')).toBeLessThan(page.priority('explain', 'a'));
    });

    it('wait for the attacked picture and keep the old ones, stale, until both are there', async () => {
      page.setPanels({ activationsView: view });
      await page.answer('activations', 'a', shown);
      expect(page.column('a').activations).toEqual({ value: shown, stale: false, busy: false });
      page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: true } }));
      expect(page.requests('activations')).toHaveLength(2);
      expect(page.column('a').activations).toMatchObject({ value: shown, stale: true });
      await page.answer('attack', 'a', { adversarial: other, prediction: prediction(0), milliseconds: 1 });
      expect(page.requests('activations').at(-1)).toMatchObject({ modelId: 'a', clean: pixels, attacked: other });
    });

    it('are not asked for again where they are known', async () => {
      page.setPanels({ activationsView: view });
      await page.answer('activations', 'a', shown);
      page.setPanels({ activationsView: { ...view, order: 'change' } });
      page.setPanels({ activationsView: view });
      expect(page.requests('activations').filter(({ modelId }) => modelId === 'a')).toHaveLength(2);
      expect(page.column('a').activations).toEqual({ value: shown, stale: false, busy: false });
    });
  });

  describe('a class drawn', () => {
    const view = { target: 1, params: {}, seed: 3 } as const;
    const drawn = { pixels: other, prediction: prediction(1), target: 1 };

    it('is asked of every model under its own number of the class, with every parameter', () => {
      page.setPanels({ synthesisView: view });
      expect(page.requests('synthesise')).toMatchObject([
        { modelId: 'a', target: 1, seed: 3, params: { start: 'noise', steps: 60 } },
        { modelId: 'b', target: 0 },
      ]);
    });

    it('is not asked of a model without that class', () => {
      page.setPanels({ synthesisView: { ...view, target: 0 } });
      expect(page.requests('synthesise').map(({ modelId }) => modelId)).toEqual(['a']);
      expect(page.column('b').synthesis).toEqual({ stale: false, busy: false });
    });

    it('from noise stays what it is when the picture’s attack changes; a stopped one stays as far as it came', async () => {
      page.setPanels({ synthesisView: view });
      await page.answer('synthesise', 'a', drawn);
      page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: true } }));
      expect(page.requests('synthesise')).toHaveLength(2);
      expect(page.column('a').synthesis).toEqual({ value: drawn, stale: false, busy: false });
      page.stop();
      expect(page.column('a').synthesis).toEqual({ value: drawn, stale: false, busy: false });
      expect(page.column('b').synthesis).toEqual({ stale: false, busy: false });
      expect(page.requests('synthesise')).toHaveLength(2);
    });
  });
});
