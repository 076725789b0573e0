import { beforeEach, describe, expect, it } from 'vitest';
import type { Playback } from '@/domain/playback';
import { chooseFrame, showResult } from '@/domain/scene/edits';
import { onePixel as pixels, predictionOf as prediction } from '@/domain/testing/results';
import { bench } from './testing/bench';

const pictureOf = (step: number) => ({ ...pixels, data: Float32Array.of(step, step, step) });
const map = { width: 1, height: 1, channels: 1, target: 0, noise: 0, data: Float32Array.of(1) };
/** Four steps, of which the last two fool. */
const played: Playback = {
  total: 4,
  every: 1,
  frames: [0, 1, 2, 3, 4].map((step) => ({ step, pixels: pictureOf(step), prediction: prediction(step < 3 ? 1 : 0) })),
  crossEntropy: new Float32Array(5),
  margin: new Float32Array(5),
};
const result = { adversarial: pictureOf(4), prediction: prediction(0), milliseconds: 1 };

describe('an attack step by step', () => {
  let page: ReturnType<typeof bench>;
  const show = (frame: number) => page.edit((scene) => chooseFrame(frame).apply(scene));
  beforeEach(async () => {
    page = bench([
      { modelId: 'a', classes: ['cat', 'dog'] },
      { modelId: 'b', classes: ['cat', 'dog'] },
    ]);
    page.edit((scene) => ({ ...scene, models: ['a'], attack: { ...scene.attack, on: true, source: 'a' } }));
    for (const modelId of ['a', 'b']) await page.answer('predict', modelId, prediction(1));
  });

  it('is not asked for while nobody looks at its steps', () => {
    expect(page.requests('playback')).toEqual([]);
    expect(page.column('a').playback).toEqual({ stale: false, busy: false });
  });

  it('is made once, behind what the scene shows, and given up when it is closed', async () => {
    page.open('playbackOpen');
    expect(page.requests('playback')).toMatchObject([{ modelId: 'a', attackId: 'pgd', label: 1, seed: 0 }]);
    expect(page.priority('playback', 'a')).toBeLessThan(page.priority('attack', 'a'));
    expect(page.column('b').playback).toMatchObject({ busy: true });
    page.open('playbackOpen', false);
    expect(page.cancelled()).toHaveLength(1);
    page.open('playbackOpen');
    await page.answer('playback', 'a', played);
    expect(page.column('b').playback).toEqual({ value: played, stale: false, busy: false });
  });

  it('shows one of them in place of the result: picture, verdicts of all models, maps', async () => {
    await page.answer('attack', 'a', result);
    show(2);
    expect(page.column('a').attacked).toMatchObject({ stale: true, busy: true, value: { pixels: pictureOf(4) } });
    await page.answer('playback', 'a', played);
    const frame = { step: 2, total: 4 };
    expect(page.column('a').attacked).toMatchObject({
      stale: false,
      busy: false,
      value: { pixels: pictureOf(2), prediction: prediction(1), frame },
    });
    expect(page.requests('predict').at(-1)).toMatchObject({ modelId: 'b', pixels: pictureOf(2) });
    await page.answer('predict', 'b', prediction(0));
    expect(page.column('b').attacked).toMatchObject({ value: { frame, prediction: prediction(0) } });
    expect(page.requests('explain').slice(-2)).toMatchObject([{ pixels: pictureOf(2) }, { pixels: pictureOf(2) }]);
  });

  it('asks for nothing again where the last step is shown: it is the result', async () => {
    await page.answer('attack', 'a', result);
    await page.answer('predict', 'b', prediction(0));
    for (const modelId of ['a', 'b']) await page.answer('explain', modelId, { map, milliseconds: 1 });
    show(2);
    await page.answer('playback', 'a', played);
    const before = page.requests('explain').length + page.requests('predict').length;
    show(4);
    expect(page.column('a').attacked.value).toMatchObject({ pixels: pictureOf(4), frame: { step: 4, total: 4 } });
    expect(page.requests('explain').length + page.requests('predict').length).toBe(before);
    page.edit((scene) => showResult().apply(scene));
    expect(page.column('a').attacked.value).not.toHaveProperty('frame');
  });

  it('shows the last frame up to a step that has none, and beyond the end the end', async () => {
    show(3);
    await page.answer('playback', 'a', {
      ...played,
      every: 2,
      frames: played.frames.filter(({ step }) => step % 2 === 0),
    });
    expect(page.column('a').attacked.value?.frame).toEqual({ step: 2, total: 4 });
    show(99);
    expect(page.column('a').attacked.value?.frame).toEqual({ step: 4, total: 4 });
  });

  it('leaves the matrix of results as it is', async () => {
    show(2);
    await page.answer('playback', 'a', played);
    page.open('transferOpen');
    await page.answer('attack', 'a', result);
    expect(page.transfer()[0]).toMatchObject({ source: 'a', victim: 'a', prediction: prediction(0) });
  });
});
