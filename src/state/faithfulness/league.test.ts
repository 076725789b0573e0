import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LimelightError } from '@/domain/errors';
import { chooseExplained, chooseVersus, switchAttack } from '@/domain/scene/edits';
import { defaultScene } from '@/domain/scene/schema';
import { sampleNamed } from '@/domain/testing/sample-named';
import { ownCard } from '@/domain/testing/own-card';
import { onePixel, predictionOf } from '@/domain/testing/results';
import { createLimelight } from '../limelight';
import { useLimelight } from '../store';
import { handPlatform, settled, type HandEngine } from '../testing/hand-platform';
import { useLeague } from './store';

const [left, right] = ['cifar10-standard', 'cifar10-jsigr'];
const samples = [sampleNamed('cifar-cat')];
const map = { width: 1, height: 1, channels: 3, target: 1, noise: 0, data: Float32Array.of(1, 2, 3) };

describe('the comparison of methods', () => {
  let hand: ReturnType<typeof handPlatform>;
  const engine = (): HandEngine => hand.engines.at(-1)!;
  const league = () => useLeague.getState();
  const asked = (kind: 'assess' | 'attack') =>
    engine().asked.flatMap((message) => (message.kind === kind ? [message.ask] : []));
  const answer = async (...given: Parameters<HandEngine['answer']>) => {
    engine().answer(...given);
    await settled();
  };
  const predict = (id: string, label: number) => answer(predictionOf(label), engine().idOf('predict', id));
  /** One assessment of whatever is waited for. */
  const assess = (value: number, id: string) =>
    answer(
      {
        assessments: [{ map: 'judged', scores: { deletion: { value, chance: 0.5 } } }],
        kept: { maps: [map], blurred: onePixel },
      },
      engine().idOf('assess', id),
    );

  beforeEach(async () => {
    hand = handPlatform();
    createLimelight(hand.platform).page.open({ scene: defaultScene, failures: [] }, samples);
    engine().started([
      { id: 'deletion', better: 'lower', hasChance: true, needsAttack: false },
      { id: 'stability', better: 'higher', hasChance: true, needsAttack: true },
    ]);
    await settled();
    for (const id of [left, right])
      await answer(
        { card: { ...ownCard, id, inputShape: [1, 1, 3] }, lacks: {}, layers: [] },
        engine().idOf('load', id),
      );
    await predict(left, 1);
    await predict(right, 0);
  });

  const start = async (change: object = {}) => {
    league().start({
      contestants: { kind: 'shown' },
      pictures: { kind: 'picture' },
      metrics: ['deletion', 'stability'],
      ...change,
    });
    await settled();
  };

  it('judges the maps on the screen of each model by the class that it sees, and keeps them to be looked at', async () => {
    await start();
    await predict(left, 1);
    expect(asked('assess').at(-1)).toMatchObject({
      ...{ modelId: left, target: 1, metrics: ['deletion'], keep: true, shuffles: 4 },
      explainers: [{ saliencyId: 'gradient' }],
    });
    await assess(0.25, left);
    await predict(right, 0);
    await assess(0.75, right);
    const { run } = league();
    expect(run?.state).toBe('done');
    expect(run?.contestants.map(({ modelId }) => modelId)).toEqual([left, right]);
    expect(run?.assessed[0]?.map(({ scores }) => scores['deletion']?.value)).toEqual([0.25, 0.75]);
    expect(run?.lookedAt?.maps).toEqual([map, map]);
    // Stability compares with an attacked picture, and there is none.
    expect(run?.metrics).toEqual(['deletion']);
  });

  it('judges by what the screen explains: a class, or one rather than another; on other pictures by the class seen', async () => {
    useLimelight.getState().dispatch(chooseExplained(0));
    useLimelight.getState().dispatch(chooseVersus(1));
    await start({ contestants: { kind: 'all', modelId: left } });
    await predict(left, 1);
    expect(asked('assess').at(-1)).toMatchObject({ target: { of: 0, versus: 1 } });
    await start({ contestants: { kind: 'all', modelId: left }, pictures: { kind: 'bundled', count: 3 } });
    await predict(left, 1);
    expect(asked('assess').at(-1)).toMatchObject({ target: 1 });
  });

  it('attacks each model by itself where stability is asked for and the attack is on', async () => {
    useLimelight.getState().dispatch(switchAttack(true));
    await start({ contestants: { kind: 'all', modelId: right } });
    await predict(right, 0);
    expect(asked('attack').at(-1)).toMatchObject({ modelId: right, label: 0, attackId: 'pgd' });
    const adversarial = { ...onePixel, data: Float32Array.of(1, 0, 1) };
    await answer({ adversarial, prediction: predictionOf(1), milliseconds: 1 }, engine().idOf('attack', right));
    expect(asked('assess').at(-1)).toMatchObject({
      metrics: ['deletion', 'stability'],
      attacked: adversarial,
      target: 0,
    });
  });

  it('goes through many pictures, keeps what is done when it is stopped, and goes on from there', async () => {
    await start({ contestants: { kind: 'all', modelId: left }, pictures: { kind: 'bundled', count: 3 } });
    await predict(left, 1);
    await assess(0.1, left);
    expect(league().run).toMatchObject({ state: 'running', total: 3 });
    await predict(left, 0);
    expect(asked('assess').at(-1)).toMatchObject({ keep: false, shuffles: 1, seed: defaultScene.seed + 1 });
    league().stop();
    await settled();
    expect(league().run).toMatchObject({ state: 'stopped', assessed: [[{ map: 'judged' }]] });
    const before = engine().count('predict');
    league().goOn();
    await settled();
    expect(engine().count('predict')).toBe(before + 1);
    for (const label of [0, 1]) {
      await predict(left, label);
      await assess(0.2, left);
    }
    expect(league().run?.state).toBe('done');
    expect(league().run?.assessed).toHaveLength(3);
  });

  it('says why it failed, keeps what there is, and can be tried again', async () => {
    await start({ contestants: { kind: 'all', modelId: left } });
    await predict(left, 1);
    const failure = { code: 'numerical-failure', reason: 'not-numbers', details: {} } as const;
    engine().fail(failure, engine().idOf('assess', left));
    await settled();
    expect(league().run).toMatchObject({ state: 'failed', failure });
    league().goOn();
    await settled();
    await predict(left, 1);
    await assess(0.3, left);
    expect(league().run?.state).toBe('done');
    expect(league().run).not.toHaveProperty('failure');
  });

  it('calls a model that has left the screen as it was called there, not by its id', async () => {
    await start({ contestants: { kind: 'all', modelId: left } });
    const { label } = useLimelight.getState().columns[0]!;
    expect(label).not.toBe(left);
    const failure = { code: 'model-missing', reason: 'not-loaded', details: { model: left } } as const;
    engine().fail(failure, engine().idOf('predict', left));
    await settled();
    expect(league().run).toMatchObject({ state: 'failed', failure: { ...failure, details: { model: label } } });
  });

  describe('of files of the person’s own', () => {
    const files = ['a.png', 'broken.jpg', 'c.png'].map((name) => new File(['bytes'], name));
    const decoded: string[] = [];

    beforeEach(() => {
      decoded.length = 0;
      vi.spyOn(hand.platform, 'decodeTestPicture').mockImplementation(async (_, name) => {
        decoded.push(name);
        if (name.startsWith('broken'))
          throw new LimelightError('picture-not-an-image', 'unknown-format', { file: name });
        return { pixels: onePixel, hash: name, notes: [] };
      });
    });

    it('reads each when its turn comes, leaves out one that cannot be read, and names it', async () => {
      await start({ contestants: { kind: 'all', modelId: left }, pictures: { kind: 'files', files } });
      expect(decoded).toEqual(['a.png']);
      await predict(left, 1);
      await assess(0.1, left);
      expect(decoded).toEqual(['a.png', 'broken.jpg', 'c.png']);
      expect(league().run).toMatchObject({ state: 'running', total: 3, unread: ['broken.jpg'] });
      await predict(left, 0);
      await assess(0.2, left);
      expect(league().run).toMatchObject({ state: 'done', unread: ['broken.jpg'] });
      expect(league().run?.assessed).toHaveLength(2);
    });

    it('keeps the maps of the first that can be read', async () => {
      await start({ contestants: { kind: 'all', modelId: left }, pictures: { kind: 'files', files: files.slice(1) } });
      await predict(left, 1);
      expect(asked('assess').at(-1)).toMatchObject({ keep: true });
      await assess(0.1, left);
      expect(league().run?.lookedAt).toMatchObject({ name: 'c.png' });
    });

    it('fails where none can be read, and says why', async () => {
      await start({
        contestants: { kind: 'all', modelId: left },
        pictures: { kind: 'files', files: [files[1]!, files[1]!] },
      });
      expect(league().run).toMatchObject({ state: 'failed', failure: { code: 'picture-not-an-image' }, assessed: [] });
    });
  });

  it('a new start gives up what ran (fails if its late answer were taken)', async () => {
    await start({ contestants: { kind: 'all', modelId: left } });
    await predict(left, 1);
    const late = engine().idOf('assess', left);
    await start({ contestants: { kind: 'all', modelId: right } });
    engine().answer({ assessments: [{ map: 'flat', scores: {} }] }, late);
    await settled();
    expect(league().run).toMatchObject({ state: 'running', assessed: [] });
    expect(league().run?.contestants.map(({ modelId }) => modelId)).toEqual([right]);
  });
});
