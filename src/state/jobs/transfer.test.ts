import { beforeEach, describe, expect, it } from 'vitest';
import { ownCard } from '@/domain/testing/own-card';
import { defaultScene, EACH, type Scene } from '@/domain/scene/schema';
import { onePixel as pixels, predictionOf as prediction } from '@/domain/testing/results';
import type { EngineClient } from '@/worker/client';
import type { Answer, Ask } from '@/worker/protocol';
import { failed, newColumn } from '../column';
import type { Column, LimelightState } from '../types';
import { Keeper } from './keeper';

type Asked = 'predict' | 'attack' | 'explain';

/** A page with these models, whose engine is answered by hand. */
function bench(models: readonly { readonly modelId: string; readonly classes: readonly string[] }[]) {
  const columns = models.map(({ modelId, classes }): Column => {
    const { loading: _, ...column } = newColumn(modelId, undefined);
    return { ...column, pixels, card: { ...ownCard, id: modelId, classes: [...classes], inputShape: [1, 1, 3] } };
  });
  const words = { label: '', summary: '', formula: '', reference: '', params: {} };
  let state = {
    scene: { ...defaultScene, models: models.map(({ modelId }) => modelId) },
    picture: { kind: 'sample', id: 'cat', name: 'cat', pixels, notes: [] },
    catalogue: {
      attacks: [{ ...words, id: 'pgd', norm: 'linf', access: 'gradient', goals: ['untargeted'] }],
      saliency: [{ ...words, id: 'gradient', signed: true, needs: ['gradients'] }],
    },
    columns,
    transfer: [],
  } as unknown as LimelightState;
  const asked: {
    readonly kind: Asked;
    readonly ask: Ask<Asked>;
    readonly priority: number;
    answer(value: unknown): void;
  }[] = [];
  const client = {
    request: (kind: Asked, ask: Ask<Asked>, { priority = 0 }) =>
      new Promise((answer) => asked.push({ kind, ask, priority, answer })),
    cancel: () => {},
  } as unknown as EngineClient;
  const keeper = new Keeper(
    {
      state: () => state,
      changeColumn: (modelId, change) => {
        const after = state.columns.map((column) => (column.modelId === modelId ? change(column) : column));
        state = { ...state, columns: after };
      },
      showTransfer: (transfer) => void (state = { ...state, transfer }),
    },
    () => client,
  );
  return {
    edit(change: (scene: Scene) => Scene) {
      state = { ...state, scene: change(state.scene) };
      keeper.reconcile();
    },
    openTransfer() {
      state = { ...state, transferOpen: true };
      keeper.reconcile();
    },
    fail(modelId: string) {
      const failure = { code: 'model-missing', message: '', hint: '' } as const;
      const columns = state.columns.map((column) => (column.modelId === modelId ? failed(column, failure) : column));
      state = { ...state, columns };
      keeper.reconcile();
    },
    column: (modelId: string) => state.columns.find((column) => column.modelId === modelId)!,
    transfer: () => state.transfer,
    requests: (kind: Asked) => asked.filter((request) => request.kind === kind).map(({ ask }) => ask),
    /** Of the newest request of that kind to that model. */
    priority: (kind: Asked, modelId: string) =>
      asked.findLast((request) => request.kind === kind && request.ask.modelId === modelId)!.priority,
    /** Answers the newest request of that kind to that model. */
    async answer<K extends Asked>(kind: K, modelId: string, value: Answer<K>) {
      asked.findLast((request) => request.kind === kind && request.ask.modelId === modelId)!.answer(value);
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
  };
}

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
    page.openTransfer();
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
    page.openTransfer();
    expect(page.priority('attack', 'a')).toBeGreaterThan(page.priority('attack', 'b'));
  });

  it('fills the matrix field by field, without making an attack twice', async () => {
    await page.answer('attack', 'a', { adversarial: pixels, prediction: prediction(0), milliseconds: 1 });
    await page.answer('predict', 'b', prediction(1));
    page.openTransfer();
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
