import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import { Cancelled, EngineClient, type WorkerPort } from '@/worker/client';
import type { BackendName } from '@/domain/backend';
import type { Answer, ModelFrom, OwnFile, OwnModelDraft } from '@/worker/protocol';

/** What the session tells the store. */
export interface EngineEvents {
  onStarted(answer: Answer<'start'>): void;
  /** The backend that was asked for cannot be had; the engine goes on to choose one by itself. */
  onRefused(failure: Failure): void;
  onUnavailable(failure: Failure): void;
  /** The worker died; `restarting` says whether a new one is on its way. */
  onLost(failure: Failure, restarting: boolean): void;
  onModelProgress(modelId: string, loadedBytes: number, totalBytes: number): void;
  onModelLoaded(modelId: string, answer: Answer<'load'>): void;
  onModelFailed(modelId: string, failure: Failure): void;
}

const restartLimit = 3;
const quietMilliseconds = 60_000;

/** A check of a person's model that takes longer is stopped: hardly any takes a second. */
export const checkMilliseconds = 30_000;

/**
 * One engine worker after another: starts it, loads models into it, and replaces it when it dies (at most three times a
 * minute, so that a broken driver does not spin for ever), reloading the models that were in use.
 */
export class EngineSession {
  client: EngineClient | undefined;
  private started = false;
  private readonly models = new Map<string, ModelFrom>();
  private losses: number[] = [];
  private afterStart: (() => void)[] = [];
  private backend: BackendName | undefined;
  /** The backend that runs. */
  private used: BackendName | undefined;

  constructor(
    private readonly spawn: () => WorkerPort,
    private readonly events: EngineEvents,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Start or replace the worker; without a backend, or where that one cannot be had, the engine chooses. */
  start(backend: BackendName | undefined): void {
    this.backend = backend;
    this.client?.dispose();
    this.started = false;
    const client = new EngineClient(this.spawn(), (failure) => this.replace(failure));
    this.client = client;
    client.request('start', backend === undefined ? {} : { backend }, { slot: 'start' }).then(
      (answer) => {
        if (this.client !== client) return;
        this.started = true;
        this.used = answer.backend.name;
        this.events.onStarted(answer);
        for (const [modelId, from] of this.models) this.request(modelId, from);
        for (const run of this.afterStart.splice(0)) run();
      },
      (reason: unknown) => {
        if (this.client !== client || reason instanceof Cancelled) return;
        if (backend === undefined) this.events.onUnavailable(toFailure(reason));
        else {
          this.events.onRefused(toFailure(reason));
          this.start(undefined);
        }
      },
    );
  }

  /** Have a model in the worker, now or as soon as it has started; asking again retries. */
  load(modelId: string, from: ModelFrom): void {
    this.models.set(modelId, from);
    if (this.started) this.request(modelId, from);
  }

  /**
   * Have files that a person brought checked, now or as soon as the engine has started: on the same backend, in a
   * worker of its own, so that whatever they do to it the engine goes on. Rejects with `Cancelled` once `signal` aborts,
   * and with `model-too-large` after `checkMilliseconds`.
   */
  async inspect(files: readonly OwnFile[], signal: AbortSignal): Promise<OwnModelDraft> {
    if (!this.started) await new Promise<void>((resolve) => this.afterStart.push(resolve));
    if (signal.aborted || !this.used) throw new Cancelled();
    const checker = new EngineClient(this.spawn(), () => {});
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), checkMilliseconds);
    AbortSignal.any([signal, late.signal]).addEventListener('abort', () => checker.dispose());
    try {
      await checker.request('start', { backend: this.used }, { slot: 'start' });
      return await checker.request('inspect', { files }, { slot: 'inspect' });
    } catch (thrown) {
      throw late.signal.aborted ? tooSlow() : thrown;
    } finally {
      clearTimeout(timer);
      checker.dispose();
    }
  }

  /** A model no column shows any more: it is not loaded again when the worker is replaced. */
  forget(modelId: string): void {
    this.models.delete(modelId);
    this.client?.cancel(`${modelId}/load`);
  }

  private request(modelId: string, from: ModelFrom): void {
    const onProgress = (progress: { loadedBytes: number; totalBytes: number }) =>
      this.events.onModelProgress(modelId, progress.loadedBytes, progress.totalBytes);
    const { client } = this;
    client?.request('load', { modelId, from }, { slot: `${modelId}/load`, onProgress }).then(
      (answer) => this.events.onModelLoaded(modelId, answer),
      (reason: unknown) => {
        // What a lost engine was still to do, the next one does.
        if (reason instanceof Cancelled || this.client !== client) return;
        const failure = toFailure(reason);
        // The engine that comes in place of this one would run out of memory again.
        if (failure.code === 'out-of-memory') this.models.delete(modelId);
        this.events.onModelFailed(modelId, failure);
      },
    );
  }

  private replace(failure: Failure): void {
    const now = this.now();
    this.losses = [...this.losses.filter((time) => now - time < quietMilliseconds), now];
    const restarting = this.losses.length <= restartLimit;
    this.events.onLost(failure, restarting);
    if (restarting) this.start(this.backend);
  }
}

function tooSlow(): LimelightError {
  return new LimelightError(
    'model-too-large',
    `The check of this model was stopped after ${checkMilliseconds / 1000} seconds: it would be too slow to work with.`,
    'Use a smaller model or one that takes smaller pictures; if the device was busy, drop the model again.',
  );
}
