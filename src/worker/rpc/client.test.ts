import { describe, expect, it } from 'vitest';
import type { Failure } from '@/domain/errors';
import { HandClock } from '@/domain/testing/hand-clock';
import { Client } from './client';
import type { Exchange } from './protocol';
import { silenceBeforeAsking, silenceBeforeDeath } from './deadlines';
import { HandWorker } from './testing/hand-worker';

interface Echoes {
  echo: Exchange<string, number, string, 'louder'>;
}

function bench() {
  const clock = new HandClock();
  const worker = new HandWorker<Echoes>();
  const losses: Failure[] = [];
  const client = new Client<Echoes>(worker, (failure) => losses.push(failure), 'trainer', clock);
  const told = () => worker.sent.map(({ type }) => type);
  return { clock, worker, losses, client, told };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('Client', () => {
  it('gives every request its own answer and progress, whatever their order', async () => {
    const { worker, client } = bench();
    const heard: number[] = [];
    const first = client.request('echo', 'a', { onProgress: (progress) => heard.push(progress) });
    const second = client.request('echo', 'b', { priority: 2 });
    expect(worker.asked).toMatchObject([{ ask: 'a' }, { ask: 'b', priority: 2 }]);
    worker.report(7, worker.asked[0]!.id);
    worker.answer('b!');
    worker.answer('a!', worker.asked[0]!.id);
    expect([await first, await second, heard]).toEqual(['a!', 'b!', [7]]);
  });

  it('cancels the older request of a slot, and one whose signal aborts, and tells the worker', async () => {
    const { client, told } = bench();
    const controller = new AbortController();
    const older = client.request('echo', 'a', { slot: 's' });
    const newer = client.request('echo', 'b', { slot: 's', signal: controller.signal });
    await expect(older).rejects.toMatchObject({ name: 'Cancelled' });
    controller.abort();
    await expect(newer).rejects.toMatchObject({ name: 'Cancelled' });
    expect(told()).toEqual(['request', 'cancel', 'request', 'cancel']);
    await expect(client.request('echo', 'c', { signal: controller.signal })).rejects.toMatchObject({
      name: 'Cancelled',
    });
    expect(told()).toHaveLength(4);
  });

  it('says a word to what runs in a slot, and to nothing else', () => {
    const { worker, client } = bench();
    void client.request('echo', 'a', { slot: 's' });
    void client.request('echo', 'b');
    client.say('s', 'louder');
    expect(worker.sent.at(-1)).toEqual({ type: 'word', id: worker.asked[0]!.id, word: 'louder' });
    expect(worker.sent).toHaveLength(3);
  });

  it('asks a worker that owes something and is silent, and takes a pong for life', () => {
    const { clock, worker, losses, client, told } = bench();
    void client.request('echo', 'a');
    for (let minute = 0; minute < 60; minute++) {
      clock.advance(silenceBeforeAsking);
      expect(told().at(-1)).toBe('ping');
      worker.say({ type: 'pong' });
    }
    expect(losses).toEqual([]);
  });

  it('ends a worker that answers neither the ping nor anything else, and rejects what it owed', async () => {
    const { clock, worker, losses, client } = bench();
    const owed = client.request('echo', 'a');
    const refused = expect(owed).rejects.toMatchObject({
      code: 'worker-crashed',
      reason: 'silent',
      details: { worker: 'trainer' },
    });
    clock.advance(silenceBeforeDeath - 1);
    expect([losses.length, worker.terminated]).toEqual([0, false]);
    clock.advance(1);
    await refused;
    expect([losses.length, worker.terminated]).toEqual([1, true]);
  });

  it('ends a worker that goes on and on with what was cancelled, and leaves an idle one in peace', async () => {
    const { clock, worker, losses, client, told } = bench();
    const answered = client.request('echo', 'a');
    worker.answer('a!');
    await answered;
    clock.advance(10 * silenceBeforeDeath);
    expect(told()).toEqual(['request']);
    client.request('echo', 'b', { slot: 's' }).catch(() => undefined);
    client.cancel('s');
    clock.advance(silenceBeforeDeath);
    expect(losses).toHaveLength(1);
  });

  it('does not take its own sleep for the worker’s (one late turn is one turn)', async () => {
    const { clock, worker, losses, client, told } = bench();
    void client.request('echo', 'a');
    clock.advance(silenceBeforeAsking);
    clock.sleep(10 * silenceBeforeDeath);
    expect(losses).toEqual([]);
    worker.say({ type: 'pong' });
    clock.advance(silenceBeforeAsking);
    expect([losses.length, told().at(-1)]).toEqual([0, 'ping']);
    await settled();
  });

  it('rejects everything when the worker dies, says so once, and refuses what comes later', async () => {
    const { worker, losses, client } = bench();
    const owed = client.request('echo', 'a');
    worker.crash('boom');
    worker.crash('again');
    await expect(owed).rejects.toMatchObject({
      code: 'worker-crashed',
      reason: 'stopped',
      details: { worker: 'trainer', problem: 'boom' },
    });
    await expect(client.request('echo', 'b')).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(losses).toMatchObject([{ code: 'worker-crashed', reason: 'stopped' }]);
    expect(worker.terminated).toBe(true);
  });

  it('rejects with the failure the worker tells, and goes on', async () => {
    const { worker, losses, client } = bench();
    const owed = client.request('echo', 'a');
    const failure: Failure = {
      code: 'model-missing',
      reason: 'not-loaded',
      details: { model: 'm' },
      outcome: { outcome: 'restarting' },
    };
    worker.fail(failure);
    await expect(owed).rejects.toMatchObject(failure);
    expect([losses.length, client.busy]).toEqual([0, false]);
  });
});
