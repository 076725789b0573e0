import type { Clock } from '@/domain/clock';
import { toFailure, type Failure } from '@/domain/errors';
import type { Checkpoint } from '@/domain/training/checkpoint';
import type { TrainingData } from '@/domain/training/data';
import type { ModelFrom, Network } from '@/worker/protocol';
import { Cancelled } from '@/worker/rpc/client';
import { Supervisor } from '@/worker/rpc/supervisor';
import { TrainerClient, type TrainerPort } from '@/worker/training/client';
import type { DataFrom, FromTrainer, Learner, Materials, TrainingJob, TrainingWord } from '@/worker/training/protocol';
import { isUnderWay, noRun, withMessage, type TrainingRun } from './run';
import type { TabLock } from './tab-lock';
import type { JobDescription, Progress, TrainingStorage } from './training-storage';

/** What a session needs of its surroundings; tests give it others. */
export interface Surroundings {
  spawn(): TrainerPort;
  readonly storage: TrainingStorage;
  readonly lock: TabLock;
  /** Milliseconds since 1970. */
  now(): number;
  /** What losses and silence are measured by; the machine's unless it is given. */
  readonly clock?: Clock;
}

/** What a session tells the store. */
export interface SessionEvents {
  onRun(run: TrainingRun): void;
  /** The model as it was after `step` steps. */
  onModel(step: number, network: Network, learner: Learner): void;
}

/** A training to begin, or to go on with from a checkpoint. */
export interface TrainingStart {
  readonly materials: Materials;
  readonly job: TrainingJob;
  readonly description: JobDescription;
  /** The person's own pictures. */
  readonly data?: TrainingData;
  readonly from?: Progress;
}

const restartLimit = 3;

/**
 * One training after another, each in a worker of its own: keeps checkpoints, holds the lock against other tabs, and
 * goes on in a new worker when one dies (at most three times a minute). The next one's worker can be prepared before its
 * start; it waits then for a training of its materials, until it is released or others are prepared.
 */
export class TrainingSession {
  run: TrainingRun = noRun;
  private readonly workers: Supervisor<TrainerClient>;
  /** What was prepared in advance: its worker, unless that failed, waits for a training. */
  private prepared: Materials | undefined;
  private training: TrainingStart | undefined;
  private checkpoint: Checkpoint | undefined;
  private unlock: (() => void) | undefined;
  private recovering = false;
  private begun = false;
  private stored = true;
  private writing = Promise.resolve();

  constructor(
    private readonly surroundings: Surroundings,
    private readonly events: SessionEvents,
  ) {
    const { clock } = surroundings;
    this.workers = new Supervisor({
      start: (onLost) => new TrainerClient(surroundings.spawn(), onLost, clock),
      onLost: (failure, losses) => this.recover(failure, losses),
      ...(clock && { clock }),
    });
  }

  /** Whether closing the page would lose something that cannot be resumed. */
  get atRisk(): boolean {
    const { phase, step } = this.run;
    if (phase === 'paused') return !this.stored;
    return step > 0 && (phase === 'running' || phase === 'preparing' || phase === 'recovering' || phase === 'ending');
  }

  /** What is being trained, or was. */
  get description(): JobDescription | undefined {
    return this.training?.description;
  }

  /** Makes a worker ready for trainings of these materials, once; not while one runs. Says nothing where that fails. */
  prepare(materials: Materials): void {
    if (isUnderWay(this.run.phase) || (this.prepared && sameMaterials(this.prepared, materials))) return;
    this.open(materials);
    this.prepared = materials;
  }

  /** Ends the worker that was prepared, unless it trains. */
  release(): void {
    if (this.prepared) this.workers.end();
    this.prepared = undefined;
  }

  /** Starts a training; one that runs is cancelled. Another tab's training refuses it. */
  async start(training: TrainingStart): Promise<void> {
    this.drop();
    this.training = training;
    this.checkpoint = training.from?.checkpoint;
    this.begun = training.from !== undefined;
    this.stored = this.begun;
    this.recovering = false;
    this.workers.forget();
    this.change({
      ...noRun,
      phase: 'starting',
      total: training.job.settings.steps,
      step: training.from?.checkpoint.step ?? 0,
      steps: training.from?.steps ?? [],
      checks: training.from?.checks ?? [],
    });
    const unlock = await this.writing.then(() => this.surroundings.lock.take());
    if (this.training !== training) return unlock?.();
    if (!unlock) {
      this.training = undefined;
      this.change({ ...this.run, phase: 'failed', failure: elsewhere });
      return;
    }
    this.unlock = unlock;
    this.launch();
  }

  pause(): void {
    this.say('pause');
  }

  /** Goes on after a pause, in a new worker where the old one died meanwhile. */
  resume(): void {
    if (this.workers.running) this.say('resume');
    else if (this.run.phase === 'paused') this.launch();
  }

  /** Ends within a step and keeps the model, after a last look at the pictures held out; told again, without it. */
  stop(): void {
    if (!this.workers.running && this.run.phase === 'paused') this.launch();
    if (this.run.phase === 'ending') this.say('stop');
    else this.endSoon();
  }

  /** Ends at once and forgets everything, the stored checkpoint too. */
  cancel(): void {
    this.forget();
    this.drop();
    this.change(noRun);
  }

  /** The model is safe elsewhere, or not wanted: nothing is offered for resuming any more. */
  forget(): void {
    const id = this.training?.description.id;
    if (id === undefined) return;
    const { storage } = this.surroundings;
    this.writing = this.writing.then(() => storage.forget(id)).catch(() => undefined);
  }

  private say(word: TrainingWord): void {
    this.workers.running?.say('train', word);
  }

  private endSoon(): void {
    this.say('end');
    this.change({ ...this.run, phase: 'ending' });
  }

  private drop(): void {
    if (!this.prepared) this.leave();
    this.training = undefined;
  }

  private launch(): void {
    const { training, checkpoint } = this;
    if (!training) return;
    this.change({ ...this.run, phase: this.recovering ? 'recovering' : 'starting' });
    const { materials } = training;
    const job = checkpoint ? { ...training.job, checkpoint } : training.job;
    const ready = this.prepared && sameMaterials(this.prepared, materials) ? this.workers.running : undefined;
    const client = ready ?? this.open(materials);
    this.prepared = undefined;
    client.request('train', job, { slot: 'train', onProgress: (message) => this.receive(message) }).then(
      (finished) => {
        if (this.workers.running === client) this.receive(finished);
      },
      (thrown: unknown) => {
        if (this.workers.running === client && !(thrown instanceof Cancelled))
          this.receive({ type: 'failure', failure: toFailure(thrown) });
      },
    );
  }

  /** A new worker that makes these materials ready. A training that waits for them hears itself why they are not. */
  private open(materials: Materials): TrainerClient {
    const client = this.workers.replace();
    client.request('prepare', materials).catch(() => {
      if (this.prepared && this.workers.running === client) this.workers.end();
    });
    return client;
  }

  private receive(message: FromTrainer): void {
    switch (message.type) {
      case 'model':
        this.show(message);
        return;
      case 'checkpoint':
        this.keep(message.checkpoint);
        return;
      case 'finished':
        this.show(message);
        this.leave();
        break;
      case 'failure':
        this.leave();
        // Going on from there would run away again.
        if (message.failure.code === 'training-diverged') this.forget();
        break;
      default:
        break;
    }
    this.change(withMessage(this.run, message));
  }

  private show({ step, network }: Extract<FromTrainer, { type: 'model' | 'finished' }>): void {
    const { learner } = this.run;
    if (learner) this.events.onModel(step, network, learner);
  }

  /** The worker is gone: a new one goes on from the last checkpoint, unless this happens too often. */
  private recover(failure: Failure, losses: number): void {
    if (this.prepared) return;
    this.recovering = true;
    if (losses > restartLimit) {
      this.leave();
      this.change(
        withMessage(this.run, { type: 'failure', failure: { ...failure, outcome: { outcome: 'training-given-up' } } }),
      );
      return;
    }
    const { phase } = this.run;
    this.change(withMessage(withMessage(this.run, { type: 'note', failure }), { type: 'lost', failure }));
    if (phase === 'paused') this.change({ ...this.run, phase });
    else this.launch();
    if (phase === 'ending') this.endSoon();
  }

  private keep(checkpoint: Checkpoint): void {
    const { training } = this;
    if (!training) return;
    this.checkpoint = checkpoint;
    this.stored = false;
    const { steps, checks } = this.run;
    const progress: Progress = { checkpoint, steps, checks, savedAt: this.surroundings.now() };
    const { storage } = this.surroundings;
    this.writing = this.writing
      .then(() => {
        if (this.training !== training) return;
        const { description: job, data } = training;
        return this.begun ? storage.advance(progress) : storage.begin({ job, ...(data && { data }), progress });
      })
      .then(
        () => {
          if (this.training !== training) return;
          this.begun = true;
          this.stored = this.checkpoint === checkpoint;
          this.events.onRun(this.run);
        },
        (thrown: unknown) => {
          if (this.training === training)
            this.warn({ ...toFailure(thrown), outcome: { outcome: 'checkpoint-not-kept' } });
        },
      );
  }

  /** Says something once. */
  private warn(failure: Failure): void {
    if (!this.run.notes.some(({ code }) => code === failure.code))
      this.change({ ...this.run, notes: [...this.run.notes, failure] });
  }

  private leave(): void {
    this.workers.end();
    const { unlock } = this;
    this.unlock = undefined;
    // Another tab then looks at what is kept.
    if (unlock) void this.writing.then(unlock);
  }

  private change(run: TrainingRun): void {
    this.run = run;
    this.events.onRun(run);
  }
}

/** Whether two refer to the same: files and pictures in memory are compared by identity. */
function sameMaterials(a: Materials, b: Materials): boolean {
  return a.backend === b.backend && sameData(a.data, b.data) && sameModel(a.base, b.base);
}

function sameData(a: DataFrom, b: DataFrom): boolean {
  return a.kind === 'own' ? b.kind === 'own' && a.data === b.data : b.kind === 'bundled' && a.baseUrl === b.baseUrl;
}

function sameModel(a: ModelFrom, b: ModelFrom): boolean {
  return a.kind === 'files'
    ? b.kind === 'files' && a.files === b.files
    : b.kind === 'folder' && a.baseUrl === b.baseUrl;
}

const elsewhere: Failure = { code: 'training-elsewhere', reason: 'another-tab', details: {} };
