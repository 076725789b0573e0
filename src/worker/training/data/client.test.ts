import { describe, expect, it } from 'vitest';
import type { OwnPictures } from '@/domain/training/own-pictures';
import { handWorkers } from '../../rpc/testing/hand-worker';
import { createDataClient } from './client';
import type { DataExchanges } from './protocol';

const none = { pixels: new Uint8Array(), labels: [] };
const own: OwnPictures = {
  data: { name: 'pets', classes: ['cat', 'dog'], shape: [8, 8, 3], training: none, heldOut: none },
  skipped: [],
  notes: [],
};
const request = { files: [], shape: [8, 8, 3], seed: 0 } as const;

function bench() {
  const { workers, spawn } = handWorkers<DataExchanges>();
  return { client: createDataClient(spawn), workers };
}

describe('the client of the data worker', () => {
  it('reads pictures, reporting on the way, and lets its worker go', async () => {
    const { client, workers } = bench();
    const seen: number[] = [];
    const reading = client.readPictures(request, ({ done }) => seen.push(done), new AbortController().signal);
    workers[0]?.report({ done: 3, total: 9 });
    workers[0]?.answer(own);
    expect(await reading).toBe(own);
    expect(seen).toEqual([3]);
    expect(workers[0]).toMatchObject({ terminated: true, asked: [{ kind: 'read', ask: { seed: 0 } }] });
  });

  it('stops its worker when it is told to', async () => {
    const { client, workers } = bench();
    const controller = new AbortController();
    const reading = client.readPictures(request, () => undefined, controller.signal);
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]?.terminated).toBe(true);
  });

  it('rejects with the failure it is told, and with a crash', async () => {
    const { client, workers } = bench();
    const signal = new AbortController().signal;
    const refused = client.readPictures(request, () => undefined, signal);
    workers[0]?.fail({ code: 'storage-full', reason: 'no-room', details: {} });
    await expect(refused).rejects.toMatchObject({ code: 'storage-full' });
    const lost = client.readPictures(request, () => undefined, signal);
    workers[1]?.crash();
    await expect(lost).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(workers[1]?.terminated).toBe(true);
  });
});
