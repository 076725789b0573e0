import { describe, expect, it } from 'vitest';
import { checkpointAt } from '@/domain/testing/training-record';
import { Host } from '../rpc/host';
import type { FromWorker } from '../rpc/protocol';
import { FakeCourse } from './fake-course';
import type { TrainerExchanges } from './protocol';
import { lost, training, type DeviceEvents } from './trainer-host';

const ask = {
  base: { kind: 'folder', baseUrl: '', files: [] },
  data: { kind: 'bundled', baseUrl: '' },
  settings: checkpointAt(0).settings,
} as const;
const backend = { name: 'cpu', software: false, reason: '', candidates: [] } as const;
const learner = { classes: ['a', 'b'], newClasses: 0, licence: '' };

/** A training asked of a host, with everything it said. */
function train(steps: number) {
  const said: string[] = [];
  let device: DeviceEvents | undefined;
  let end: (message: FromWorker<TrainerExchanges>) => void;
  const ended = new Promise<FromWorker<TrainerExchanges>>((resolve) => (end = resolve));
  const host: Host<TrainerExchanges> = new Host(
    {
      train: training(
        async (_, events) => {
          device = events;
          return { backend, learner, begin: () => new FakeCourse(8, 0, steps) };
        },
        (failure) => host.lose(failure),
      ),
    },
    (message) => {
      said.push(message.type === 'progress' ? message.progress.type : message.type);
      if (message.type !== 'progress') end(message);
    },
  );
  host.receive({ type: 'request', id: 1, kind: 'train', ask });
  return { host, said, ended, device: () => device! };
}

describe('a training as a request', () => {
  it('tells what happens as progress, and answers with the model', async () => {
    const { said, ended } = train(3);
    expect(await ended).toMatchObject({ type: 'answer', id: 1, answer: { step: 3, files: [{ name: 'after-3' }] } });
    expect(said.slice(0, 2)).toEqual(['started', 'model']);
  });

  it('obeys what it is told on the way', async () => {
    const { host, said, ended } = train(1000);
    host.receive({ type: 'word', id: 1, word: 'pause' });
    while (!said.includes('paused')) await new Promise<void>((resolve) => setImmediate(resolve));
    host.receive({ type: 'word', id: 1, word: 'stop' });
    expect(await ended).toMatchObject({ type: 'answer' });
  });

  it('ends within a step of its cancel, and says that it was cancelled', async () => {
    const { host, ended } = train(1_000_000);
    host.receive({ type: 'cancel', id: 1 });
    expect(await ended).toEqual({ type: 'cancelled', id: 1 });
  });

  it('loses the worker with its device', async () => {
    const { said, ended, device } = train(1_000_000);
    while (!said.includes('started')) await new Promise<void>((resolve) => setImmediate(resolve));
    device().onLost('destroyed');
    expect(await ended).toEqual({ type: 'lost', failure: lost('destroyed') });
  });
});
