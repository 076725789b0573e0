import { LimelightError, type Failure } from '@/domain/errors';
import { HandClock } from '@/domain/testing/hand-clock';
import { checkpointAt, stepRecord } from '@/domain/testing/training-record';
import type { Network } from '@/worker/protocol';
import { HandWorker } from '@/worker/rpc/testing/hand-worker';
import type { FromTrainer, Materials, TrainerExchanges, TrainingJob } from '@/worker/training/protocol';
import type { TrainingRun } from '../run';
import { TrainingSession, type TrainingStart } from '../session';
import type { TabLock } from '../tab-lock';
import type { KeptTraining, TrainingStorage } from '../training-storage';

/** A trainer worker that says what the test says. */
export class HandTrainer extends HandWorker<TrainerExchanges> {
  tell(message: FromTrainer): void {
    switch (message.type) {
      case 'finished':
        this.answer(message);
        break;
      case 'failure':
        this.fail(message.failure);
        break;
      case 'lost':
        this.say({ type: 'lost', failure: message.failure });
        break;
      case 'cancelled':
        throw new Error('a cancelled trainer is gone');
      default:
        this.report(message);
    }
  }
  /** What it was told, in order. */
  get told(): string[] {
    return this.sent.map((message) =>
      message.type === 'request' ? message.kind : message.type === 'word' ? message.word : message.type,
    );
  }
  /** What it was asked to train; throws where that is nothing. */
  get job(): TrainingJob {
    for (const message of this.asked) if (message.kind === 'train') return message.ask;
    throw new Error('it was not started');
  }
  /** What it was asked to prepare, in order. */
  get materials(): Materials[] {
    return this.asked.flatMap((message) => (message.kind === 'prepare' ? message.ask : []));
  }
  /** Says that what it was asked to prepare is ready, or why it is not. */
  prepared(failure?: Failure): void {
    const id = this.asked.find(({ kind }) => kind === 'prepare')?.id;
    if (failure) this.fail(failure, id);
    else this.answer(null, id);
  }
}

/** A device that remembers one training, and may be full. */
export function memoryStorage(): TrainingStorage & { kept: KeptTraining | undefined; full: boolean } {
  const refuse = () => Promise.reject(new LimelightError('storage-full', 'no-room'));
  return {
    kept: undefined,
    full: false,
    load() {
      return Promise.resolve(this.kept);
    },
    async begin(training) {
      if (this.full) return refuse();
      this.kept = training;
    },
    async advance(progress) {
      if (this.full) return refuse();
      if (this.kept) this.kept = { ...this.kept, progress };
    },
    async forget(id) {
      if (this.kept?.job.id === id) this.kept = undefined;
    },
    async clear() {
      this.kept = undefined;
    },
  };
}

/** A lock that several tabs share. */
export function sharedLock(): TabLock {
  let taken = false;
  return {
    async take() {
      if (taken) return undefined;
      taken = true;
      return () => (taken = false);
    },
    isTaken: () => Promise.resolve(taken),
    watch: () => undefined,
  };
}

const settings = { ...checkpointAt(0).settings, steps: 100 };
export const materials: Materials = {
  base: { kind: 'folder', baseUrl: 'base/', files: [] },
  data: { kind: 'bundled', baseUrl: 'pictures/' },
};
export const training: TrainingStart = {
  materials,
  job: { settings },
  description: { id: 'one', baseId: 'base', baseLabel: 'Base', dataset: 'bundled', dataName: 'CIFAR-10', settings },
};
const backend = { name: 'cpu', software: false, asked: false, place: 'browser', candidates: [] } as const;
export const started: FromTrainer = {
  type: 'started',
  backend,
  batch: 8,
  learner: { classes: ['a', 'b'], newClasses: 0, licence: '' },
};
export const anyNetwork: Network = { input: { name: 'input', shape: [1, 1, 3] }, operations: [] };
export const failure: Failure = { code: 'backend-lost', reason: 'device-lost-training', details: { problem: 'gone' } };
export const steps = (...numbers: readonly number[]): FromTrainer => ({
  type: 'events',
  events: numbers.map((step) => ({ kind: 'step', record: stepRecord(step) })),
});
export const saved = (step: number): FromTrainer => ({ type: 'checkpoint', checkpoint: checkpointAt(step) });
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

export function bench({ storage = memoryStorage(), lock = sharedLock() } = {}) {
  const workers: HandTrainer[] = [];
  const runs: TrainingRun[] = [];
  const models: (readonly [number, readonly string[]])[] = [];
  const clock = new HandClock();
  const spawn = () => {
    const worker = new HandTrainer();
    workers.push(worker);
    return worker;
  };
  const session = new TrainingSession(
    { spawn, storage, lock, now: () => clock.now(), clock },
    { onRun: (run) => runs.push(run), onModel: (step, _, { classes }) => models.push([step, classes]) },
  );
  return { session, workers, runs, models, storage, lock, clock, phases: () => runs.map(({ phase }) => phase) };
}
