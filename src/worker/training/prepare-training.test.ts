import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import type { Checkpoint } from '@/domain/training/checkpoint';
import type { TrainingData } from '@/domain/training/data';
import { trainingParams, type TrainingSettings } from '@/domain/training/params';
import { nodeHost } from '@/engine/backends/node';
import { randomFrom } from '@/engine/testing/random';
import { tinyModelFiles } from '@/engine/testing/tiny-model';
import { cardFor } from '@/engine/testing/zoo-model';
import type { OwnFile } from '../protocol';
import { prepareTraining } from './prepare-training';
import type { FromTrainer, Materials, TrainingJob } from './protocol';
import { TrainerHost } from './trainer-host';

const random = randomFrom(5);

/** Bright and dark noise, 8 × 8 pixels: two classes that a few steps tell apart. */
function noise(count: number) {
  const labels = Array.from({ length: count }, (_, i) => i % 2);
  const pixels = Uint8Array.from({ length: count * 8 * 8 * 3 }, (_, i) => {
    const bright = labels[Math.floor(i / (8 * 8 * 3))] === 1;
    return 255 * (bright ? 0.6 + 0.4 * random() : 0.4 * random());
  });
  return { pixels, labels };
}

const data: TrainingData = {
  name: 'noise',
  classes: ['dark', 'bright'],
  shape: [8, 8, 3],
  training: noise(24),
  heldOut: noise(4),
};

const card: OwnFile = { name: 'card.json', blob: new Blob([JSON.stringify(cardFor(8, 10))]) };
const base: readonly OwnFile[] = [
  ...[...tinyModelFiles(8, 10)].map(([name, bytes]) => ({ name, blob: new Blob([new Uint8Array(bytes)]) })),
  card,
];

function jobOf(changes: Partial<TrainingSettings>, checkpoint?: Checkpoint): TrainingJob {
  const settings = {
    ...defaultParams(trainingParams),
    steps: 12,
    batch: 8,
    checkEvery: 2000,
    lr: 0.01,
    ramp: 0,
    ...changes,
  };
  return { settings, ...(checkpoint && { checkpoint }) };
}

const materials: Materials = { base: { kind: 'files', files: base }, data: { kind: 'own', data }, backend: 'wasm' };
const deaf = { onLost: () => undefined, onOutOfMemory: () => undefined };

/** A whole training by the engine's own trainer; `react` hears everything it says. */
async function train(
  job: TrainingJob,
  react: (message: FromTrainer, host: TrainerHost) => void = () => undefined,
  from: Materials = materials,
) {
  const said: FromTrainer[] = [];
  await new Promise<void>((resolve) => {
    const host: TrainerHost = new TrainerHost(prepareTraining(nodeHost)(from, deaf), (message) => {
      said.push(message);
      react(message, host);
      if (['finished', 'failure', 'cancelled'].includes(message.type)) setImmediate(resolve);
    });
    host.receive({ type: 'start', job });
  });
  const steps = said
    .flatMap((message) => (message.type === 'events' ? message.events : []))
    .flatMap((event) => (event.kind === 'step' ? event.record : []));
  return { said, steps, last: said.at(-1)! };
}

/** A training that is told to pause as it starts, and cancelled in that pause; with the checkpoint of the pause. */
async function trainAndPause(steps: number) {
  let kept: Checkpoint | undefined;
  const told = await train(jobOf({ steps }), (message, host) => {
    if (message.type === 'checkpoint') kept ??= structuredClone(message.checkpoint);
    if (message.type === 'paused') host.receive({ type: 'cancel' });
    else if (message.type === 'started') host.receive({ type: 'pause' });
  });
  if (!kept) throw new Error('it was never paused');
  return { kept, ...told };
}

describe('the trainer worker’s engine', () => {
  it('trains a network on another set of classes: the loss falls, the model can be sent, nothing is left behind', async () => {
    const { steps, last, said } = await train(jobOf({}));
    expect(said[0]).toMatchObject({
      type: 'started',
      batch: 8,
      learner: { classes: ['dark', 'bright'], newClasses: 2 },
    });
    expect(steps).toHaveLength(12);
    const mean = (records: typeof steps) => records.reduce((sum, each) => sum + each.crossEntropy, 0) / records.length;
    expect(mean(steps.slice(-3))).toBeLessThan(mean(steps.slice(0, 3)));
    if (last.type !== 'finished') throw new Error(`it ended with ${JSON.stringify(last)}`);
    expect(last.network.operations.at(-1)?.shape).toEqual([2]);
    expect(structuredClone(last.network)).toEqual(last.network);
    expect(memory().numTensors).toBe(0);
  });

  it('goes on from the checkpoint of a pause exactly as if it had not stopped', async () => {
    const whole = await train(jobOf({ steps: 6 }));
    const { kept, ...first } = await trainAndPause(6);
    expect(first.last.type).toBe('cancelled');
    expect(kept.step).toBeLessThan(6);
    const second = await train(jobOf({ steps: 6 }, kept));
    const losses = ({ steps }: Pick<typeof whole, 'steps'>) => steps.map(({ step, loss }) => [step, loss]);
    expect([...losses(first), ...losses(second)]).toEqual(losses(whole));
  });

  it('stops where the training runs away, and frees everything', async () => {
    const { kept } = await trainAndPause(6);
    const { last, steps } = await train(jobOf({ steps: 6 }, { ...kept, weights: kept.weights.map((w) => w * 1e30) }));
    expect(last).toMatchObject({ type: 'failure', failure: { code: 'training-diverged' } });
    expect(steps).toEqual([]);
    expect(memory().numTensors).toBe(0);
  });

  it('refuses what cannot be trained with the reason', async () => {
    const unfit: Materials = { ...materials, data: { kind: 'own', data: { ...data, shape: [4, 4, 3] } } };
    const { last } = await train(jobOf({}), undefined, unfit);
    expect(last).toMatchObject({ type: 'failure', failure: { code: 'training-unfit' } });
  });
});
