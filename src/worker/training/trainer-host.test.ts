import { describe, expect, it } from 'vitest';
import { checkpointAt, stepRecord } from '@/domain/testing/training-record';
import { FakeTrainer } from './fake-trainer';
import type { FromTrainer, ToTrainer, TrainingJob } from './protocol';
import { TrainerHost } from './trainer-host';

const backend = { name: 'cpu', software: false, asked: false, place: 'browser', candidates: [] } as const;

const job: TrainingJob = { settings: checkpointAt(0).settings };

interface Options {
  readonly steps?: number;
  /** What a trainer does at a step; `trainer` counts the trainers begun. */
  readonly at?: (step: number, trainer: number) => ReturnType<typeof stepRecord> | undefined;
  /** Milliseconds that pass at every look at the clock. */
  readonly tick?: number;
}

/** A host on fake trainers, with everything it said; `on` reacts to what it says, as the page would. */
function bench({ steps = 20, at = () => undefined, tick = 0 }: Options = {}) {
  const said: FromTrainer[] = [];
  const trainers: FakeTrainer[] = [];
  let time = 0;
  let react: (message: FromTrainer) => ToTrainer['type'] | undefined = () => undefined;
  let wake = () => {};
  const host = new TrainerHost(
    Promise.resolve({
      backend,
      learner: { classes: ['a', 'b'], newClasses: 0, licence: '' },
      begin({ checkpoint, batch }) {
        const number = trainers.length + 1;
        const trainer = new FakeTrainer(batch ?? 8, checkpoint?.step ?? 0, steps, (step) => at(step, number));
        trainers.push(trainer);
        return trainer;
      },
    }),
    (message) => {
      said.push(message);
      const order = react(message);
      if (order && order !== 'start') host.receive({ type: order });
      wake();
    },
    () => (time += tick),
  );
  const types = () => said.map(({ type }) => type);
  return {
    host,
    said,
    trainers,
    types,
    on: (answer: typeof react) => (react = answer),
    until: async (type: FromTrainer['type']) => {
      while (!types().includes(type)) await new Promise<void>((resolve) => (wake = resolve));
    },
    stepsTold: () =>
      said
        .flatMap((message) => (message.type === 'events' ? message.events : []))
        .flatMap((event) => (event.kind === 'step' ? event.record.step : [])),
  };
}

/** From now on the newest trainer's weights are not numbers. */
function spoil(trainers: readonly FakeTrainer[]): undefined {
  const trainer = trainers.at(-1)!;
  trainer.checkpoint = async () => ({ ...checkpointAt(trainer.step), weights: Float32Array.of(NaN) });
}

/** Long enough for a dozen steps of a fake trainer. */
const aWhile = async () => {
  for (let turn = 0; turn < 40; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
};

describe('TrainerHost', () => {
  it('trains to the end: the model at the start, every step once, a checkpoint, and the result', async () => {
    const { host, said, types, until, trainers, stepsTold } = bench();
    host.receive({ type: 'start', job });
    await until('finished');
    await aWhile();
    expect(types()).toEqual(['started', 'model', 'events', 'events', 'checkpoint', 'finished']);
    expect(stepsTold()).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(said.at(-1)).toMatchObject({ step: 20, network: { input: { name: 'after-20' } } });
    expect(trainers[0]?.freed).toBe(1);
  });

  it('bundles what happens within a tenth of a second, and loses none of it', async () => {
    const { host, types, until, stepsTold } = bench({ steps: 100, tick: 10 });
    host.receive({ type: 'start', job });
    await until('finished');
    const bundles = types().filter((type) => type === 'events').length;
    expect(bundles).toBeGreaterThan(5);
    expect(bundles).toBeLessThan(40);
    expect(stepsTold()).toHaveLength(100);
  });

  it('sends the model every two seconds and a checkpoint every fifteen', async () => {
    const { host, said, types, until } = bench({ steps: 100, tick: 100 });
    host.receive({ type: 'start', job });
    await until('finished');
    const models = said.flatMap((message) => (message.type === 'model' ? message.step : []));
    expect(models.length).toBeGreaterThan(4);
    expect(models.length).toBeLessThan(20);
    expect(types().filter((type) => type === 'checkpoint').length).toBeGreaterThan(1);
  });

  it('stands still at once when paused, its checkpoint sent first, and goes on where it was', async () => {
    const { host, said, types, on, until, stepsTold, trainers } = bench();
    on((message) => (message.type === 'events' && !types().includes('paused') ? 'pause' : undefined));
    host.receive({ type: 'start', job });
    await until('paused');
    await aWhile();
    expect(stepsTold()).toEqual([1]);
    expect(types()).toEqual(['started', 'model', 'events', 'checkpoint', 'model', 'paused']);
    expect(said.at(-1)).toEqual({ type: 'paused', step: 1 });
    host.receive({ type: 'resume' });
    await until('finished');
    expect(types()).toContain('resumed');
    expect(stepsTold()).toHaveLength(20);
    expect(trainers).toHaveLength(1);
  });

  it('stops within a step and keeps the model, also while paused', async () => {
    for (const paused of [false, true]) {
      const { host, said, on, until, stepsTold } = bench();
      on(({ type }) => (type === 'paused' ? 'stop' : type === 'events' ? (paused ? 'pause' : 'stop') : undefined));
      host.receive({ type: 'start', job });
      await until('finished');
      expect(stepsTold()).toEqual([1]);
      expect(said.at(-1)).toMatchObject({ type: 'finished', step: 1, network: { input: { name: 'after-1' } } });
    }
  });

  it('ends with a look at the pictures held out, also while paused, unless the look is cut short', async () => {
    const looks = (said: readonly FromTrainer[]) =>
      said
        .flatMap((message) => (message.type === 'events' ? message.events : []))
        .flatMap((event) => (event.kind === 'check' ? event.record.step : []));
    const { host, said, on, until, stepsTold, trainers, types } = bench();
    on(({ type }) => (type === 'events' ? 'end' : undefined));
    host.receive({ type: 'start', job });
    await until('finished');
    await aWhile();
    expect([stepsTold(), looks(said)]).toEqual([[1], [1]]);
    expect(types().indexOf('checkpoint')).toBeLessThan(types().lastIndexOf('events'));
    expect(trainers[0]?.freed).toBe(1);

    const paused = bench();
    paused.on(({ type }) => (type === 'events' ? 'pause' : type === 'paused' ? 'end' : undefined));
    paused.host.receive({ type: 'start', job });
    await paused.until('finished');
    expect(looks(paused.said)).toEqual([1]);

    const short = bench({ tick: 60 });
    let told = 0;
    short.on(({ type }) => (type !== 'events' ? undefined : told++ === 0 ? 'end' : 'stop'));
    short.host.receive({ type: 'start', job });
    await short.until('finished');
    expect(looks(short.said)).toEqual([]);
    expect(short.said.at(-1)).toMatchObject({ network: { input: { name: 'after-1' } } });
  });

  it('cancels within a step, frees everything and says nothing more', async () => {
    const { host, types, on, until, trainers } = bench();
    on((message) => (message.type === 'events' ? 'cancel' : undefined));
    host.receive({ type: 'start', job });
    await until('cancelled');
    await aWhile();
    expect(types()).toEqual(['started', 'model', 'events', 'cancelled']);
    expect(trainers[0]).toMatchObject({ step: 1, freed: 1 });
  });

  it('obeys a stop that comes before the job is ready', async () => {
    const { host, said, until } = bench();
    host.receive({ type: 'start', job });
    host.receive({ type: 'stop' });
    host.receive({ type: 'resume' });
    await until('finished');
    expect(said.at(-1)).toMatchObject({ step: 0 });
  });

  it('starts from a checkpoint', async () => {
    const { host, until, stepsTold } = bench();
    host.receive({ type: 'start', job: { ...job, checkpoint: checkpointAt(15) } });
    await until('finished');
    expect(stepsTold()).toEqual([16, 17, 18, 19, 20]);
  });

  it('halves the batch where memory runs out, from the last checkpoint, and says so', async () => {
    const full = (step: number, trainer: number) => {
      if (trainer === 1 && step === 12) throw new RangeError('Array buffer allocation failed');
      return undefined;
    };
    const { host, said, until, stepsTold, trainers } = bench({ at: full });
    host.receive({ type: 'start', job: { ...job, checkpoint: checkpointAt(10) } });
    await until('finished');
    await aWhile();
    expect(trainers.map(({ batch, freed }) => [batch, freed])).toEqual([
      [8, 1],
      [4, 1],
    ]);
    expect(stepsTold()).toEqual([11, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
    const note = said.find(({ type }) => type === 'note');
    expect(note).toMatchObject({
      failure: { code: 'out-of-memory', outcome: { outcome: 'smaller-batch', pictures: 4 } },
    });
    expect(said.filter(({ type }) => type === 'started')).toMatchObject([{ batch: 8 }, { batch: 4 }]);
  });

  it('does the same where the device only reports it, and keeps nothing computed after it', async () => {
    const made: ReturnType<typeof bench> = bench({
      tick: 8000,
      at(step, trainer) {
        if (trainer === 1 && step === 4) made.host.onOutOfMemory();
        return undefined;
      },
    });
    made.host.receive({ type: 'start', job });
    await made.until('finished');
    expect(made.trainers.map(({ batch, step }) => [batch, step])).toEqual([
      [8, 4],
      [4, 20],
    ]);
    const first = made.said.findIndex(({ type }) => type === 'note');
    const kept = made.said
      .slice(0, first)
      .flatMap((message) => (message.type === 'checkpoint' ? message.checkpoint.step : []));
    expect(Math.max(...kept)).toBeLessThan(4);
  });

  it('gives up where not even one picture fits', async () => {
    const { host, said, until, trainers } = bench({
      at() {
        throw new Error('Out of memory');
      },
    });
    host.receive({ type: 'start', job });
    await until('failure');
    expect(said.at(-1)).toMatchObject({ failure: { code: 'out-of-memory' } });
    expect(trainers.slice(0, 4).map(({ batch }) => batch)).toEqual([8, 4, 2, 1]);
  });

  it('stops at the last good checkpoint where the loss runs away, and shows its model', async () => {
    const { host, said, until } = bench({ at: (step) => (step === 13 ? stepRecord(step, { loss: NaN }) : undefined) });
    host.receive({ type: 'start', job: { ...job, checkpoint: checkpointAt(10) } });
    await until('failure');
    expect(said.at(-2)).toMatchObject({ type: 'model', step: 10, network: { input: { name: 'after-10' } } });
    expect(said.at(-1)).toMatchObject({ failure: { code: 'training-diverged' }, checkpoint: { step: 10 } });
  });

  it('keeps no checkpoint whose weights are no numbers', async () => {
    const { host, said, until, trainers } = bench({ at: (step) => (step === 3 ? spoil(trainers) : undefined) });
    host.receive({ type: 'start', job });
    await until('failure');
    expect(said.some(({ type }) => type === 'checkpoint')).toBe(false);
    expect(said.at(-1)).toMatchObject({ failure: { code: 'training-diverged' } });
  });

  it('reports what is thrown by a job that cannot be opened', async () => {
    const said: FromTrainer[] = [];
    const failing = new TrainerHost(Promise.reject(new Error('no such model')), (message) => said.push(message));
    failing.receive({ type: 'start', job });
    await aWhile();
    expect(said).toMatchObject([{ type: 'failure', failure: { code: 'internal' } }]);
  });

  it('says once that the device is lost, whatever the steps throw then', async () => {
    const { host, types, on, until } = bench({
      at(step) {
        if (step > 3) throw new Error('tensor is gone');
        return undefined;
      },
    });
    on((message) => {
      if (message.type === 'model') host.onLost('destroyed');
      return undefined;
    });
    host.receive({ type: 'start', job });
    await until('lost');
    await aWhile();
    expect(types()).toEqual(['started', 'model', 'lost']);
  });
});
