import { beforeEach, expect, it } from 'vitest';
import { switchAttack } from '@/domain/scene/edits';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import { sampleNamed } from '@/domain/testing/sample-named';
import { openBundle, packBundle } from '@/worker/training/data/bundle';
import { createLimelight } from './limelight';
import { useLessons } from './lessons/lessons';
import { useSceneFiles } from './scene-files';
import { useLimelight } from './store';
import { handPlatform, settled } from './testing/hand-platform';

const samples = [sampleNamed('cifar-cat')];
const own: Scene = { ...defaultScene, seed: 9, picture: { kind: 'own', name: 'mine.png', hash: 'mine.png' } };
const state = () => useLimelight.getState();
const codes = () => state().notices.map(({ failure }) => failure.code);

async function open(bundle: Promise<Blob>): Promise<void> {
  useSceneFiles.getState().open(await bundle, 'class.zip');
  await expect.poll(() => state().scene.seed === 9 || codes().length > 0).toBe(true);
  await settled();
}

async function visit(change: Parameters<typeof handPlatform>[0] = {}): Promise<void> {
  const { platform, engines } = handPlatform(change);
  createLimelight(platform).page.open({ scene: defaultScene, failures: [] }, samples);
  engines[0]?.started();
  await settled();
}

beforeEach(() => visit());

it('shows the scene of a bundle with the picture in it, which is kept; undo goes back', async () => {
  await open(packBundle({ scene: own, picture: { name: 'mine.png', blob: new Blob(['x']) } }));
  expect(state().scene).toEqual(own);
  await expect.poll(() => state().picture?.name).toBe('mine.png');
  expect(state().ownPictures.map(({ hash }) => hash)).toEqual(['mine.png']);
  expect(codes()).toEqual([]);
  state().undo();
  expect(state().scene).toEqual(defaultScene);
});

it('of files that came with it says that they were not opened, and opens the scene', async () => {
  const bundle = await packBundle({ scene: own, picture: { name: 'mine.png', blob: new Blob(['x']) } });
  useSceneFiles.getState().open(bundle, 'class.zip', ['cat.png', 'other.zip']);
  await expect.poll(() => state().scene.seed).toBe(9);
  await expect.poll(() => state().picture?.name).toBe('mine.png');
  expect(state().notices.map(({ failure }) => failure)).toEqual([
    { code: 'scene-file-others', reason: 'left', details: { file: 'class.zip', files: ['cat.png', 'other.zip'] } },
  ]);
});

it.each([
  ['a model', { models: ['no-such-model'] }],
  ['a sample', { picture: { kind: 'sample' as const, id: 'no-such-sample' } }],
  ['an attack', { attack: { ...defaultScene.attack, id: 'no-such-attack' } }],
  ['an explanation', { maps: [{ method: 'no-such-map', params: {} }] }],
])('one with %s that is unknown changes nothing (fails if the default takes its place)', async (_, change) => {
  state().dispatch(switchAttack(true));
  const before = state().scene;
  await open(packBundle({ scene: { ...defaultScene, ...change, seed: 9 } }));
  expect(codes()).toEqual(['scene-file-unknown']);
  expect(state().scene).toBe(before);
});

it('one with a wrong parameter changes nothing either', async () => {
  await open(
    packBundle({ scene: { ...defaultScene, seed: 9, attack: { ...defaultScene.attack, params: { eps: -1 } } } }),
  );
  expect(codes()).toEqual(['scene-file-damaged']);
  expect(state().scene).toEqual(defaultScene);
});

it('one whose picture cannot be opened changes nothing', async () => {
  const { decodePicture } = handPlatform().platform;
  const broken = () => Promise.reject(new Error('broken'));
  await visit({ decodePicture: (file, name) => (name === 'mine.png' ? broken() : decodePicture(file, name)) });
  await open(packBundle({ scene: own, picture: { name: 'mine.png', blob: new Blob(['x']) } }));
  expect(state().scene).toEqual(defaultScene);
  expect(codes()).toEqual(['internal']);
  expect(state().ownPictures).toEqual([]);
});

it('a lesson travels with its scene, which stays as it was sent', async () => {
  const source = '---\ntitle: L\nminutes: 1\ngoal: g\nsteps: [{ scene: "?seed=3" }]\n---\n## One\n';
  const lesson = { name: 'mine.md', blob: new Blob([source]) };
  await open(packBundle({ scene: { ...defaultScene, seed: 9 }, lesson }));
  await expect.poll(() => useLessons.getState().open?.id).toBe('mine.md');
  expect(state().scene.seed).toBe(9);
  const again = await openBundle(await useSceneFiles.getState().bundle(), 'again.zip');
  expect(await again.lesson?.blob.text()).toBe(source);
});
