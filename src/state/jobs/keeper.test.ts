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
  /** The newest request of a kind. */
  last(kind: string) {
    const request = this.sent.findLast((message) => message.type === 'request' && message.kind === kind);
    if (request?.type !== 'request') throw new Error(`no ${kind} was asked for`);
    return request;
  }
  count(kind: string): number {
    return this.sent.filter((message) => message.type === 'request' && message.kind === kind).length;
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
      saliency: [{ ...method, id: 'gradient', params: {}, signed: true, needs: ['gradients'] }],
    },
    columns: [column],
    transferOpen: false,
    transfer: [],
    canUndo: false,
    canRedo: false,
    notices: [],
    status: 'idle',
  };
  const worker = new HandWorker();
  const client = new EngineClient(worker, () => {});
  const board = {
    state: () => state,
    changeColumn: (_: string, change: (column: Column) => Column) => {
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
    expect(page.column().saliencyClean).toEqual({
      value: { ...map(1), method: 'gradient', signed: true },
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
  ] as const)('explains the attacked picture for the class asked for: %s', async (target, expected) => {
    page.edit((scene) => ({ ...withEps(8)(scene), saliency: { ...scene.saliency, target } }));
    await page.answer('attack', { adversarial: pixels, prediction: prediction(0), milliseconds: 5 });
    if (target === 0) await page.answer('explain', { map: map(1), milliseconds: 1 });
    expect(page.worker.last('explain').ask).toMatchObject({ target: expected });
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
    const failure = { code: 'internal', message: 'The picture could not be read back.', hint: '' } as const;
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
    const failure = { code: 'out-of-memory', message: 'No memory.', hint: 'Try less.' } as const;
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
    const failure = { code: 'numerical-failure', message: 'NaN.', hint: '' } as const;
    page.worker.say({ type: 'failure', id: page.worker.last('attack').id, failure });
    await settled();
    page.edit(withEps(3));
    expect(page.column().attacked).toEqual({ value: page.column().attacked.value, stale: false, busy: false });
    page.edit(withEps(2));
    expect(page.column().attacked).toMatchObject({ stale: true, busy: false, failure });
  });

  it('starts empty a column that comes back (fails if what it once showed is still taken as shown)', async () => {
    page.keeper.forget('m');
    page.clear();
    page.keeper.reconcile();
    expect(page.column().clean).toEqual({ value: prediction(1), stale: false, busy: false });
  });

  it('reports a failure in its own cell and keeps the rest', async () => {
    page.edit(withEps(2));
    const failure = { code: 'out-of-memory', message: 'No memory.', hint: 'Try less.' } as const;
    page.worker.say({ type: 'failure', id: page.worker.last('attack').id, failure });
    await settled();
    expect(page.column().attacked).toMatchObject({ busy: false, failure });
    expect(page.column().clean.value).toEqual(prediction(1));
  });
});
