import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { expect, it } from 'vitest';
import { BUNDLE_MANIFEST, writeManifest } from '@/domain/scene-file/bundle';
import { sceneFileKind } from '@/domain/scene-file/kind';
import { defaultScene, type Scene } from '@/domain/scene/schema';
import { openBundle, packBundle } from './bundle';

const own: Scene = { ...defaultScene, picture: { kind: 'own', name: 'my/cat.jpg', hash: '0123456789abcdef' } };
const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) % 251);
const picture = { name: 'my/cat.jpg', blob: new Blob([bytes]) };

async function zipOf(...files: readonly (readonly [name: string, content: Blob | string])[]) {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const [name, content] of files)
    await writer.add(name, typeof content === 'string' ? new TextReader(content) : new BlobReader(content));
  return writer.close();
}

it('brings scene and picture to the byte (fails if the picture is left out or packed under a path)', async () => {
  const file = await packBundle({ scene: own, picture });
  expect(await sceneFileKind(file)).toBe('bundle');
  const opened = await openBundle(file, 'b.zip');
  expect(opened.scene).toEqual(own);
  expect(opened.picture?.name).toBe(picture.name);
  expect(new Uint8Array(await opened.picture!.blob.arrayBuffer())).toEqual(bytes);
  expect(await openBundle(await packBundle({ scene: defaultScene }), 'b.zip')).toEqual({ scene: defaultScene });
  const lesson = { name: 'l.md', blob: new Blob(['---']) };
  const taught = await openBundle(await packBundle({ scene: own, picture, lesson }), 'b.zip');
  expect([taught.lesson?.name, await taught.lesson?.blob.text()]).toEqual(['l.md', '---']);
});

it('opens one that another program packed, in a folder', async () => {
  const file = await zipOf([`class/${BUNDLE_MANIFEST}`, writeManifest(own)], ['class/picture/cat.jpg', picture.blob]);
  expect((await openBundle(file, 'b.zip')).picture?.blob.size).toBe(bytes.length);
});

it.each([
  ['cut', async () => (await packBundle({ scene: own, picture })).slice(0, 4000), 'scene-file-damaged'],
  ['without its picture', () => packBundle({ scene: own }), 'scene-file-damaged'],
  [
    'of a newer version',
    () => zipOf([BUNDLE_MANIFEST, '{"limelight":"bundle","version":2,"lesson":"?"}']),
    'scene-file-newer',
  ],
  [
    'with a picture of 200 MB',
    () => zipOf([BUNDLE_MANIFEST, writeManifest(own)], ['picture/cat.jpg', new Blob([new Uint8Array(200e6)])]),
    'scene-file-too-large',
  ],
])('one that is %s is refused, by name', async (_, file, code) => {
  await expect(openBundle(await file(), 'b.zip')).rejects.toMatchObject({ code, details: { file: 'b.zip' } });
});
