import { describe, expect, it } from 'vitest';
import { LimelightError } from '@/domain/errors';
import type { Prediction } from '@/domain/picture';
import { EngineHost, type Handlers } from './engine-host';
import type { FromWorker } from './protocol';

const pixels = { width: 1, height: 1, data: new Float32Array(3) };
const prediction: Prediction = {
  label: 0,
  logits: Float32Array.of(1),
  probabilities: Float32Array.of(1),
  independent: false,
};
const attackAsk = { modelId: 'm', pixels, label: 0, attackId: 'pgd', params: {}, seed: 0 };

/** A host whose attack takes `steps` steps; resolves when a message satisfies the test. */
function bench(overrides: Partial<Handlers> = {}) {
  const said: FromWorker[] = [];
  const cleaned: string[] = [];
  let wake = () => {};
  const handlers: Handlers = {
    start: () => Promise.reject(new LimelightError('backend-unavailable', 'None.', 'Go.')),
    load: (_, __, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    inspect: () => Promise.reject(new LimelightError('model-missing', 'None.', 'Go.')),
    async *predict() {
      yield;
      return prediction;
    },
    async *attack(_, report) {
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
    async *explain() {
      yield;
      throw new LimelightError('numerical-failure', 'NaN.', 'Go.');
    },
    ...overrides,
  };
  const host = new EngineHost(handlers, (message) => {
    said.push(message);
    wake();
  });
  const until = async (type: FromWorker['type']) => {
    while (!said.some((message) => message.type === type)) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { host, said, cleaned, until };
}

describe('EngineHost', () => {
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
