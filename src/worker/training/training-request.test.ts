import { describe, expect, it } from 'vitest';
import { checkpointAt } from '@/domain/testing/training-record';
import { Host } from '../rpc/host';
import type { FromWorker } from '../rpc/protocol';
import { FakeTrainer } from './fake-trainer';
import type { TrainerExchanges } from './protocol';
import { lost, trainer, type DeviceEvents, type PreparedTraining } from './trainer-host';

const materials = { base: { kind: 'folder', baseUrl: '', files: [] }, data: { kind: 'bundled', baseUrl: '' } } as const;
const job = { settings: checkpointAt(0).settings };
const backend = { name: 'cpu', software: false, asked: false, place: 'browser', candidates: [] } as const;
const learner = { classes: ['a', 'b'], newClasses: 0, licence: '' };

/** A trainer that was asked to prepare, and with everything that it said; `prepared` is what comes of that. */
function prepare(steps: number, prepared: () => Promise<void> = () => Promise.resolve()) {
  const said: string[] = [];
  const asked: unknown[] = [];
  let device: DeviceEvents | undefined;
  let end: (message: FromWorker<TrainerExchanges>) => void;
  const ended = new Promise<FromWorker<TrainerExchanges>>((resolve) => (end = resolve));
  const awaited = new Map<string, () => void>();
  let answer: () => void;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const host: Host<TrainerExchanges> = new Host(
    trainer(
      async (wanted, events): Promise<PreparedTraining> => {
        asked.push(wanted);
        device = events;
        await prepared();
        return { backend, learner, begin: () => new FakeTrainer(8, 0, steps) };
      },
      (failure) => host.lose(failure),
    ),
    (message) => {
      const word = message.type === 'progress' ? message.progress.type : message.type;
      said.push(word);
      awaited.get(word)?.();
      if ('id' in message && message.id === 0) answer();
      else if (message.type !== 'progress') end(message);
    },
  );
  host.receive({ type: 'request', id: 0, kind: 'prepare', ask: materials });
  /** Once that is said; rejects where the training ends before. */
  const hears = (word: string) =>
    new Promise<void>((resolve, reject) => {
      if (said.includes(word)) resolve();
      awaited.set(word, resolve);
      void ended.then((message) => reject(new Error(`it ended before it said “${word}”: ${JSON.stringify(message)}`)));
    });
  return { host, said, asked, answered, ended, hears, device: () => device! };
}

/** The same, and asked to train. */
function train(steps: number) {
  const prepared = prepare(steps);
  prepared.host.receive({ type: 'request', id: 1, kind: 'train', ask: job });
  return prepared;
}

describe('a training as a request', () => {
  it('tells what happens as progress, and answers with the model', async () => {
    const { said, ended } = train(3);
    expect(await ended).toMatchObject({
      type: 'answer',
      id: 1,
      answer: { step: 3, network: { input: { name: 'after-3' } } },
    });
    expect(said.filter((word) => word !== 'answer').slice(0, 2)).toEqual(['started', 'model']);
  });

  it('obeys what it is told on the way', async () => {
    const { host, hears, ended } = train(1000);
    host.receive({ type: 'word', id: 1, word: 'pause' });
    await hears('paused');
    host.receive({ type: 'word', id: 1, word: 'stop' });
    expect(await ended).toMatchObject({ type: 'answer' });
  });

  it('ends within a step of its cancel, and says that it was cancelled', async () => {
    const { host, ended } = train(1_000_000);
    host.receive({ type: 'cancel', id: 1 });
    expect(await ended).toEqual({ type: 'cancelled', id: 1 });
  });

  it('loses the worker with its device', async () => {
    const { hears, ended, device } = train(1_000_000);
    await hears('started');
    device().onLost('destroyed');
    expect(await ended).toEqual({ type: 'lost', failure: lost('destroyed') });
  });

  it('trains what was prepared before, and prepares it once', async () => {
    const { host, asked, answered, ended } = prepare(3);
    await answered;
    host.receive({ type: 'request', id: 1, kind: 'train', ask: job });
    expect(await ended).toMatchObject({ type: 'answer', id: 1 });
    expect(asked).toEqual([materials]);
  });

  it('fails with what could not be prepared', async () => {
    const { host, said, ended } = prepare(3, () => Promise.reject(new Error('no such model')));
    host.receive({ type: 'request', id: 1, kind: 'train', ask: job });
    expect(await ended).toMatchObject({ type: 'failure', id: 1, failure: { code: 'internal' } });
    expect(said).toEqual(['failure', 'failure']);
  });

  it('loses the worker with its device also while it waits for a training', async () => {
    const { answered, ended, device } = prepare(3);
    await answered;
    device().onLost('destroyed');
    expect(await ended).toEqual({ type: 'lost', failure: lost('destroyed') });
  });
});
