import { describe, expect, it } from 'vitest';
import type { Failure } from '@/domain/errors';
import { checkpointAt, stepRecord } from '@/domain/testing/training-record';
import { silenceBeforeAsking, silenceBeforeDeath } from '@/worker/rpc/deadlines';
import {
  anyNetwork,
  bench,
  failure,
  memoryStorage,
  training,
  saved,
  settled,
  sharedLock,
  started,
  steps,
} from './testing/session-bench';

describe('TrainingSession', () => {
  it('starts a worker, follows it to the end and lets it go', async () => {
    const { session, workers, models, lock } = bench();
    await session.start(training);
    workers[0]?.tell(started);
    workers[0]?.tell({ type: 'model', step: 0, network: anyNetwork });
    workers[0]?.tell(steps(1, 2));
    expect(session.run).toMatchObject({ phase: 'running', step: 2, total: 100, batch: 8 });
    workers[0]?.tell({ type: 'finished', step: 2, network: anyNetwork });
    await settled();
    expect(session.run.phase).toBe('finished');
    expect(models).toEqual([
      [0, ['a', 'b']],
      [2, ['a', 'b']],
    ]);
    expect(workers[0]?.terminated).toBe(true);
    expect(await lock.isTaken()).toBe(false);
  });

  it('keeps every checkpoint with the log, and the job with the first', async () => {
    const { session, workers, storage } = bench();
    await session.start(training);
    workers[0]?.tell(started);
    workers[0]?.tell(steps(1, 2));
    workers[0]?.tell(saved(2));
    workers[0]?.tell(steps(3));
    workers[0]?.tell(saved(3));
    await settled();
    expect(storage.kept?.job).toEqual(training.description);
    expect(storage.kept?.progress).toMatchObject({ checkpoint: { step: 3 } });
    expect(storage.kept?.progress.steps.map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it('goes on in a new worker from the last checkpoint when the device is lost', async () => {
    const { session, workers, phases, lock } = bench();
    await session.start(training);
    workers[0]?.tell(started);
    workers[0]?.tell(steps(1, 2));
    workers[0]?.tell(saved(2));
    workers[0]?.tell(steps(3));
    workers[0]?.tell({ type: 'lost', failure });
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(workers[1]?.job.checkpoint).toEqual(checkpointAt(2));
    expect(phases().at(-1)).toBe('recovering');
    expect(await lock.isTaken()).toBe(true);
    workers[1]?.tell(started);
    workers[1]?.tell(steps(3));
    expect(session.run).toMatchObject({ phase: 'running', notes: [failure] });
    expect(session.run.steps.map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it('gives up after three losses in a minute, and counts afresh later', async () => {
    const { session, workers, clock } = bench();
    await session.start(training);
    for (let loss = 1; loss <= 3; loss++) workers.at(-1)?.tell({ type: 'lost', failure });
    expect(session.run.phase).toBe('recovering');
    clock.advance(61_000);
    workers.at(-1)?.tell({ type: 'lost', failure });
    expect([session.run.phase, workers.length]).toEqual(['recovering', 5]);
    for (let loss = 1; loss <= 3; loss++) workers.at(-1)?.tell({ type: 'lost', failure });
    expect(session.run).toMatchObject({ phase: 'failed', failure: { code: 'backend-lost' } });
  });

  it('asks a trainer that says nothing for a minute, and replaces it where it is dead', async () => {
    const { session, workers, clock } = bench();
    await session.start(training);
    workers[0]?.tell(started);
    workers[0]?.tell(saved(2));
    clock.advance(silenceBeforeAsking);
    expect(workers[0]?.told.at(-1)).toBe('ping');
    clock.advance(silenceBeforeDeath - silenceBeforeAsking - 1);
    expect(workers).toHaveLength(1);
    clock.advance(1);
    expect([session.run.phase, workers[0]?.terminated]).toEqual(['recovering', true]);
    expect(workers[1]?.job.checkpoint?.step).toBe(2);
  });

  it('takes a crash of the worker for a loss', async () => {
    const { session, workers } = bench();
    await session.start(training);
    workers[0]?.crash();
    expect(session.run.phase).toBe('recovering');
    expect(workers).toHaveLength(2);
  });

  it('stays paused when the device goes meanwhile, and resumes in a new worker', async () => {
    const { session, workers } = bench();
    await session.start(training);
    workers[0]?.tell(started);
    workers[0]?.tell(saved(7));
    workers[0]?.tell({ type: 'paused', step: 7 });
    workers[0]?.tell({ type: 'lost', failure });
    expect([session.run.phase, workers.length]).toEqual(['paused', 1]);
    session.resume();
    expect(workers[1]?.job.checkpoint?.step).toBe(7);
  });

  it('passes commands on', async () => {
    const { session, workers } = bench();
    await session.start(training);
    session.pause();
    session.resume();
    session.stop();
    session.stop();
    expect(workers[0]?.told).toEqual(['prepare', 'train', 'pause', 'resume', 'end', 'stop']);
  });

  it('on its way to the end stays so, also in a new worker', async () => {
    const { session, workers } = bench();
    await session.start(training);
    workers[0]?.tell(started);
    workers[0]?.tell(saved(2));
    session.stop();
    workers[0]?.tell(steps(3));
    workers[0]?.tell({ type: 'events', events: [{ kind: 'checking', done: 1, total: 2 }] });
    expect(session.run).toMatchObject({ phase: 'ending', checking: { done: 1 } });
    workers[0]?.tell({ type: 'lost', failure });
    expect(workers[1]?.told).toEqual(['prepare', 'train', 'end']);
    workers[1]?.tell(started);
    expect([session.run.phase, session.atRisk]).toEqual(['ending', true]);
  });

  it('forgets everything at a cancel and ends the worker, also one that hangs (it ran on beside the next)', async () => {
    const { session, workers, storage, phases } = bench();
    await session.start(training);
    workers[0]?.tell(started);
    workers[0]?.tell(saved(2));
    await settled();
    session.cancel();
    expect(workers[0]?.terminated).toBe(true);
    expect(session.run.phase).toBe('idle');
    workers[0]?.tell(steps(3));
    expect(phases().at(-1)).toBe('idle');
    await settled();
    expect(storage.kept).toBeUndefined();
  });

  it('lets another tab look only once what was cancelled is gone (it offered to resume that)', async () => {
    const lock = sharedLock();
    const storage = memoryStorage();
    const { session, workers } = bench({ lock, storage });
    await session.start(training);
    workers[0]?.tell(saved(5));
    await settled();
    let forgotten = () => {};
    storage.forget = () => new Promise<void>((resolve) => (forgotten = resolve));
    session.cancel();
    await settled();
    expect(await lock.isTaken()).toBe(true);
    forgotten();
    await settled();
    expect(await lock.isTaken()).toBe(false);
  });

  it('is refused while another tab trains, whose checkpoint it leaves alone', async () => {
    const lock = sharedLock();
    const storage = memoryStorage();
    const other = bench({ lock, storage });
    await other.session.start(training);
    other.workers[0]?.tell(saved(5));
    await settled();
    const { session, workers } = bench({ lock, storage });
    await session.start({ ...training, description: { ...training.description, id: 'two' } });
    expect(session.run).toMatchObject({ phase: 'failed', failure: { code: 'training-elsewhere' } });
    expect(workers).toHaveLength(0);
    session.cancel();
    await settled();
    expect(storage.kept?.progress.checkpoint.step).toBe(5);
  });

  it('goes on without room for checkpoints, says so once, and keeps the next one that fits', async () => {
    const { session, workers, storage } = bench();
    storage.full = true;
    await session.start(training);
    workers[0]?.tell(started);
    for (const step of [1, 2]) {
      workers[0]?.tell(saved(step));
      await settled();
    }
    expect(session.run.notes.map(({ code }) => code)).toEqual(['storage-full']);
    expect(session.run.phase).toBe('running');
    storage.full = false;
    workers[0]?.tell(saved(3));
    await settled();
    expect(storage.kept).toMatchObject({ job: { id: 'one' }, progress: { checkpoint: { step: 3 } } });
  });

  it('resumes what was kept, with its log, under the same name', async () => {
    const from = { checkpoint: checkpointAt(40), steps: [stepRecord(40)], checks: [], savedAt: 0 };
    const storage = memoryStorage();
    storage.kept = { job: training.description, progress: from };
    const { session, workers } = bench({ storage });
    await session.start({ ...training, from });
    expect(workers[0]?.job.checkpoint).toEqual(from.checkpoint);
    workers[0]?.tell(started);
    workers[0]?.tell(steps(41));
    expect(session.run.steps.map(({ step }) => step)).toEqual([40, 41]);
    workers[0]?.tell(saved(41));
    await settled();
    expect(storage.kept.progress.checkpoint.step).toBe(41);
  });

  it('does not offer a training that ran away for resuming', async () => {
    const { session, workers, storage } = bench();
    await session.start(training);
    workers[0]?.tell(saved(2));
    await settled();
    const diverged: Failure = { code: 'training-diverged', reason: 'after-steps', details: { steps: 2 } };
    workers[0]?.tell({ type: 'failure', failure: diverged, checkpoint: checkpointAt(2) });
    await settled();
    expect(session.run).toMatchObject({ phase: 'failed', failure: diverged });
    expect(storage.kept).toBeUndefined();
  });

  it('has something to lose only while it trains, or is paused without a checkpoint stored', async () => {
    const { session, workers, storage } = bench();
    storage.full = true;
    await session.start(training);
    expect(session.atRisk).toBe(false);
    workers[0]?.tell(steps(1));
    expect(session.atRisk).toBe(true);
    const pause = async () => {
      workers[0]?.tell(saved(1));
      workers[0]?.tell({ type: 'paused', step: 1 });
      await settled();
    };
    await pause();
    expect(session.atRisk).toBe(true);
    storage.full = false;
    await pause();
    expect(session.atRisk).toBe(false);
  });
});
