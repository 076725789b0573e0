import { beforeEach, describe, expect, it } from 'vitest';
import { defaultScene } from '@/domain/scene/schema';
import { sampleNamed } from '@/domain/testing/sample-named';
import { ownCard } from '@/domain/testing/own-card';
import { predictionOf } from '@/domain/testing/results';
import { createLimelight } from '../limelight';
import { handPlatform, settled, type HandEngine } from '../testing/hand-platform';
import { useCascade } from './cascade';

const [left, right] = ['cifar10-standard', 'cifar10-jsigr'];
const samples = [sampleNamed('cifar-cat')];
const display = { width: 1, height: 1, values: Float32Array.of(1), signed: false, min: 1, max: 1, noise: 0, broken: 0 };

describe('the randomisation of what is on the screen', () => {
  let hand: ReturnType<typeof handPlatform>;
  const engine = (): HandEngine => hand.engines.at(-1)!;
  const answer = async (...given: Parameters<HandEngine['answer']>) => {
    engine().answer(...given);
    await settled();
  };

  beforeEach(async () => {
    hand = handPlatform();
    createLimelight(hand.platform).page.open({ scene: defaultScene, failures: [] }, samples);
    engine().started();
    await settled();
    for (const id of [left, right])
      await answer(
        { card: { ...ownCard, id, inputShape: [1, 1, 3] }, lacks: {}, layers: [] },
        engine().idOf('load', id),
      );
    const map = { width: 1, height: 1, channels: 1, target: 1, noise: 0, data: Float32Array.of(1) };
    for (const id of [left, right]) {
      await answer(predictionOf(1), engine().idOf('predict', id));
      await answer({ map, milliseconds: 1 }, engine().idOf('explain', id));
    }
    useCascade.getState().start();
    await settled();
  });

  it('goes from map to map, shows the stages as they come, and says of one why it cannot be had', async () => {
    const stage = { map: display, spearman: 1 };
    engine().report({ step: 1, total: 3, stage }, engine().idOf('randomise', left));
    expect(useCascade.getState().strips.map(({ stages }) => stages.length)).toEqual([1, 0]);
    engine().report({ step: 2, total: 3, stage: { ...stage, layer: 'top' } }, engine().idOf('randomise', left));
    expect(useCascade.getState().strips[0]!.stages.map(({ layer }) => layer)).toEqual([undefined, 'top']);
    const failure = { code: 'method-unsupported', reason: 'not-taken-apart', details: {} } as const;
    engine().fail(failure, engine().idOf('randomise', left));
    await settled();
    await answer({ stages: [stage, { ...stage, layer: 'top' }] }, engine().idOf('randomise', right));
    const { state, strips } = useCascade.getState();
    expect(state).toBe('done');
    expect(strips[0]).toMatchObject({ modelId: left, failure });
    expect(strips[1]!.stages.map(({ layer }) => layer)).toEqual([undefined, 'top']);
  });

  it('stops at once and keeps what it has; a late answer changes nothing', async () => {
    const id = engine().idOf('randomise', left);
    engine().report({ step: 1, total: 3, stage: { map: display, spearman: 1 } }, id);
    useCascade.getState().stop();
    engine().answer({ stages: [] }, id);
    await settled();
    expect(useCascade.getState().state).toBe('stopped');
    expect(useCascade.getState().strips[0]!.stages).toHaveLength(1);
    expect(engine().count('randomise')).toBe(1);
  });
});
