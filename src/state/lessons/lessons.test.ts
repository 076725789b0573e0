import { beforeEach, expect, it, vi } from 'vitest';
import { changeAttack, chooseSaliency, switchAttack } from '@/domain/scene/edits';
import type { Prediction } from '@/domain/picture';
import { defaultScene } from '@/domain/scene/schema';
import { onePixel } from '@/domain/testing/results';
import { createLimelight } from '../limelight';
import type { Page } from '../page';
import { useLimelight } from '../store';
import { handPlatform, settled } from '../testing/hand-platform';
import { useStorage } from '../device-storage';
import { useLessons } from './lessons';

const cat = { id: 'cifar-cat', file: 'cat.png', shows: ['cat'], knownTo: ['cifar10'] };
const samples = [{ ...cat, credit: '', licence: '', source: '' }];
const lesson = `---
title: A lesson
minutes: 5
goal: To know.
steps:
  - scene: "?seed=7"
    until: { attack: on }
  - ask: { choices: [a, b], right: 2 }
  - {}
---
## Switch it on
## Say b
## Read
`;
const eps = { eps: { kind: 'number', default: 8, min: 0, max: 64, step: 1 } } as const;
const page = () => useLimelight.getState();
const lessons = () => useLessons.getState();
const open = () => lessons().open!;

let changePage: Page['store']['setState'];

async function visit(source = lesson): Promise<void> {
  const { platform, engines } = handPlatform({ fetchFile: async () => new Response(source) });
  const limelight = createLimelight(platform);
  changePage = limelight.page.store.setState;
  limelight.page.open({ scene: defaultScene, failures: [] }, samples);
  engines[0]?.started();
  await settled();
}

async function drop(source: string, name = 'mine.md'): Promise<void> {
  lessons().openFile(new Blob([source]), name);
  await expect.poll(() => lessons().opening).toBe(false);
}

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  return visit();
});

it('sets a step’s scene, which can be undone, and sees when it is done; nothing else counts', async () => {
  await drop(lesson);
  expect(page().scene.seed).toBe(7);
  page().dispatch(changeAttack('eps', 4, eps));
  page().dispatch(chooseSaliency(0, 'gradcam', {}, {}));
  await settled();
  expect(open().found).toEqual({});
  page().dispatch(switchAttack(true));
  await settled();
  expect(open().found).toEqual({ 0: { epsilon: 4, steps: 0 } });
  page().dispatch(switchAttack(false));
  expect(Object.keys(open().found)).toEqual(['0']);
  for (let back = 0; back < 5; back++) page().undo();
  expect(page().scene.seed).toBe(0);
});

it('tells a wrong answer from the right one', async () => {
  await drop(lesson);
  lessons().goTo(1);
  lessons().answer(1);
  expect([open().wrong, open().found]).toEqual([1, {}]);
  lessons().answer(2);
  expect([open().wrong, Object.keys(open().found)]).toEqual([undefined, ['1']]);
});

it('what was done is found again after a reload, and the screen stays as it was', async () => {
  lessons().openShipped('1-first', 'en');
  await expect.poll(() => lessons().open?.at).toBe(0);
  page().dispatch(switchAttack(true));
  await settled();
  lessons().goTo(1);
  await visit();
  expect(lessons()).toMatchObject({ shown: true, left: '1-first' });
  lessons().openShipped('1-first', 'de', true);
  await expect.poll(() => lessons().open?.at).toBe(1);
  expect(Object.keys(open().found)).toEqual(['0']);
  expect(page().scene.seed).toBe(0);
});

it.each([
  ['a model', lesson.replace('?seed=7', '?models=no-such-model'), 'lesson-unknown', 'no-such-model'],
  ['a sample', lesson.replace('?seed=7', '?sample=no-such-sample'), 'lesson-unknown', 'no-such-sample'],
  ['an attack', lesson.replace('attack: on', 'method: no-such-attack'), 'lesson-unknown', 'no-such-attack'],
  ['a model to fool', lesson.replace('attack: on', 'fooled: no-such-model'), 'lesson-unknown', 'no-such-model'],
])('one that names %s that is not there is refused by line, and what is open stays', async (_, source, code, name) => {
  await drop(lesson);
  const before = open();
  await drop(source, 'other.md');
  expect(page().notices.map(({ failure }) => failure)).toMatchObject([{ code, details: { name, line: 6 } }]);
  expect(open()).toBe(before);
});

it.each([
  ['without a connection', () => Promise.reject(new TypeError('offline'))],
  ['from a host that fails', () => Promise.resolve(new Response('', { status: 503 }))],
])('one that cannot be fetched, %s, says so and leaves the screen', async (_, fetchFile) => {
  const { platform } = handPlatform({ fetchFile });
  createLimelight(platform).page.open({ scene: defaultScene, failures: [] }, samples);
  lessons().openShipped('1-first', 'en');
  await expect.poll(() => lessons().failure).toMatchObject({ code: 'lesson-missing', reason: 'not-fetched' });
  expect(page().scene).toBe(defaultScene);
});

it.each([
  ['is refused', new Response('', { status: 404 })],
  ['is the page itself', new Response('<!doctype html>', { headers: { 'content-type': 'text/html; charset=utf-8' } })],
])('one that there is not, so that what comes of it %s, is said by its name', async (_, answer) => {
  const { platform } = handPlatform({ fetchFile: () => Promise.resolve(answer) });
  createLimelight(platform).page.open({ scene: defaultScene, failures: [] }, samples);
  lessons().openShipped('99-none', 'en');
  await expect.poll(() => lessons().failure).toMatchObject({ reason: 'no-such-lesson', details: { name: '99-none' } });
});

it('a link’s lesson is opened, not one that was left; where a link brings another scene none is, its progress is kept', async () => {
  lessons().openShipped('1-first', 'en');
  await expect.poll(() => lessons().open?.id).toBe('1-first');
  page().dispatch(switchAttack(true));
  await settled();
  await visit();
  expect(lessons().left).toBe('1-first');
  lessons().openShipped('3-third', 'en');
  expect(lessons()).toMatchObject({ opening: true, left: undefined });
  await visit();
  lessons().leave();
  expect(lessons()).toMatchObject({ shown: false, left: undefined });
  expect(lessons().progress).toHaveProperty('1-first');
});

it('one that is dropped again, mended, is begun anew', async () => {
  await drop(lesson);
  page().dispatch(switchAttack(true));
  await settled();
  expect(Object.keys(open().found)).toEqual(['0']);
  await drop(lesson);
  expect(open().found).toEqual({});
});

it('a picture is another only beside that which the step began with', async () => {
  await drop(lesson.replace('attack: on', 'picture: other').replace('?seed=7', '?sample=cifar-cat&seed=7'));
  await settled();
  expect(open().found).toEqual({});
  page().dispatch(switchAttack(true));
  await settled();
  expect(open().found).toEqual({});
});

it('the answer for one ε is none for the next (fails if a step is looked at before its answers are stale)', async () => {
  await drop(
    lesson.replace('?seed=7', '?attack=pgd&eps=8').replace('attack: on', 'eps: { to: 3 }, fooled: cifar10-standard'),
  );
  const prediction = (label: number): Prediction => ({
    ...{ label, independent: false, logits: new Float32Array(2), probabilities: new Float32Array(2) },
  });
  const final = { stale: false, busy: false };
  const seen = { pixels: onePixel, clean: onePixel, source: 'cifar10-standard', attack: 'pgd' };
  changePage({
    columns: page().columns.map((column) => ({
      ...column,
      clean: { ...final, value: prediction(0) },
      attacked: { ...final, value: { ...seen, prediction: prediction(1) } },
    })),
  });
  await settled();
  page().dispatch(changeAttack('eps', 1, eps));
  await settled();
  expect(open().found).toEqual({});
});

it('what is deleted with the settings does not come back', async () => {
  lessons().openShipped('1-first', 'en');
  await expect.poll(() => lessons().open?.at).toBe(0);
  page().dispatch(switchAttack(true));
  await settled();
  expect(Object.keys(lessons().progress)).toEqual(['1-first']);
  useStorage.getState().remove([{ kind: 'settings', id: 'settings', bytes: 1 }]);
  await expect.poll(() => lessons().progress).toEqual({});
  expect(open().found).toEqual({});
});
