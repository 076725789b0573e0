import { describe, expect, it } from 'vitest';
import type { Materials } from '@/worker/training/protocol';
import {
  bench,
  failure,
  materials,
  training,
  settled,
  sharedLock,
  started,
  type HandTrainer,
} from './testing/session-bench';

describe('a TrainingSession that prepares', () => {
  /** The same, made anew: as the page makes them at every start. */
  const again: Materials = { base: { ...materials.base }, data: { ...materials.data } };
  const other: Materials = { ...materials, base: { kind: 'folder', baseUrl: 'other/', files: [] } };

  it('trains in the worker that was prepared, and reads nothing twice', async () => {
    const { session, workers, runs } = bench();
    session.prepare(materials);
    session.prepare(again);
    workers[0]?.prepared();
    expect(runs).toEqual([]);
    await session.start({ ...training, materials: again });
    expect(workers.map(({ told }) => told)).toEqual([['prepare', 'train']]);
    workers[0]?.tell(started);
    expect(session.run.phase).toBe('running');
  });

  it('likewise where the start does not wait for the preparation', async () => {
    const { session, workers } = bench();
    session.prepare(materials);
    await session.start(training);
    workers[0]?.prepared();
    await settled();
    expect(workers.map(({ told, terminated }) => [told, terminated])).toEqual([[['prepare', 'train'], false]]);
  });

  it.each<[string, Materials]>([
    ['another model', other],
    ['other pictures', { ...materials, data: { kind: 'bundled', baseUrl: 'others/' } }],
    ['another backend', { ...materials, backend: 'cpu' }],
    ['files of a model', { ...materials, base: { kind: 'files', files: [] } }],
  ])('drops what was prepared for %s, at the next preparation or at the start', async (_, changed) => {
    for (const isPrepared of [true, false]) {
      const { session, workers } = bench();
      session.prepare(materials);
      workers[0]?.prepared();
      if (isPrepared) session.prepare(changed);
      await session.start({ ...training, materials: changed });
      expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
      expect(workers[1]?.materials).toEqual([changed]);
      expect(workers[1]?.told).toEqual(['prepare', 'train']);
    }
  });

  it('lets go of what was prepared when told to, but not of a training', async () => {
    const { session, workers } = bench();
    session.prepare(materials);
    session.release();
    expect(workers[0]?.terminated).toBe(true);
    await session.start(training);
    session.prepare(other);
    session.release();
    expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
    expect(session.run.phase).toBe('starting');
  });

  it.each<[string, (worker: HandTrainer | undefined) => void]>([
    ['cannot be prepared', (worker) => worker?.prepared(failure)],
    ['crashes', (worker) => worker?.crash()],
  ])('says nothing of a worker that %s, does not try again, and starts anew', async (_, end) => {
    const { session, workers, runs } = bench();
    session.prepare(materials);
    end(workers[0]);
    await settled();
    session.prepare(materials);
    expect(runs).toEqual([]);
    expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
    await session.start(training);
    expect(workers.map(({ told }) => told)).toEqual([['prepare'], ['prepare', 'train']]);
    expect(session.run).toMatchObject({ phase: 'starting', notes: [] });
  });

  it('leaves it prepared where another tab trains, and prepares again after a cancel', async () => {
    const lock = sharedLock();
    const free = await lock.take();
    const { session, workers } = bench({ lock });
    session.prepare(materials);
    await session.start(training);
    expect([session.run.phase, workers[0]?.terminated]).toEqual(['failed', false]);
    free?.();
    await session.start(training);
    expect(workers.map(({ told }) => told)).toEqual([['prepare', 'train']]);
    session.cancel();
    session.prepare(materials);
    expect(workers.map(({ told, terminated }) => [told.length, terminated])).toEqual([
      [2, true],
      [1, false],
    ]);
  });
});
