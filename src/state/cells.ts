import { toFailure, type Failure } from '@/domain/errors';
import type { Prediction } from '@/domain/picture';
import { Cancelled, type EngineClient } from '@/worker/client';
import { ResultCache } from './result-cache';
import type { Cell, Column, LimelightState } from './types';
import { wantedCells, type CellName, type Want, type Wanted } from './wanted';

const cellNames: readonly CellName[] = ['clean', 'saliencyClean', 'attacked', 'saliencyAttacked'];

/** A cell with nothing in it and nothing on its way. */
export const emptyCell: Cell<never> = { stale: false, busy: false };

/** What the keeper remembers of a cell beside what is on the screen. */
interface Trace {
  /** Key of the value shown, if it is a final one. */
  shown?: string;
  running?: string;
  /** A job that failed (and why) or was cancelled: not tried again until asked for. */
  givenUp?: { readonly key: string; readonly failure?: Failure };
}

/** What the keeper needs of the store: the state, and a way to change one column. */
export interface Board {
  state(): LimelightState;
  changeColumn(modelId: string, change: (column: Column) => Column): void;
}

/**
 * Keeps every cell what the scene asks for: compares what is wanted with what is shown or running, starts what is
 * missing and cancels what is no longer wanted. Old values stay, marked stale, until new ones arrive.
 */
export class CellKeeper {
  private readonly traces = new Map<string, Trace>();
  private readonly cache = new ResultCache();

  constructor(
    private readonly board: Board,
    private readonly client: () => EngineClient | undefined,
  ) {}

  /** Bring every cell of every column in line with the scene. */
  reconcile(): void {
    for (const { modelId } of this.board.state().columns)
      for (const name of cellNames) {
        const { scene, catalogue, columns, picture } = this.board.state();
        const column = columns.find((candidate) => candidate.modelId === modelId);
        if (!column) continue;
        const pictureKey = picture && `${picture.kind}:${picture.id}`;
        this.settle(modelId, name, wantedCells({ scene, catalogue, column, columns, pictureKey })[name]);
      }
  }

  /** Stop attacks and maps that run; they stay stopped until the scene changes or `forgive` is called. */
  cancel(): void {
    for (const [slot, trace] of this.traces) {
      const [modelId, name] = splitSlot(slot);
      if (trace.running === undefined || name === 'clean') continue;
      trace.givenUp = { key: trace.running };
      this.stop(slot, trace);
      this.change(modelId, name, (cell) => ({ ...quiet(cell), stale: cell.value !== undefined }));
    }
  }

  /** Try again what failed or was cancelled, in one column or in all. */
  forgive(modelId?: string): void {
    for (const [slot, trace] of this.traces)
      if (modelId === undefined || splitSlot(slot)[0] === modelId) delete trace.givenUp;
    this.reconcile();
  }

  /** A column was taken off the screen: stop its work; if it comes back, it starts empty. */
  forget(modelId: string): void {
    for (const [slot, trace] of this.traces) {
      if (splitSlot(slot)[0] !== modelId) continue;
      this.stop(slot, trace);
      this.traces.delete(slot);
    }
  }

  /** A model is no longer what it was: nothing that was computed with it counts any more. */
  invalidate(modelId: string): void {
    this.forget(modelId);
    this.cache.forget(modelId);
  }

  /**
   * The engine is gone: nothing runs any more. What is shown stays valid. What failed may have failed because the engine
   * was going, so that the next one is asked again; but for what was too much for this one's memory.
   */
  interrupt(): void {
    for (const [slot, trace] of this.traces) {
      if (trace.givenUp?.failure && trace.givenUp.failure.code !== 'out-of-memory') delete trace.givenUp;
      if (trace.running === undefined) continue;
      delete trace.running;
      this.change(...splitSlot(slot), (cell) => ({ ...quiet(cell), stale: cell.value !== undefined }));
    }
  }

  private settle(modelId: string, name: CellName, want: Want): void {
    const slot = `${modelId}/${name}`;
    const trace = this.trace(slot);
    if (want === 'off' || want === 'later') {
      this.stop(slot, trace);
      if (want === 'off') delete trace.shown;
      this.change(modelId, name, (cell) =>
        want === 'off' ? emptyCell : { ...quiet(cell), stale: cell.value !== undefined },
      );
      return;
    }
    if (trace.running === want.key) return;
    const ready = trace.shown === want.key ? undefined : this.cache.get(want.key);
    if (trace.shown === want.key || ready !== undefined) {
      this.stop(slot, trace);
      trace.shown = want.key;
      this.change(modelId, name, (cell) => ({ ...done(cell, ready ?? cell.value) }));
      return;
    }
    if (trace.givenUp?.key === want.key) {
      const { failure } = trace.givenUp;
      this.stop(slot, trace);
      this.change(modelId, name, (cell) => ({
        ...quiet(cell),
        stale: cell.value !== undefined,
        ...(failure && { failure }),
      }));
      return;
    }
    this.start(modelId, name, slot, trace, want);
  }

  private start(modelId: string, name: CellName, slot: string, trace: Trace, want: Wanted): void {
    const client = this.client();
    if (!client) return;
    trace.running = want.key;
    delete trace.givenUp;
    this.change(modelId, name, (cell) => ({ ...quiet(cell), stale: cell.value !== undefined, busy: true }));
    const current = () => trace.running === want.key;
    const show = (progress: { step: number; total: number }, preview: unknown) => {
      if (!current()) return;
      if (preview !== undefined) delete trace.shown;
      this.change(modelId, name, (cell) => ({
        ...(preview === undefined ? cell : { ...cell, value: preview, stale: false }),
        progress: { step: progress.step, total: progress.total },
      }));
    };
    const fail = (reason: unknown) => {
      if (reason instanceof Cancelled || !current()) return;
      delete trace.running;
      const failure = toFailure(reason);
      trace.givenUp = { key: want.key, failure };
      this.change(modelId, name, (cell) => ({ ...quiet(cell), stale: cell.value !== undefined, failure }));
    };
    perform(client, slot, want, show).then((value) => {
      this.cache.set(want.key, value);
      if (!current()) return;
      delete trace.running;
      this.reconcile();
    }, fail);
  }

  private stop(slot: string, trace: Trace): void {
    if (trace.running === undefined) return;
    delete trace.running;
    this.client()?.cancel(slot);
  }

  private trace(slot: string): Trace {
    const known = this.traces.get(slot) ?? {};
    this.traces.set(slot, known);
    return known;
  }

  /** Changes a cell only if something of it really changes, so that nothing is drawn in vain. */
  private change(modelId: string, name: CellName, edit: (cell: Cell<unknown>) => Cell<unknown>): void {
    this.board.changeColumn(modelId, (column) => {
      const before: Cell<unknown> = column[name];
      const after = edit(before);
      return sameCell(before, after) ? column : { ...column, [name]: after };
    });
  }
}

type Show = (progress: { step: number; total: number }, preview: unknown) => void;

/** Send the request that a want describes; the value is what the cell shows. */
function perform(client: EngineClient, slot: string, want: Wanted, show: Show): Promise<unknown> {
  switch (want.kind) {
    case 'predict':
      return client.request('predict', want.ask, { slot });
    case 'explain':
      return client
        .request('explain', want.ask, { slot, onProgress: (progress) => show(progress, progress.map) })
        .then((answer) => answer.map);
    case 'attack':
      return client
        .request('attack', want.ask, {
          slot,
          onProgress: (progress) =>
            show(progress, progress.adversarial && attacked(progress.adversarial, progress.prediction)),
        })
        .then((answer) => ({ ...attacked(answer.adversarial, answer.prediction), milliseconds: answer.milliseconds }));
    default:
      return want satisfies never;
  }
}

function attacked(pixels: Column['pixels'], prediction: Prediction | undefined) {
  return prediction ? { pixels, prediction } : { pixels };
}

/** The cell without work, progress or failure. */
function quiet<T>({ value, stale }: Cell<T>): Cell<T> {
  return value === undefined ? { stale, busy: false } : { value, stale, busy: false };
}

function done(_: Cell<unknown>, value: unknown): Cell<unknown> {
  return { value, stale: false, busy: false };
}

function sameCell(a: Cell<unknown>, b: Cell<unknown>): boolean {
  return (
    a.value === b.value &&
    a.stale === b.stale &&
    a.busy === b.busy &&
    a.progress === b.progress &&
    a.failure === b.failure
  );
}

function splitSlot(slot: string): [string, CellName] {
  const cut = slot.lastIndexOf('/');
  return [slot.slice(0, cut), slot.slice(cut + 1) as CellName];
}
