import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkpointAt, stepRecord } from '@/domain/testing/training-record';
import { browserTrainings, type KeptTraining } from './training-storage';

/** IndexedDB, as a map that copies what it is given. */
const device = vi.hoisted(() => new Map<string, unknown>());
vi.mock('idb-keyval', () => ({
  createStore: () => 'store',
  get: async (key: string) => device.get(key),
  getMany: async (keys: readonly string[]) => keys.map((key) => device.get(key)),
  set: async (key: string, value: unknown) => device.set(key, structuredClone(value)),
  setMany: async (entries: readonly (readonly [string, unknown])[]) =>
    entries.forEach(([key, value]) => device.set(key, structuredClone(value))),
  clear: async () => device.clear(),
}));

const { settings } = checkpointAt(0);
const part = { pixels: new Uint8Array(2 * 4 * 4 * 3), labels: [0, 1] };
const data = { name: 'pets', classes: ['cat', 'dog'], shape: [4, 4, 3], training: part, heldOut: part } as const;
const maps = { rows: 1, columns: 2, values: Uint8Array.of(3, 255, 255, 0) };
const training: KeptTraining = {
  job: { id: 'one', baseId: 'base', baseLabel: 'Base', dataset: 'own', dataName: 'pets', settings },
  data,
  progress: { checkpoint: { ...checkpointAt(5), maps }, steps: [stepRecord(5)], checks: [], savedAt: 12 },
};

describe('trainings kept on this device', () => {
  const storage = browserTrainings();
  beforeEach(() => device.clear());

  it('come back whole, with the newest progress', async () => {
    expect(await storage.load()).toBeUndefined();
    await storage.begin(training);
    expect(await storage.load()).toEqual(training);
    const progress = { ...training.progress, checkpoint: checkpointAt(9) };
    await storage.advance(progress);
    expect(await storage.load()).toEqual({ ...training, progress });
  });

  it('of the first version come back without their maps, which were of other pictures', async () => {
    const { progress } = training;
    await storage.begin(training);
    device.set('progress', { ...progress, checkpoint: { ...progress.checkpoint, version: 1 } });
    expect((await storage.load())?.progress.checkpoint).toEqual(checkpointAt(5));
  });

  it('are forgotten only by their own id', async () => {
    await storage.begin(training);
    await storage.forget('two');
    expect(await storage.load()).toEqual(training);
    await storage.forget('one');
    expect(device.size).toBe(0);
  });

  it('do not come back where a part is missing or is not what it should be', async () => {
    for (const [key, value] of [
      ['data', undefined],
      ['data', { ...data, shape: 'large' }],
      ['job', { ...training.job, settings: { steps: -1 } }],
      ['progress', { ...training.progress, checkpoint: { ...checkpointAt(5), weights: [1, 2] } }],
    ] as const) {
      await storage.begin(training);
      device.set(key, value);
      expect(await storage.load(), `${key}: ${JSON.stringify(value)}`).toBeUndefined();
    }
  });
});
