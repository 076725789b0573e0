import { beforeEach, describe, expect, it } from 'vitest';
import { defaultScene, EACH, type Scene } from '@/domain/scene/schema';
import { onePixel as pixels, predictionOf as prediction } from '@/domain/testing/results';
import { EngineClient, type WorkerPort } from '@/worker/client';
import type { FromWorker, ToWorker } from '@/worker/protocol';
import { emptyCell, Keeper } from './keeper';
import { newColumn } from '../column';
import type { Column, LimelightState } from '../types';
const map = (value: number) => ({
  width: 1,
  height: 1,
  channels: 1,
  target: 0,
  noise: 0,
  data: Float32Array.of(value),
});

const eps = { kind: 'number', label: 'ε', summary: '', default: 8, min: 0, max: 64, step: 1 } as const;
const samples = { ...eps, label: 'Samples', default: 25 } as const;
const method = { label: '', summary: '', formula: '', reference: '' };

/** A worker that does nothing by itself: the test reads what was asked and answers by hand. */
class HandWorker implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  readonly sent: ToWorker[] = [];
  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }
  terminate(): void {}
  say(message: FromWorker): void {
    this.onmessage?.(new MessageEvent('message', { data: message }));
  }
  /** The requests of a kind, the newest last. */
  requests(kind: string) {
    return this.sent.flatMap((message) => (message.type === 'request' && message.kind === kind ? [message] : []));
  }
  last(kind: string) {
    const request = this.requests(kind).at(-1);
    if (!request) throw new Error(`no ${kind} was asked for`);
    return request;
  }
  count(kind: string): number {
    return this.requests(kind).length;
  }
}

/** One column on a tiny store, with a keeper and a worker answered by hand. */
function bench() {
  const { loading: _, ...loaded } = newColumn('m', undefined);
  const column: Column = { ...loaded, label: 'M', pixels };
  let state: LimelightState = {
    scene: { ...defaultScene, models: ['m'], attack: { on: false, id: 'pgd', params: {}, source: EACH } },
    models: new Map(),
    cards: new Map(),
    samples: [],
    pictureLoading: false,
    ownPictures: [],
    engine: 'running',
    picture: { kind: 'sample', id: 'cat', name: 'cat', pixels, notes: [] },
    catalogue: {
      attacks: [{ ...method, id: 'pgd', params: { eps }, norm: 'linf', access: 'gradient', goals: ['untargeted'] }],
      metrics: [],
      saliency: [
        { ...method, id: 'gradient', params: {}, signed: true, unit: 'logit', needs: ['gradients'] },
        { ...method, id: 'smoothgrad', params: { samples }, signed: true, unit: 'logit', needs: ['gradients'] },
        { ...method, id: 'guided', params: {}, signed: true, unit: 'logit', needs: ['backward-rules'] },
      ],
    },
    columns: [column],
    transferOpen: false,
    transfer: [],
    playbackOpen: false,
    epsilonOpen: false,
    canUndo: false,
    canRedo: false,
    notices: [],
    status: 'idle',
  };
  const worker = new HandWorker();
  const client = new EngineClient(worker, () => {});
  const board = {
    state: () => state,
    changeColumns: (change: (column: Column) => Column) => {
      state = { ...state, columns: state.columns.map(change) };
    },
    showTransfer: () => {},
  };
  const keeper = new Keeper(board, () => client);
  return {
    worker,
    keeper,
    column: () => state.columns[0]!,
    clear() {
      state = { ...state, columns: [column] };
    },
    /** Takes the column's model away, as while a new engine loads it, or gives it back. */
    reload() {
      const [{ loading, ...now }] = state.columns as [Column];
      state = { ...state, columns: [loading ? now : { ...now, loading: { loadedBytes: 0, totalBytes: 0 } }] };
    },
    edit(change: (scene: Scene) => Scene) {
      state = { ...state, scene: change(state.scene) };
      keeper.reconcile();
    },
    async answer(kind: 'predict' | 'attack' | 'explain', answer: Extract<FromWorker, { type: 'answer' }>['answer']) {
      worker.say({ type: 'answer', id: worker.last(kind).id, answer });
      await settled();
    },
  };
}

/** Lets the promises of answered requests run. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const withEps = (value: number) => (scene: Scene) => ({
  ...scene,
  attack: { ...scene.attack, on: true, params: { eps: value } },
});

describe('Keeper', () => {
  let page: ReturnType<typeof bench>;
  beforeEach(async () => {
    page = bench();
    page.keeper.reconcile();
    await page.answer('predict', prediction(1));
    await page.answer('explain', { map: map(1), milliseconds: 1 });
  });

  it('predicts, then explains the predicted class, and asks for neither again', () => {
    expect(page.worker.last('explain').ask).toMatchObject({ target: 1, saliencyId: 'gradient' });
    page.keeper.reconcile();
    expect([page.worker.count('predict'), page.worker.count('explain')]).toEqual([1, 1]);
    expect(page.column().maps[0]?.clean).toEqual({
      value: { ...map(1), method: 'gradient', params: {}, signed: true },
      stale: false,
      busy: false,
    });
  });

  it('attacks away from the clean prediction and explains the result only once it is final', async () => {
    page.edit(withEps(8));
    expect(page.worker.last('attack').ask).toMatchObject({ label: 1, params: { eps: 8 } });
    const id = page.worker.last('attack').id;
    page.worker.say({
      type: 'progress',
      id,
      progress: { step: 1, total: 9, adversarial: pixels, prediction: prediction(0) },
    });
    expect(page.column().attacked).toMatchObject({ busy: true, progress: { step: 1, total: 9 }, value: { pixels } });
    expect(page.worker.count('explain')).toBe(1);
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 5 });
    expect(page.worker.count('explain')).toBe(2);
  });

  it.each([
    ['clean', 1],
    ['predicted', 0],
    [0, 0],
  ] as const)('explains the attacked picture for the class asked for: %s', async (explained, expected) => {
    page.edit((scene) => ({ ...withEps(8)(scene), explained }));
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 5 });
    if (explained === 0) await page.answer('explain', { map: map(1), milliseconds: 1 });
    expect(page.worker.last('explain').ask).toMatchObject({ target: expected });
  });

  it('sets the class explained against another, and explains it alone where it is that other', async () => {
    page.edit((scene) => ({ ...withEps(8)(scene), explained: 'predicted', versus: 0 }));
    expect(page.worker.last('explain').ask).toMatchObject({ target: { of: 1, versus: 0 } });
    await page.answer('explain', { map: { ...map(1), versus: 0 }, milliseconds: 1 });
    expect(page.column().maps[0]?.clean.value).toMatchObject({ target: 0, versus: 0 });
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 5 });
    expect(page.worker.last('explain').ask).toMatchObject({ target: 0 });
  });

  it('shows the newest of many settings and never a stale one (fails if an old answer is let through)', async () => {
    page.edit(withEps(2));
    const old = page.worker.last('attack').id;
    page.edit(withEps(3));
    expect(page.worker.sent).toContainEqual({ type: 'cancel', id: old });
    page.worker.say({
      type: 'answer',
      id: old,
      answer: { adversarial: pixels, prediction: prediction(1), milliseconds: 2 },
    });
    await settled();
    expect(page.column().attacked).toMatchObject({ busy: true });
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 3 });
    expect(page.column().attacked).toMatchObject({ busy: false, value: { milliseconds: 3 } });
  });

  it('keeps the old value, marked stale, while a newer one is on its way', async () => {
    page.edit(withEps(2));
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 2 });
    page.edit(withEps(3));
    expect(page.column().attacked).toMatchObject({ stale: true, busy: true, value: { milliseconds: 2 } });
  });

  it('takes a value it has had before from memory', async () => {
    page.edit(withEps(2));
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 2 });
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: false } }));
    expect(page.column().attacked).toEqual(emptyCell);
    page.edit(withEps(2));
    expect(page.column().attacked).toMatchObject({ stale: false, busy: false, value: { milliseconds: 2 } });
    expect(page.worker.count('attack')).toBe(1);
  });

  it('stops at a cancel and starts again only when asked', async () => {
    page.edit(withEps(2));
    page.keeper.cancel();
    expect(page.worker.sent.at(-1)).toEqual({ type: 'cancel', id: page.worker.last('attack').id });
    page.keeper.reconcile();
    expect(page.worker.count('attack')).toBe(1);
    expect(page.column().attacked.busy).toBe(false);
    page.keeper.retry();
    expect(page.worker.count('attack')).toBe(2);
  });

  it('asks the next engine for what failed as the last one went, and for nothing the person stopped', async () => {
    page.edit(withEps(2));
    const failure = { code: 'internal', reason: 'thrown', details: { problem: 'lost' } } as const;
    page.worker.say({ type: 'failure', id: page.worker.last('attack').id, failure });
    await settled();
    page.keeper.interrupt();
    page.keeper.reconcile();
    expect(page.worker.count('attack')).toBe(2);
    page.keeper.cancel();
    page.keeper.interrupt();
    page.keeper.reconcile();
    expect(page.worker.count('attack')).toBe(2);
  });

  it('does not ask the next engine for what was too much for the last, and goes on saying why', async () => {
    page.edit(withEps(2));
    const failure = { code: 'out-of-memory', reason: 'too-much-asked', details: {} } as const;
    page.worker.say({ type: 'failure', id: page.worker.last('attack').id, failure });
    await settled();
    page.keeper.interrupt();
    page.reload();
    page.keeper.reconcile();
    page.reload();
    page.keeper.reconcile();
    expect(page.worker.count('attack')).toBe(1);
    expect(page.column().attacked).toMatchObject({ busy: false, failure });
  });

  it('shows the failure again, and not what came between, where a setting that failed comes back', async () => {
    page.edit(withEps(3));
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 3 });
    page.edit(withEps(2));
    const failure = { code: 'numerical-failure', reason: 'not-numbers', details: {} } as const;
    page.worker.say({ type: 'failure', id: page.worker.last('attack').id, failure });
    await settled();
    page.edit(withEps(3));
    expect(page.column().attacked).toEqual({ value: page.column().attacked.value, stale: false, busy: false });
    page.edit(withEps(2));
    expect(page.column().attacked).toMatchObject({ stale: true, busy: false, failure });
  });

  it('remembers the last hundred settings that failed, and tries older ones again (fails if all are kept)', async () => {
    const failure = { code: 'numerical-failure', reason: 'not-numbers', details: {} } as const;
    for (let eps = 0; eps < 102; eps++) {
      page.edit(withEps(eps / 2));
      page.worker.say({ type: 'failure', id: page.worker.last('attack').id, failure });
      await settled();
    }
    page.edit(withEps(1));
    expect(page.worker.count('attack')).toBe(102);
    page.edit(withEps(0));
    expect(page.worker.count('attack')).toBe(103);
  });

  it('starts empty a column that comes back (fails if what it once showed is still taken as shown)', async () => {
    page.keeper.forget('m');
    page.clear();
    page.keeper.reconcile();
    expect(page.column().clean).toEqual({ value: prediction(1), stale: false, busy: false });
  });

  it('reports a failure in its own cell and keeps the rest', async () => {
    page.edit(withEps(2));
    const failure = { code: 'out-of-memory', reason: 'too-much-asked', details: {} } as const;
    page.worker.say({ type: 'failure', id: page.worker.last('attack').id, failure });
    await settled();
    expect(page.column().attacked).toMatchObject({ busy: false, failure });
    expect(page.column().clean.value).toEqual(prediction(1));
  });
});

describe('Keeper of several explanations', () => {
  const gradient = { method: 'gradient', params: {} };
  const smooth = { method: 'smoothgrad', params: {} };
  const explaining =
    (...maps: Scene['maps']) =>
    (scene: Scene) => ({ ...scene, maps });
  let page: ReturnType<typeof bench>;
  const asked = () => page.worker.requests('explain').map(({ ask }) => ('saliencyId' in ask ? ask.saliencyId : ''));
  /** Answers what was asked for that explanation last. */
  const answer = async (saliencyId: string, value: number) => {
    const request = page.worker
      .requests('explain')
      .findLast(({ ask }) => 'saliencyId' in ask && ask.saliencyId === saliencyId);
    page.worker.say({ type: 'answer', id: request!.id, answer: { map: map(value), milliseconds: 1 } });
    await settled();
  };

  beforeEach(async () => {
    page = bench();
    page.edit(explaining(gradient, smooth));
    await page.answer('predict', prediction(1));
  });

  it('makes each map, the first before the others and no later than the attack', async () => {
    page.edit(explaining(gradient, smooth, { ...smooth, params: { samples: 9 } }));
    page.edit((scene) => ({ ...scene, attack: { ...scene.attack, on: true } }));
    expect(asked()).toEqual(['gradient', 'smoothgrad', 'smoothgrad']);
    const [first = 0, second = 0, third = 0] = page.worker.requests('explain').map(({ priority }) => priority);
    expect(first).toBe(page.worker.last('attack').priority);
    expect(first).toBeGreaterThan(second);
    expect(second).toBeGreaterThan(third);
    await answer('gradient', 1);
    expect(page.column().maps).toMatchObject([
      { clean: { busy: false, value: { method: 'gradient', params: {} } }, attacked: { busy: false } },
      { clean: { busy: true } },
      { clean: { busy: true } },
    ]);
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 5 });
    expect(asked().slice(3)).toEqual(['gradient', 'smoothgrad', 'smoothgrad']);
  });

  it('asks once for what two explanations share, and shows it in both', async () => {
    page.edit(explaining(smooth, { ...smooth, params: { samples: 25 } }));
    expect(asked()).toEqual(['gradient', 'smoothgrad']);
    await answer('smoothgrad', 7);
    const [first, second] = page.column().maps;
    expect(first?.clean.value).toMatchObject({ method: 'smoothgrad', params: { samples: 25 } });
    expect(second?.clean.value).toBe(first?.clean.value);
  });

  it('gives up the map of an explanation that is gone, keeps the other, and has both back without asking twice', async () => {
    await answer('gradient', 1);
    const running = page.worker.last('explain').id;
    page.edit(explaining(gradient));
    expect(page.worker.sent).toContainEqual({ type: 'cancel', id: running });
    expect(page.column().maps).toMatchObject([{ clean: { busy: false, value: { method: 'gradient' } } }]);
    expect(page.column().maps).toHaveLength(1);
    page.edit(explaining(gradient, smooth));
    expect(page.column().maps[1]?.clean).toEqual({ stale: false, busy: true });
    await answer('smoothgrad', 2);
    page.edit(explaining(smooth));
    page.edit(explaining(gradient, smooth));
    expect(page.column().maps.map(({ clean }) => [clean.value?.method, clean.stale])).toEqual([
      ['gradient', false],
      ['smoothgrad', false],
    ]);
    expect(asked()).toEqual(['gradient', 'smoothgrad', 'smoothgrad']);
  });

  it('starts empty an explanation in the place of one that is gone', async () => {
    await answer('gradient', 1);
    await answer('smoothgrad', 2);
    page.edit(explaining(gradient));
    page.edit(explaining(gradient, { ...smooth, params: { samples: 9 } }));
    expect(page.column().maps[1]?.clean).toEqual({ stale: false, busy: true });
  });

  it('says of the one explanation that cannot be had why, and shows the others', async () => {
    page.edit(explaining({ method: 'guided', params: {} }, gradient));
    await answer('gradient', 3);
    const failure = { code: 'method-unsupported', reason: 'no-class', details: { index: 9 } } as const;
    page.worker.say({ type: 'failure', id: page.worker.last('explain').id, failure });
    await settled();
    expect(page.column().maps).toMatchObject([
      { clean: { busy: false, failure } },
      { clean: { busy: false, value: { method: 'gradient' } } },
    ]);
    expect(page.column().maps[1]?.clean).not.toHaveProperty('failure');
  });

  it('changes no cell but those of the explanation that changed', async () => {
    await answer('gradient', 1);
    await answer('smoothgrad', 2);
    const [first] = page.column().maps;
    page.edit(explaining(gradient, { ...smooth, params: { samples: 9 } }));
    expect(page.column().maps[0]).toBe(first);
    expect(page.column().maps[1]?.clean).toMatchObject({ stale: true, busy: true, value: { params: { samples: 25 } } });
  });
});
