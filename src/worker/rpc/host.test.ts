import { describe, expect, it } from 'vitest';
import { LimelightError } from '@/domain/errors';
import type { Prediction } from '@/domain/picture';
import { isOutOfMemory } from '@/engine/backends/out-of-memory';
import type { Exchanges, FromWorker } from '../protocol';
import { Host, type Device, type Handlers } from './host';

const pixels = { width: 1, height: 1, data: new Float32Array(3) };
const prediction: Prediction = {
  label: 0,
  logits: Float32Array.of(1),
  probabilities: Float32Array.of(1),
  independent: false,
};
const loadAsk = { modelId: 'm', from: { kind: 'folder', baseUrl: '', files: [] } } as const;
const aTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
const attackAsk = { modelId: 'm', pixels, label: 0, attackId: 'pgd', params: {}, seed: 0 };

/** A host whose attack takes `steps` steps; resolves when a message satisfies the test. */
function bench(overrides: Partial<Handlers<Exchanges>> = {}, device: Partial<Device> = {}) {
  const said: FromWorker[] = [];
  const cleaned: string[] = [];
  let wake = () => {};
  const handlers: Handlers<Exchanges> = {
    start: () => Promise.reject(new LimelightError('backend-unavailable', 'none-works', { candidates: [] })),
    load: (_, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    inspect: () => Promise.reject(new LimelightError('model-missing', 'none-brought')),
    unload: () => Promise.resolve(null),
    async *randomise() {
      yield;
      return { stages: [] };
    },
    async *assess() {
      yield;
      return { assessments: [] };
    },
    async *predict() {
      yield;
      return prediction;
    },
    async *attack(_, { report }) {
      try {
        for (let step = 1; step <= 1000; step++) {
          report({ step, total: 1000 });
          yield;
        }
        return { adversarial: pixels, prediction, milliseconds: 1 };
      } finally {
        cleaned.push('attack');
      }
    },
    playback: () => Promise.reject(new LimelightError('internal', 'thrown', { problem: 'no' })),
    activations: () => Promise.reject(new LimelightError('method-unsupported', 'no-layers')),
    explainTogether: () => Promise.resolve({ maps: [] }),
    synthesise: () => Promise.reject(new LimelightError('method-unsupported', 'no-class', { index: 9 })),
    async *explain() {
      yield;
      throw new LimelightError('numerical-failure', 'not-numbers');
    },
    ...overrides,
  };
  const host = new Host<Exchanges>(
    handlers,
    (message) => {
      said.push(message);
      wake();
    },
    { lost: () => undefined, isOutOfMemory, finish: () => Promise.resolve(), ...device },
  );
  const until = async (type: FromWorker['type']) => {
    while (!said.some((message) => message.type === type)) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { host, said, cleaned, until };
}

describe('Host', () => {
  it('answers a request with the id it came with', async () => {
    const { host, said, until } = bench();
    host.receive({ type: 'request', id: 7, kind: 'predict', ask: { modelId: 'm', pixels } });
    await until('answer');
    expect(said).toEqual([{ type: 'answer', id: 7, answer: prediction }]);
  });

  it('stops a running job within a step of its cancel, frees it, and says so once', async () => {
    const { host, said, cleaned, until } = bench();
    host.receive({ type: 'request', id: 1, kind: 'attack', ask: attackAsk });
    await until('progress');
    const before = said.length;
    host.receive({ type: 'cancel', id: 1 });
    await until('cancelled');
    expect(said.length - before).toBeLessThanOrEqual(2);
    expect(said.filter((message) => message.type === 'cancelled')).toHaveLength(1);
    expect(cleaned).toEqual(['attack']);
  });

  it('turns what is thrown into a failure with its code', async () => {
    const { host, said, until } = bench();
    const ask = { modelId: 'm', pixels, target: 0, saliencyId: 'gradient', params: {}, seed: 0 };
    host.receive({ type: 'request', id: 2, kind: 'explain', ask });
    await until('failure');
    expect(said[0]).toMatchObject({ type: 'failure', id: 2, failure: { code: 'numerical-failure' } });
  });

  it('fails the job that computes where the device only reports that memory ran out, and is lost then', async () => {
    let starve = () => {};
    const { host, said, until } = bench({
      async *predict() {
        yield;
        // Reported while the device works for this job.
        await new Promise<void>((resolve) => setImmediate(resolve));
        starve();
        return prediction;
      },
    });
    starve = () => host.starve();
    host.receive({ type: 'request', id: 1, kind: 'load', ask: loadAsk });
    host.receive({ type: 'request', id: 2, kind: 'predict', ask: { modelId: 'm', pixels } });
    await until('lost');
    await aTurn();
    expect(said).toMatchObject([
      { type: 'failure', id: 2, failure: { code: 'out-of-memory' } },
      { type: 'lost', failure: { code: 'out-of-memory' } },
    ]);
  });

  it('fails what is being loaded where memory runs out and nothing computes', async () => {
    const { host, said } = bench();
    host.receive({ type: 'request', id: 1, kind: 'load', ask: loadAsk });
    host.starve();
    expect(said.map(({ type }) => type)).toEqual(['failure', 'lost']);
  });

  it.each(['answer', 'failure'])('hands out no %s of a device that is gone, and says so instead', async (what) => {
    const gone = { code: 'backend-lost', reason: 'device-lost', details: { problem: 'gone' } } as const;
    const { host, said, until } = bench({}, { lost: () => gone });
    if (what === 'answer') host.receive({ type: 'request', id: 1, kind: 'predict', ask: { modelId: 'm', pixels } });
    else host.receive({ type: 'request', id: 1, kind: 'start', ask: {} });
    await until('lost');
    await aTurn();
    expect(said).toEqual([{ type: 'lost', failure: gone }]);
  });

  it('answers a ping once the device has done its work, and not before', async () => {
    let finish = () => {};
    const { host, said, until } = bench({}, { finish: () => new Promise((resolve) => (finish = resolve)) });
    host.receive({ type: 'ping' });
    await aTurn();
    expect(said).toEqual([]);
    finish();
    await until('pong');
  });

  it('aborts a load that is cancelled, without a failure', async () => {
    const { host, said, until } = bench();
    host.receive({
      type: 'request',
      id: 3,
      kind: 'load',
      ask: { modelId: 'm', from: { kind: 'folder', baseUrl: '', files: [] } },
    });
    host.receive({ type: 'cancel', id: 3 });
    await until('cancelled');
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(said).toEqual([{ type: 'cancelled', id: 3 }]);
  });

  it.each([
    ['WebAssembly', new WebAssembly.RuntimeError('unreachable')],
    ['an array', new RangeError('Array buffer allocation failed')],
  ])('says that it is lost once %s ran out of memory, after the request that did it', async (_, thrown) => {
    const { host, said, until } = bench({
      async *explain() {
        yield;
        throw thrown;
      },
    });
    const ask = { modelId: 'm', pixels, target: 0, saliencyId: 'gradient', params: {}, seed: 0 };
    host.receive({ type: 'request', id: 5, kind: 'explain', ask });
    await until('lost');
    expect(said).toMatchObject([
      { type: 'failure', id: 5, failure: { code: 'out-of-memory' } },
      { type: 'lost', failure: { code: 'out-of-memory' } },
    ]);
  });
});
