import { describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import type { Failure } from '@/domain/errors';
import { HandClock } from '@/domain/testing/hand-clock';
import type { WorkerPort } from '@/worker/client';
import type { FromWorker, ToWorker } from '@/worker/protocol';
import { silenceBeforeAsking, silenceBeforeDeath } from '@/worker/rpc/deadlines';
import { checkMilliseconds, EngineSession, type EngineEvents } from './engine-session';

/** A worker whose start succeeds, save with what is impossible here, and whose loads are noted. */
class ReadyWorker implements WorkerPort {
  onmessage: WorkerPort['onmessage'] = null;
  onerror: WorkerPort['onerror'] = null;
  readonly loads: string[] = [];
  readonly checks: number[] = [];
  readonly starts: unknown[] = [];
  readonly told: string[] = [];
  terminated = false;
  constructor(private readonly impossible: readonly (BackendName | undefined)[]) {}
  postMessage(message: ToWorker): void {
    this.told.push(message.type === 'request' ? message.kind : message.type);
    if (message.type !== 'request') return;
    if (message.kind === 'start') this.starts.push(message.ask);
    if (message.kind === 'load') this.loads.push(message.ask.modelId);
    if (message.kind === 'inspect') this.checks.push(message.id);
    if (message.kind === 'start' && this.impossible.includes(message.ask.backend))
      this.say({
        type: 'failure',
        id: message.id,
        failure: { code: 'backend-unavailable', reason: 'none-works', details: { candidates: [] } },
      });
    else if (message.kind === 'start')
      this.say({
        type: 'answer',
        id: message.id,
        answer: {
          backend: {
            name: message.ask.backend ?? 'cpu',
            software: false,
            asked: false,
            place: 'browser',
            candidates: [],
          },
          catalogue: { attacks: [], metrics: [], saliency: [] },
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

const failure: Failure = { code: 'backend-lost', reason: 'device-lost', details: { problem: 'gone' } };
const folder = (id: string) => ({ kind: 'folder', baseUrl: `https://here/models/${id}/`, files: [] }) as const;
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function bench(clock = new HandClock(), impossible: readonly (BackendName | undefined)[] = []) {
  const workers: ReadyWorker[] = [];
  const losses: boolean[] = [];
  const notes: Failure[] = [];
  const refused: string[] = [];
  const events: EngineEvents = {
    onStarted: () => {},
    onRefused: ({ code }) => void refused.push(code),
    onUnavailable: ({ code }) => void refused.push(`no engine: ${code}`),
    onLost: (said, restarting) => {
      losses.push(restarting);
      notes.push(said);
    },
    onModelProgress: () => {},
    onModelLoaded: () => {},
    onModelFailed: () => {},
  };
  const spawn = () => {
    const worker = new ReadyWorker(impossible);
    workers.push(worker);
    return worker;
  };
  return { session: new EngineSession(spawn, events, clock), workers, losses, refused, notes, clock };
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

  it('goes on without a backend that cannot be had, says so once, and does not ask for it again', async () => {
    const { session, workers, refused } = bench(undefined, ['webgpu']);
    session.load('a', folder('a'));
    session.start('webgpu');
    await settled();
    expect(refused).toEqual(['backend-unavailable']);
    expect(workers.map(({ terminated, loads }) => [terminated, loads])).toEqual([
      [true, []],
      [false, ['a']],
    ]);
    workers[1]?.say({ type: 'lost', failure });
    await settled();
    expect(refused).toHaveLength(1);
    expect(workers[2]?.loads).toEqual(['a']);
  });

  it('says that nothing works where nothing does', async () => {
    const { session, refused } = bench(undefined, ['webgpu', undefined]);
    session.start('webgpu');
    await settled();
    expect(refused).toEqual(['backend-unavailable', 'no engine: backend-unavailable']);
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
    const { session, workers, losses, clock } = bench();
    session.start(undefined);
    for (let loss = 0; loss < 4; loss++) {
      await settled();
      workers.at(-1)?.say({ type: 'lost', failure });
      await settled();
    }
    expect(losses).toEqual([true, true, true, false]);
    clock.advance(61_000);
    session.start(undefined);
    await settled();
    workers.at(-1)?.say({ type: 'lost', failure });
    await settled();
    expect(losses.at(-1)).toBe(true);
  });

  it('goes on without a graphics device that is lost twice in a minute, and says so once', async () => {
    const { session, workers, notes } = bench();
    session.start('webgpu');
    for (let loss = 0; loss < 2; loss++) {
      await settled();
      workers.at(-1)?.say({ type: 'lost', failure });
    }
    await settled();
    expect(workers.map(({ starts }) => starts)).toEqual([
      [{ backend: 'webgpu' }],
      [{ backend: 'webgpu' }],
      [{ without: ['webgpu'] }],
    ]);
    expect(notes).toEqual([failure, { ...failure, outcome: { outcome: 'device-given-up', backend: 'webgpu' } }]);
  });

  it('gives a device that it had given up another chance when the person asks for it', async () => {
    const { session, workers } = bench();
    session.start('webgl');
    for (let loss = 0; loss < 2; loss++) {
      await settled();
      workers.at(-1)?.say({ type: 'lost', failure });
    }
    await settled();
    session.start('webgl');
    expect(workers.at(-1)?.starts).toEqual([{ backend: 'webgl' }]);
  });

  it('has a model unloaded that is forgotten, after its loading was stopped', async () => {
    const { session, workers } = bench();
    session.start(undefined);
    await settled();
    session.load('a', folder('a'));
    session.forget('a');
    session.forget('never there');
    expect(workers[0]?.told.slice(1)).toEqual(['load', 'cancel', 'unload']);
  });

  it('asks an engine that says nothing for a minute, and replaces it where it is dead', async () => {
    const { session, workers, losses, clock } = bench();
    session.start('wasm');
    await settled();
    session.load('a', folder('a'));
    clock.advance(silenceBeforeAsking);
    expect(workers[0]?.told.at(-1)).toBe('ping');
    clock.advance(silenceBeforeDeath - silenceBeforeAsking);
    await settled();
    expect([losses, workers[1]?.loads]).toEqual([[true], ['a']]);
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

  it('does not load again the model that was too much for the last engine', async () => {
    const { session, workers } = bench();
    session.start(undefined);
    await settled();
    session.load('a', folder('a'));
    session.load('b', folder('b'));
    const starved: Failure = { code: 'out-of-memory', reason: 'too-much-asked', details: {} };
    // The start had the first id, the two loads the next.
    workers[0]?.say({ type: 'failure', id: 3, failure: starved });
    await settled();
    workers[0]?.say({ type: 'lost', failure: starved });
    await settled();
    expect(workers[1]?.loads).toEqual(['a']);
  });
});

describe('the check of a person’s model', () => {
  const files = [{ name: 'model.json', blob: new Blob(['{}']) }];
  async function checking() {
    const made = bench();
    made.session.start('wasm');
    await settled();
    const controller = new AbortController();
    const check = made.session.inspect(files, controller.signal);
    await settled();
    const [engine, checker] = made.workers;
    return { ...made, controller, check, engine: engine!, checker: checker! };
  }

  it('runs in a worker of its own on the same backend, which ends with it', async () => {
    const { check, engine, checker, losses } = await checking();
    expect([engine.checks, checker.checks.length]).toEqual([[], 1]);
    checker.say({ type: 'lost', failure });
    await expect(check).rejects.toMatchObject({ code: 'backend-lost' });
    expect([engine.terminated, checker.terminated, losses]).toEqual([false, true, []]);
  });

  it('is stopped when it is no longer wanted', async () => {
    const { check, controller, engine, checker } = await checking();
    controller.abort();
    await expect(check).rejects.toMatchObject({ name: 'Cancelled' });
    expect([engine.terminated, checker.terminated]).toEqual([false, true]);
  });

  it('stops itself when it takes too long', async () => {
    const { check, checker, clock } = await checking();
    const refused = expect(check).rejects.toMatchObject({
      code: 'model-too-large',
      details: { seconds: 30 },
    });
    clock.advance(checkMilliseconds - 1);
    expect(checker.terminated).toBe(false);
    clock.advance(1);
    expect(checker.terminated).toBe(true);
    await refused;
  });
});
