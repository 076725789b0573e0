import type { BackendName } from '@/domain/backend';
import { systemClock, type Clock } from '@/domain/clock';
import { LimelightError, toFailure, type Failure } from '@/domain/errors';
import { Cancelled, EngineClient, type WorkerPort } from '@/worker/client';
import type { Answer, ModelFrom, ModelInHand, OwnFile, OwnModelDraft } from '@/worker/protocol';
import { Supervisor } from '@/worker/rpc/supervisor';

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

/** So many losses within a minute are made good; the next is not. */
const restartLimit = 3;

/** So many losses within a minute are a graphics device's last: the engine goes on without it. */
const deviceLimit = 2;

/** A check of a person's model that takes longer is stopped: hardly any takes a second. */
export const checkMilliseconds = 30_000;

/**
 * The engine's worker: starts it, loads models into it, and replaces it when it dies (at most three times a minute, so that
 * a broken driver does not spin for ever), reloading the models that were in use. A graphics device that is lost twice
 * within a minute is not asked again: the engine goes on with the next best.
 */
export class EngineSession {
  private readonly workers: Supervisor<EngineClient>;
  private started = false;
  private readonly models = new Map<string, ModelFrom | ModelInHand>();
  private afterStart: (() => void)[] = [];
  private backend: BackendName | undefined;
  /** Graphics devices that were lost again and again. */
  private broken: readonly BackendName[] = [];
  /** The backend that runs. */
  private used: BackendName | undefined;

  constructor(
    private readonly spawn: () => WorkerPort,
    private readonly events: EngineEvents,
    private readonly clock: Clock = systemClock,
  ) {
    this.workers = new Supervisor({
      start: (onLost) => new EngineClient(spawn(), onLost, clock),
      onLost: (failure, losses) => this.recover(failure, losses),
      clock,
    });
  }

  /** The worker that is there; undefined where there is none any more. */
  get client(): EngineClient | undefined {
    return this.workers.running;
  }

  /** Start or replace the worker; without a backend, or where that one cannot be had, the engine chooses. */
  start(backend: BackendName | undefined): void {
    this.broken = [];
    this.workers.forget();
    this.launch(backend);
  }

  private launch(backend: BackendName | undefined): void {
    this.backend = backend;
    this.started = false;
    const client = this.workers.replace();
    const ask = {
      ...(backend !== undefined && { backend }),
      ...(this.broken.length > 0 && { without: this.broken }),
    };
    client.request('start', ask, { slot: 'start' }).then(
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
          this.launch(undefined);
        }
      },
    );
  }

  /** Have a model in the worker, now or as soon as it has started; asking again retries. */
  load(modelId: string, from: ModelFrom | ModelInHand): void {
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
    const checker = new EngineClient(this.spawn(), () => {}, this.clock);
    const late = new AbortController();
    const stop = this.clock.after(checkMilliseconds, () => late.abort());
    AbortSignal.any([signal, late.signal]).addEventListener('abort', () => checker.dispose());
    try {
      await checker.request('start', { backend: this.used });
      return await checker.request('inspect', { files });
    } catch (thrown) {
      throw late.signal.aborted ? tooSlow() : thrown;
    } finally {
      stop();
      checker.dispose();
    }
  }

  /** A model no column shows any more: its memory is freed, and it is not loaded again when the worker is replaced. */
  forget(modelId: string): void {
    if (!this.models.delete(modelId) || !this.started) return;
    this.client?.cancel(`${modelId}/load`);
    this.client?.request('unload', { modelId }).catch(() => undefined);
  }

  private request(modelId: string, from: ModelFrom | ModelInHand): void {
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

  private recover(failure: Failure, losses: number): void {
    this.started = false;
    if (losses > restartLimit) {
      this.events.onLost(failure, false);
      return;
    }
    const device = this.used;
    const isDevice = device === 'webgpu' || device === 'webgl';
    if (isDevice && losses >= deviceLimit && failure.code !== 'out-of-memory') {
      this.broken = [...this.broken, device];
      this.workers.forget();
      this.events.onLost({ ...failure, outcome: { outcome: 'device-given-up', backend: device } }, true);
      this.launch(undefined);
      return;
    }
    this.events.onLost(failure, true);
    this.launch(this.backend);
  }
}

function tooSlow(): LimelightError {
  return new LimelightError('model-too-large', 'check-too-slow', { seconds: checkMilliseconds / 1000 });
}
