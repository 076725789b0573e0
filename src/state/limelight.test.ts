import { beforeEach, describe, expect, it } from 'vitest';
import { centre } from '@/domain/crop';
import { changeAttack, changeCrop, changeSeed, reset, switchAttack } from '@/domain/scene/edits';
import { defaultScene } from '@/domain/scene/schema';
import { sampleNamed } from '@/domain/testing/sample-named';
import { ownCard } from '@/domain/testing/own-card';
import { onePixel, predictionOf } from '@/domain/testing/results';
import { createLimelight, type Limelight } from './limelight';
import { useLimelight } from './store';
import { handPlatform, settled, type HandEngine } from './testing/hand-platform';
import { anyNetwork, started } from './training/testing/session-bench';
import { useTraining } from './training/store';

const [left, right] = ['cifar10-standard', 'cifar10-jsigr'];
const samples = ['cifar-cat', 'cifar-ship'].map(sampleNamed);
const failure = { code: 'backend-lost', reason: 'device-lost', details: { problem: 'gone' } } as const;

describe('the application', () => {
  let hand: ReturnType<typeof handPlatform>;
  let limelight: Limelight;
  const engine = (): HandEngine => hand.engines.at(-1)!;
  const state = () => useLimelight.getState();
  const shown = () => state().columns.map(({ modelId }) => modelId);
  /** What the models say of the clean picture, from left to right. */
  const said = () => state().columns.map(({ clean }) => [clean.value?.label, clean.stale]);

  const answer = async (...given: Parameters<HandEngine['answer']>) => {
    engine().answer(...given);
    await settled();
  };
  const load = (id: string) =>
    answer({ card: { ...ownCard, id, inputShape: [1, 1, 3] }, lacks: {}, layers: [] }, engine().idOf('load', id));
  const predict = (id: string, label: number) => answer(predictionOf(label), engine().idOf('predict', id));

  async function visit(change: Parameters<typeof handPlatform>[0] = {}): Promise<void> {
    hand = handPlatform(change);
    limelight = createLimelight(hand.platform);
    limelight.page.open({ scene: defaultScene, failures: [] }, samples);
    engine().started();
    await settled();
  }

  async function work(): Promise<void> {
    await visit();
    await load(left);
    await load(right);
    await predict(left, 1);
    await predict(right, 0);
  }

  beforeEach(work);

  it('says in every column what its model said, in the order of the scene (fails if they go by who answers first)', async () => {
    expect(said()).toEqual([
      [1, false],
      [0, false],
    ]);
    state().addModel('cifar10-at');
    state().replaceModel(left, 'cifar10-sigr');
    await settled();
    await load('cifar10-at');
    await load('cifar10-sigr');
    await predict('cifar10-at', 0);
    expect(shown()).toEqual(['cifar10-sigr', right, 'cifar10-at']);
    expect(said().map(([label]) => label)).toEqual([undefined, 0, 0]);
  });

  it('frees the model of a column that goes', async () => {
    state().removeModel(right);
    await settled();
    expect(shown()).toEqual([left]);
    expect(engine().count('unload')).toBe(1);
  });

  it('starts a lost engine again, loads the models on the screen, and keeps what it knows', async () => {
    engine().say({ type: 'lost', failure });
    expect(hand.engines).toHaveLength(2);
    expect([state().engine, state().status]).toEqual(['starting', 'loading']);
    engine().started();
    await settled();
    expect(engine().models).toEqual([left, right]);
    await load(right);
    await load(left);
    expect(said().map(([label]) => label)).toEqual([1, 0]);
    expect(state().notices.map((notice) => notice.failure.code)).toEqual(['backend-lost']);
  });

  it('gives up after three losses within a minute, says so, and starts again when it is asked to', async () => {
    for (let loss = 0; loss < 4; loss++) {
      engine().started();
      await settled();
      engine().say({ type: 'lost', failure });
    }
    expect([hand.engines.length, state().engine]).toEqual([4, 'failed']);
    expect(state().columns.map((column) => column.failure?.code)).toEqual(['backend-lost', 'backend-lost']);
    state().retry();
    expect([hand.engines.length, state().engine]).toEqual([5, 'starting']);
  });

  it('shows another picture as soon as it is there, and what the models said of the former as stale', async () => {
    state().openSample('cifar-ship');
    await settled();
    await settled();
    expect(state().scene.picture).toEqual({ kind: 'sample', id: 'cifar-ship' });
    expect(said()).toEqual([
      [1, true],
      [0, true],
    ]);
    await predict(left, 0);
    expect(said()[0]).toEqual([0, false]);
  });

  it('undoes a picture and an attack from memory, and asks the engine for nothing (fails if results are forgotten)', async () => {
    state().dispatch(switchAttack(true));
    await answer(
      { adversarial: onePixel, prediction: predictionOf(0), milliseconds: 1 },
      engine().idOf('attack', left),
    );
    const attacked = state().columns[0]?.attacked.value;
    state().openSample('cifar-ship');
    await settled();
    await settled();
    const asked = engine().asked.length;
    state().undo();
    await settled();
    await settled();
    expect(state().scene.picture).toEqual(defaultScene.picture);
    expect(state().columns[0]?.attacked.value).toBe(attacked);
    expect(said()).toEqual([
      [1, false],
      [0, false],
    ]);
    state().undo();
    expect([state().canUndo, state().columns[0]?.attacked.value]).toEqual([false, undefined]);
    expect(
      engine()
        .asked.slice(asked)
        .map(({ kind }) => kind),
    ).not.toContain('predict');
  });

  it.each([
    ['an undo', () => state().undo()],
    ['a reset', () => state().dispatch(reset())],
  ])('lets no picture come that was on its way before %s', async (_, goBack) => {
    let arrive = () => {};
    await visit({
      decodePicture: (_, name) =>
        new Promise((resolve) => {
          arrive = () => resolve({ pixels: onePixel, hash: name, notes: [] });
        }),
    });
    await settled();
    arrive();
    await settled();
    state().dispatch(changeSeed(1));
    state().openFile(new Blob(['x']), 'mine.png');
    goBack();
    arrive();
    await settled();
    expect([state().picture?.name, state().scene.seed]).toEqual(['cifar-cat', 0]);
    expect(state().pictureLoading).toBe(false);
  });

  it('shows another part of the picture at once, of each picture its own (fails if results are kept under the picture alone)', async () => {
    const wide = { width: 2, height: 1, data: Float32Array.of(0, 0, 0, 1, 1, 1) };
    await visit({ decodePicture: async (_, hash) => ({ pixels: hash === 'wide' ? wide : onePixel, hash, notes: [] }) });
    await load(left);
    state().openFile(new Blob(['x']), 'wide');
    await settled();
    const seen = () => state().columns[0]?.pixels?.data[0];
    state().dispatch(changeCrop({ x: 0, y: 0.5 }));
    await predict(left, 0);
    expect([seen(), ...said()[0]!]).toEqual([0, 0, false]);
    hand.clock.advance(10_000);
    state().dispatch(changeCrop({ x: 1, y: 0.5 }));
    expect([seen(), ...said()[0]!]).toEqual([1, 0, true]);
    await predict(left, 1);
    state().undo();
    expect([seen(), ...said()[0]!]).toEqual([0, 0, false]);
    state().redo();
    state().openSample('cifar-ship');
    await settled();
    await settled();
    expect(state().scene.crop).toEqual(centre);
    state().undo();
    await settled();
    expect([state().picture?.name, seen(), ...said()[0]!]).toEqual(['wide', 1, 1, false]);
  });

  it('takes a slider’s row of changes back as one', () => {
    const schema = state().catalogue!.attacks[0]!.params;
    for (const eps of [1, 2, 3]) state().dispatch(changeAttack('eps', eps, schema));
    state().undo();
    expect(state().scene.attack.params).toEqual({});
    state().redo();
    expect(state().scene.attack.params).toEqual({ eps: 3 });
  });

  it('shows the model under training as a column, and puts back what had to make room for it', async () => {
    for (const id of ['cifar10-at', 'cifar10-sigr']) state().addModel(id);
    const before = shown();
    useTraining.getState().start();
    await settled();
    const [trainer] = hand.trainers;
    trainer!.tell(started);
    trainer!.tell({ type: 'model', step: 1, network: anyNetwork });
    await settled();
    expect(shown()).toEqual([...before.slice(0, 3), 'own-training']);
    expect(engine().models.at(-1)).toBe('own-training');
    expect(engine().lastLoaded).toMatchObject({ card: { id: 'own-training' }, network: anyNetwork });
    useTraining.getState().cancel();
    await settled();
    expect(shown()).toEqual(before);
    expect([trainer!.terminated, useTraining.getState().phase]).toEqual([true, 'idle']);
  });
});
