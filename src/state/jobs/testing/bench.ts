import type { ParamSchema } from '@/domain/params';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import { ownCard } from '@/domain/testing/own-card';
import { onePixel as pixels } from '@/domain/testing/results';
import type { EngineClient } from '@/worker/client';
import type { Answer, Ask, Progress } from '@/worker/protocol';
import { failed, newColumn } from '../../column';
import type { Column, LimelightState } from '../../types';
import { Keeper } from '../keeper';

type Asked = 'predict' | 'attack' | 'playback' | 'explain' | 'explainTogether' | 'activations' | 'synthesise';

const samples = { kind: 'number', default: 25, min: 1, max: 10_000, step: 1 } as const;

/** A page with these models, whose engine is answered by hand; for tests. */
export function bench(
  models: readonly { readonly modelId: string; readonly classes: readonly string[] }[],
  params: ParamSchema = {},
) {
  const columns = models.map(({ modelId, classes }): Column => {
    const { loading: _, ...column } = newColumn(modelId, undefined);
    return { ...column, pixels, card: { ...ownCard, id: modelId, classes: [...classes], inputShape: [1, 1, 3] } };
  });
  const attack = { params, id: 'pgd', norm: 'linf', budget: { param: 'eps', scale: 1 / 255 } };
  let state = {
    scene: { ...defaultScene, models: models.map(({ modelId }) => modelId) },
    picture: { kind: 'sample', id: 'cat', name: 'cat', pixels, notes: [] },
    catalogue: {
      attacks: [{ ...attack, access: 'gradient', goals: ['untargeted'] }],
      saliency: [
        { id: 'gradient', params: {}, signed: true, needs: ['gradients'], oneStep: true },
        { id: 'smoothgrad', params: { samples }, signed: true, needs: ['gradients'] },
      ],
    },
    columns,
    transfer: [],
  } as unknown as LimelightState;
  const asked: {
    readonly kind: Asked;
    readonly ask: Ask<Asked>;
    readonly priority: number;
    answer(value: unknown): void;
    fail(thrown: unknown): void;
    report(progress: unknown): void;
  }[] = [];
  const cancelled: string[] = [];
  const client = {
    request: (kind: Asked, ask: Ask<Asked>, { priority = 0, onProgress: report = () => {} }) =>
      new Promise((answer, fail) => asked.push({ kind, ask, priority, answer, fail, report })),
    cancel: (slot: string) => cancelled.push(slot),
  } as unknown as EngineClient;
  const keeper = new Keeper(
    {
      state: () => state,
      changeColumns: (change) => {
        state = { ...state, columns: state.columns.map(change) };
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
    open(panel: 'transferOpen' | 'playbackOpen' | 'epsilonOpen', open = true) {
      state = { ...state, [panel]: open };
      keeper.reconcile();
    },
    setPanels(change: Pick<Partial<LimelightState>, 'activationsView' | 'synthesisView'>) {
      state = { ...state, ...change };
      keeper.reconcile();
    },
    stop: () => keeper.cancel(),
    startMap: (modelId: string, index: number) => keeper.startMap(modelId, index),
    fail(modelId: string) {
      const failure = { code: 'model-missing', reason: 'none-brought', details: {} } as const;
      const columns = state.columns.map((column) => (column.modelId === modelId ? failed(column, failure) : column));
      state = { ...state, columns };
      keeper.reconcile();
    },
    column: (modelId: string) => state.columns.find((column) => column.modelId === modelId)!,
    transfer: () => state.transfer,
    cancelled: () => cancelled,
    requests: (kind: Asked) => asked.filter((request) => request.kind === kind).map(({ ask }) => ask),
    /** Of the newest request of that kind to that model. */
    priority: (kind: Asked, modelId: string) =>
      asked.findLast((request) => request.kind === kind && request.ask.modelId === modelId)!.priority,
    /** Reports on the newest request of that kind to that model. */
    report<K extends Asked>(kind: K, modelId: string, progress: Progress<K>) {
      asked.findLast((request) => request.kind === kind && request.ask.modelId === modelId)!.report(progress);
    },
    /** Answers the newest request of that kind to that model. */
    async answer<K extends Asked>(kind: K, modelId: string, value: Answer<K>) {
      asked.findLast((request) => request.kind === kind && request.ask.modelId === modelId)!.answer(value);
      await settled();
    },
    /** Fails the newest request of that kind. */
    async refuse(kind: Asked, thrown: Error) {
      asked.findLast((request) => request.kind === kind)!.fail(thrown);
      await settled();
    },
  };
}

/** Lets the promises of answered requests run. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
