import { LimelightError } from '@/domain/errors';
import { pictureLimits } from '@/domain/picture-file/inspect';
import {
  BUNDLE_LESSON,
  BUNDLE_MANIFEST,
  BUNDLE_PICTURE,
  readManifest,
  writeManifest,
  type Bundle,
  type BundledFile,
} from '@/domain/scene-file/bundle';
import { listZip } from '@/engine/archive/zip';

/** A manifest is far smaller. */
const MANIFEST_BYTES = 1e6;

/** Packed by another program, everything may lie in one folder more. */
const manifestPath = new RegExp(`(^|/)${BUNDLE_MANIFEST}$`);
const picturePath = new RegExp(`(^|/)${BUNDLE_PICTURE}/[^/]+$`);
const lessonPath = new RegExp(`(^|/)${BUNDLE_LESSON}/[^/]+$`);

/** A scene with the files that go with it, as one zip: the manifest first, by which it is known. The files are stored as they are. */
export async function packBundle({ scene, picture, lesson }: Bundle): Promise<Blob> {
  const { BlobReader, BlobWriter, ZipWriter, configure } = await import('@zip.js/zip.js');
  // This runs in a worker already.
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter('application/zip'), { lastModDate: new Date(2000, 0, 1), level: 0 });
  await writer.add(BUNDLE_MANIFEST, new BlobReader(new Blob([writeManifest(scene)])));
  const add = async (folder: string, { name, blob }: BundledFile) => {
    await writer.add(`${folder}/${name.replaceAll(/[/\\]/g, '_') || folder}`, new BlobReader(blob));
  };
  if (picture) await add(BUNDLE_PICTURE, picture);
  if (lesson) await add(BUNDLE_LESSON, lesson);
  return writer.close();
}

/** What a bundle called `name` holds. Throws `scene-file-…`; of a picture too large nothing is unpacked. */
export async function openBundle(file: Blob, name: string): Promise<Bundle> {
  const most = pictureLimits.fileBytes;
  const files = await listZip(file, {
    useful: new RegExp(`${manifestPath.source}|${picturePath.source}|${lessonPath.source}`),
    maximumEntries: 1000,
    maximumBytes: most + MANIFEST_BYTES,
    damaged: (_, options) =>
      new LimelightError('scene-file-damaged', 'cut-off', { file: name, kind: 'bundle' }, options),
    tooLarge: (bytes) => new LimelightError('scene-file-too-large', 'bytes', { file: name, bytes, most }),
  });
  const manifest = files.find((entry) => manifestPath.test(entry.name));
  if (!manifest) throw new LimelightError('scene-file-damaged', 'cut-off', { file: name, kind: 'bundle' });
  const scene = readManifest(await (await manifest.read()).text(), name);
  const found = files.find((entry) => lessonPath.test(entry.name));
  const lesson = found && { lesson: { name: found.name.split('/').at(-1)!, blob: await found.read() } };
  if (scene.picture.kind === 'sample') return { scene, ...lesson };
  const picture = files.find((entry) => picturePath.test(entry.name));
  if (!picture)
    throw new LimelightError('scene-file-damaged', 'picture-left-out', { file: name, picture: scene.picture.name });
  return { scene, ...lesson, picture: { name: scene.picture.name, blob: await picture.read() } };
}
