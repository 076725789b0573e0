import { describe, expect, it } from 'vitest';
import type { Failure } from '@/domain/errors';
import type { WorkerPort } from '@/worker/client';
import type { FromWorker, ToWorker } from '@/worker/protocol';
import { EngineSession, type EngineEvents } from './engine-session';

/** A worker whose start always succeeds and whose loads are noted. */
class ReadyWorker implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  readonly loads: string[] = [];
  terminated = false;
  postMessage(message: ToWorker): void {
    if (message.type !== 'request') return;
    if (message.kind === 'load') this.loads.push(message.ask.modelId);
    if (message.kind === 'start')
      this.say({
        type: 'answer',
        id: message.id,
        answer: {
          backend: { name: message.ask.backend ?? 'cpu', software: false, reason: '', candidates: [] },
          catalogue: { attacks: [], saliency: [] },
        },
      });
  }
  terminate(): void {
    this.terminated = true;
  }
  say(message: FromWorker): void {
    queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data: message })));
  }
}

const failure: Failure = { code: 'backend-lost', message: 'The graphics device was lost.', hint: '' };
const folder = (id: string) => ({ kind: 'folder', baseUrl: `https://here/models/${id}/` }) as const;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function bench(now = () => 0) {
  const workers: ReadyWorker[] = [];
  const losses: boolean[] = [];
  const events: EngineEvents = {
    onStarted: () => {},
    onUnavailable: () => {},
    onLost: (_, restarting) => void losses.push(restarting),
    onModelProgress: () => {},
    onModelLoaded: () => {},
    onModelFailed: () => {},
  };
  const spawn = () => {
    const worker = new ReadyWorker();
    workers.push(worker);
    return worker;
  };
  return { session: new EngineSession(spawn, events, now), workers, losses };
}

describe('EngineSession', () => {
  it('loads a model asked for before the start once the worker is ready', async () => {
    const { session, workers } = bench();
    session.load('a', folder('a'));
    session.start('wasm');
    await settled();
    session.load('b', folder('b'));
    expect(workers[0]?.loads).toEqual(['a', 'b']);
  });

  it('replaces a worker that lost its device and loads its models again', async () => {
    const { session, workers, losses } = bench();
    session.start(undefined);
    await settled();
    session.load('a', folder('a'));
    workers[0]?.say({ type: 'lost', failure });
    await settled();
    expect(losses).toEqual([true]);
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
    expect(workers[1]?.loads).toEqual(['a']);
  });

  it('does not load again what was forgotten', async () => {
    const { session, workers } = bench();
    session.start(undefined);
    await settled();
    session.load('a', folder('a'));
    session.load('b', folder('b'));
    session.forget('a');
    workers[0]?.say({ type: 'lost', failure });
    await settled();
    expect(workers[1]?.loads).toEqual(['b']);
  });

  it('gives up after three losses in a minute, and counts afresh later', async () => {
    let time = 0;
    const { session, workers, losses } = bench(() => time);
    session.start(undefined);
    for (let loss = 0; loss < 4; loss++) {
      await settled();
      workers.at(-1)?.say({ type: 'lost', failure });
      await settled();
    }
    expect(losses).toEqual([true, true, true, false]);
    time = 61_000;
    session.start(undefined);
    await settled();
    workers.at(-1)?.say({ type: 'lost', failure });
    await settled();
    expect(losses.at(-1)).toBe(true);
  });

  it('rejects what was pending when the worker crashes, instead of leaving it waiting for ever', async () => {
    const { session, workers } = bench();
    session.start(undefined);
    await settled();
    const pending = session.client?.request(
      'predict',
      { modelId: 'a', pixels: { width: 0, height: 0, data: new Float32Array() } },
      { slot: 's' },
    );
    workers[0]?.onerror?.(Object.assign(new Event('error', { cancelable: true }), { message: 'boom' }) as ErrorEvent);
    await expect(pending).rejects.toMatchObject({ code: 'worker-crashed' });
  });
});
