import { LimelightError, raised, toFailure, type Failure } from '@/domain/errors';
import type { BackendReport } from '@/domain/backend';
import type { Checkpoint } from '@/domain/training/checkpoint';
import type { TrainingSettings } from '@/domain/training/params';
import type { TrainingEvent } from '@/domain/training/record';
import { isOutOfMemory } from '@/engine/backends/out-of-memory';
import { nextTask } from '@/engine/tasks';
import type { Network } from '../protocol';
import { Cancelled } from '../rpc/client';
import type { Handlers } from '../rpc/host';
import { Outbox } from './outbox';
import { Pace } from './pace';
import type { FromTrainer, Learner, Materials, ToTrainer, TrainerExchanges, TrainingJob } from './protocol';

/** A trainer as far as the host drives it. */
export interface HostedTrainer {
  /** Pictures a step. */
  readonly batch: number;
  /** Trains; yields after every step and every part of what lies between. */
  run(): AsyncGenerator<TrainingEvent, void, void>;
  /** Checks the model on the pictures held out, between two steps. */
  check(): AsyncGenerator<TrainingEvent, void, void>;
  /** The model as it is now (its running average). */
  network(): Promise<Network>;
  checkpoint(): Promise<Checkpoint>;
  dispose(): void;
}

/** Materials made ready: backend chosen, model and pictures loaded. */
export interface PreparedTraining {
  readonly backend: BackendReport;
  readonly learner: Learner;
  /** A trainer from its beginning or from a checkpoint; without a batch its own choice. */
  begin(from: {
    readonly settings: TrainingSettings;
    readonly checkpoint?: Checkpoint;
    readonly batch?: number;
  }): HostedTrainer;
}

/** What can happen to the device, from the preparation on. */
export interface DeviceEvents {
  /** All tensors are gone. */
  onLost(detail: string): void;
  /** An allocation failed without anything being thrown; what was computed since is worthless. */
  onOutOfMemory(): void;
}

/** Makes materials ready. Throws what makes that impossible. */
export type PrepareTraining = (materials: Materials, device: DeviceEvents) => Promise<PreparedTraining>;

type Command = 'go' | 'pause' | 'end' | 'stop' | 'cancel';

/** Of two commands the more final one counts. */
const finality: Record<Command, number> = { go: 0, pause: 0, end: 1, stop: 2, cancel: 3 };

const modelMilliseconds = 2000;
const checkpointMilliseconds = 15_000;

/**
 * The worker's side of a training: does what the page commands within one step, reports, halves the batch where memory
 * runs out, and ends with exactly one of `finished`, `cancelled`, `failure` and `lost`. One host does one training.
 */
export class TrainerHost implements DeviceEvents {
  private command: Command = 'go';
  private obey = () => {};
  private ended = false;
  private starved = false;
  /** The last state known to be sound. */
  private sound: Checkpoint | undefined;
  private readonly outbox: Outbox;

  constructor(
    private readonly prepared: Promise<PreparedTraining>,
    private readonly send: (message: FromTrainer) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.outbox = new Outbox((events) => this.send({ type: 'events', events }), now);
  }

  /** Take one message of the page. */
  receive(message: ToTrainer): void {
    if (message.type === 'start') {
      void this.train(message.job);
      return;
    }
    const command = message.type === 'resume' ? 'go' : message.type;
    if (finality[command] < finality[this.command]) return;
    this.command = command;
    this.obey();
  }

  onLost(detail: string): void {
    this.end({ type: 'lost', failure: lost(detail) });
  }

  onOutOfMemory(): void {
    this.starved = true;
  }

  private async train({ settings, checkpoint }: TrainingJob): Promise<void> {
    this.sound = checkpoint;
    let prepared: PreparedTraining | undefined;
    try {
      prepared = await this.prepared;
      let batch: number | undefined;
      do batch = await this.attempt(prepared, settings, batch);
      while (batch !== undefined);
    } catch (thrown) {
      if (prepared && !this.ended) await this.restore(prepared, settings);
      const last = this.sound ? { checkpoint: this.sound } : {};
      this.end({ type: 'failure', failure: toFailure(thrown), ...last });
    }
  }

  /** Trains from the last sound state; a smaller batch to try again with where memory ran out. */
  private async attempt(
    prepared: PreparedTraining,
    settings: TrainingSettings,
    tried: number | undefined,
  ): Promise<number | undefined> {
    let batch = tried;
    let trainer: HostedTrainer | undefined;
    try {
      trainer = prepared.begin({
        settings,
        ...(this.sound && { checkpoint: batch === undefined ? this.sound : { ...this.sound, batch } }),
        ...(batch !== undefined && { batch }),
      });
      const { backend, learner } = prepared;
      batch = trainer.batch;
      this.post({ type: 'started', backend, batch, learner });
      await this.drive(trainer);
      return undefined;
    } catch (thrown) {
      if (this.ended) return undefined;
      if (batch === undefined || !(this.starved || isOutOfMemory(thrown))) throw thrown;
      if (batch <= 1) throw outOfMemory(batch, { cause: thrown });
      const smaller = Math.floor(batch / 2);
      this.post({
        type: 'note',
        failure: { ...toFailure(outOfMemory(batch)), outcome: { outcome: 'smaller-batch', pictures: smaller } },
      });
      this.starved = false;
      return smaller;
    } finally {
      trainer?.dispose();
    }
  }

  private async drive(trainer: HostedTrainer): Promise<void> {
    const models = new Pace(modelMilliseconds, this.now());
    const checkpoints = new Pace(checkpointMilliseconds, this.now());
    const run = trainer.run();
    let step = this.sound?.step ?? 0;
    let checked = -1;
    try {
      await this.publish(trainer, step);
      for (;;) {
        await nextTask();
        if (this.ended) return;
        if (this.command === 'cancel') {
          this.end({ type: 'cancelled' });
          return;
        }
        if (this.command === 'stop' || this.command === 'end') break;
        if (this.command === 'pause') {
          await this.pause(trainer, step);
          continue;
        }
        const { done, value } = await run.next();
        if (this.starved) throw outOfMemory(trainer.batch);
        if (done) break;
        this.outbox.add(value);
        if (value.kind === 'check') checked = value.record.step;
        if (value.kind !== 'step') continue;
        step = value.record.step;
        if (!Number.isFinite(value.record.loss)) throw diverged(step);
        const start = this.now();
        if (checkpoints.due(start)) {
          await this.save(trainer);
          checkpoints.done(start, this.now());
        } else if (models.due(start)) {
          await this.publish(trainer, step);
          models.done(start, this.now());
        }
      }
      await run.return();
      await this.conclude(trainer, step, checked);
    } finally {
      await run.return();
    }
  }

  private async conclude(trainer: HostedTrainer, step: number, checked: number): Promise<void> {
    await this.save(trainer);
    if (this.command === 'end' && step > 0 && step !== checked) await this.checkOnce(trainer);
    const network = await trainer.network();
    if (this.starved) throw outOfMemory(trainer.batch);
    this.end(this.command === 'cancel' ? { type: 'cancelled' } : { type: 'finished', step, network });
  }

  /** The last look at the pictures held out, unless it is cut short. */
  private async checkOnce(trainer: HostedTrainer): Promise<void> {
    for await (const event of trainer.check()) {
      if (this.starved) throw outOfMemory(trainer.batch);
      if (this.ended || this.command !== 'end') return;
      this.outbox.add(event);
      await nextTask();
    }
  }

  /** Stands still until the page commands something else. */
  private async pause(trainer: HostedTrainer, step: number): Promise<void> {
    await this.save(trainer);
    await this.publish(trainer, step);
    this.post({ type: 'paused', step });
    while (this.command === 'pause') await new Promise<void>((resolve) => (this.obey = resolve));
    this.obey = () => {};
    if (this.command === 'go') this.post({ type: 'resumed', step });
  }

  private async publish(trainer: HostedTrainer, step: number): Promise<void> {
    const network = await trainer.network();
    if (!this.starved) this.post({ type: 'model', step, network });
  }

  /** Keeps and sends the state as it is, unless there is something wrong with it. */
  private async save(trainer: HostedTrainer): Promise<void> {
    const checkpoint = await trainer.checkpoint();
    if (this.starved) return;
    if (!checkpoint.weights.every(Number.isFinite)) throw diverged(checkpoint.step);
    this.sound = checkpoint;
    this.post({ type: 'checkpoint', checkpoint });
  }

  /** Shows the page the model of the last sound state; where that fails too, the first failure says enough. */
  private async restore(prepared: PreparedTraining, settings: TrainingSettings): Promise<void> {
    const { sound } = this;
    try {
      const trainer = prepared.begin({ settings, ...(sound && { checkpoint: sound }) });
      try {
        await this.publish(trainer, sound?.step ?? 0);
      } finally {
        trainer.dispose();
      }
    } catch {
      return;
    }
  }

  private end(message: FromTrainer): void {
    this.post(message);
    this.ended = true;
    this.obey();
  }

  /** Sends a message after everything that happened before it. */
  private post(message: FromTrainer): void {
    if (this.ended) return;
    this.outbox.flush();
    this.send(message);
  }
}

/**
 * What a trainer's worker does: prepares once, and trains what it prepared. What a training tells on the way is its progress,
 * and what ends it ends the request.
 */
export function trainer(prepare: PrepareTraining, lose: (failure: Failure) => void): Handlers<TrainerExchanges> {
  let prepared: Promise<PreparedTraining> | undefined;
  let training: TrainerHost | undefined;
  const device: DeviceEvents = {
    onLost: (detail) => (training ? training.onLost(detail) : lose(lost(detail))),
    onOutOfMemory: () => training?.onOutOfMemory(),
  };
  return {
    async prepare(materials) {
      prepared = prepare(materials, device);
      await prepared;
      return null;
    },
    train: (job, { report, signal, listen }) =>
      new Promise((resolve, reject) => {
        if (!prepared) throw new Error('nothing was prepared');
        const host = new TrainerHost(prepared, (message) => {
          switch (message.type) {
            case 'finished':
              resolve(message);
              break;
            case 'failure':
              reject(raised(message.failure));
              break;
            case 'cancelled':
              reject(new Cancelled());
              break;
            case 'lost':
              lose(message.failure);
              break;
            default:
              report(message);
          }
        });
        training = host;
        listen((word) => host.receive({ type: word }));
        signal.addEventListener('abort', () => host.receive({ type: 'cancel' }));
        host.receive({ type: 'start', job });
      }),
  };
}

/** The device was lost; `problem` is what the driver says of it. */
export function lost(problem?: string): Failure {
  return { code: 'backend-lost', reason: 'device-lost-training', details: { problem } };
}

function diverged(step: number): LimelightError {
  return new LimelightError('training-diverged', 'after-steps', { steps: step });
}

/** Training does not fit with `batch` pictures a step. */
function outOfMemory(batch: number, options?: ErrorOptions): LimelightError {
  return new LimelightError('out-of-memory', 'training-step', { pictures: batch }, options);
}
