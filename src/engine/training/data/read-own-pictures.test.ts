import { BlobReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { packTar } from 'modern-tar';
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectPicture } from '@/domain/picture-file/inspect';
import type { Pixels } from '@/domain/picture';
import { classCounts } from '@/domain/training/data';
import type { OwnPictures } from '@/domain/training/own-pictures';
import { fetchText, skipReason } from '@/text/fetched';
import { saying } from '@/text/testing/saying';
import type { BroughtPicture } from './data-archive';
import { readOwnPictures } from './read-own-pictures';
import type { ReadingProgress } from './reading';

/** A picture of one grey, as a PNG file. */
function png(grey: number, side = 4): Blob {
  const picture = new PNG({ width: side, height: side });
  picture.data.fill(grey);
  for (let i = 3; i < picture.data.length; i += 4) picture.data[i] = 255;
  return new Blob([new Uint8Array(PNG.sync.write(picture))]);
}

/** What the page's decoder does, for PNG alone. */
async function decode(file: Blob, name: string): Promise<Pixels> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const { refusal } = inspectPicture(bytes, name);
  try {
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes));
    const rgb = Float32Array.from(
      data.filter((_, i) => i % 4 < 3),
      (value) => value / 255,
    );
    return { width, height, data: rgb };
  } catch (cause) {
    throw refusal(cause);
  }
}

const at = (path: string, file: Blob): BroughtPicture => ({ path, file });
/** A class of so many pictures, told apart by their grey. */
const folder = (name: string, count: number, grey: number) =>
  Array.from({ length: count }, (_, i) => at(`${name}/${i}.png`, png(grey + i)));

async function read(brought: readonly BroughtPicture[], shape: [number, number, number] = [2, 2, 3], limit?: number) {
  const progress: ReadingProgress[] = [];
  const reading = readOwnPictures(brought, { shape, seed: 0, decode, ...(limit && { limit }) });
  for (;;) {
    const { done, value } = await reading.next();
    if (done) return { ...value, progress };
    progress.push(value);
  }
}

/** The greys of a part's pictures by class. */
function greys({ data }: OwnPictures, part: 'training' | 'heldOut', size = 12): Record<string, number[]> {
  const { pixels, labels } = data[part];
  const found: Record<string, number[]> = {};
  labels.forEach((label, i) => (found[data.classes[label]!] ??= []).push(pixels[i * size]!));
  return Object.fromEntries(Object.entries(found).map(([name, list]) => [name, list.sort((a, b) => a - b)]));
}

async function zip(entries: readonly BroughtPicture[]): Promise<Blob> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const { path, file } of entries) await writer.add(path, new BlobReader(file));
  return new Blob([await writer.close()]);
}

describe('a person’s own pictures', () => {
  beforeAll(fetchText);

  it('are of the class that their folder is called, whatever lies within it, and a share of each is held out', async () => {
    const own = await read([...folder('pets/cat', 7, 10), ...folder('pets/dog/big', 2, 100)]);
    expect(own.data.classes).toEqual(['cat', 'dog']);
    expect(own.data.name).toBe('pets');
    expect([classCounts(own.data.training, 2), classCounts(own.data.heldOut, 2)]).toEqual([
      [6, 1],
      [1, 1],
    ]);
    const { cat, dog } = { ...greys(own, 'training') };
    const held = greys(own, 'heldOut');
    expect([...cat!, ...held['cat']!].sort((a, b) => a - b)).toEqual([10, 11, 12, 13, 14, 15, 16]);
    expect([...dog!, ...held['dog']!].sort()).toEqual([100, 101]);
    expect(own.progress).toEqual(Array.from({ length: 9 }, (_, done) => ({ done, total: 9 })));
    expect([own.skipped, own.notes]).toEqual([[], [{ note: 'folders-joined', folders: ['big'] }]]);
  });

  it('may come in a zip, where what the system hides is passed over', async () => {
    const hidden = [
      at('__MACOSX/cat/0.png', png(1)),
      at('cat/.DS_Store', new Blob(['x'])),
      at('cat/Thumbs.db', png(3)),
    ];
    const file = await zip([...folder('cat', 3, 10), ...folder('dog', 3, 20), ...hidden]);
    const own = await read([at('pets.zip', file)]);
    expect([own.data.name, own.data.classes, own.skipped]).toEqual(['pets', ['cat', 'dog'], []]);
  });

  it('are skipped and listed with the reason where they are broken or belong nowhere; the others are read', async () => {
    const whole = new Uint8Array(await png(5).arrayBuffer());
    const own = await read([
      ...folder('cat', 3, 10),
      ...folder('dog', 3, 20),
      at('cat/half.png', new Blob([whole.subarray(0, 50)])),
      at('dog/empty.png', new Blob([])),
      at('about/read me.txt', new Blob(['hello'])),
      at('lost.png', png(9)),
    ]);
    expect(own.data.classes).toEqual(['cat', 'dog']);
    expect(own.skipped.map(({ name }) => name)).toEqual([
      'lost.png',
      'cat/half.png',
      'dog/empty.png',
      'about/read me.txt',
    ]);
    const reasons = own.skipped.map(({ reason }) => skipReason(reason)).join(' | ');
    expect(reasons).toMatch(
      /lies in no class’s folder.*half\.png” is a damaged PNG.*is empty.*“read me\.txt” is not a picture/,
    );
    expect([greys(own, 'training')['cat'], greys(own, 'heldOut')['dog']]).toEqual([
      expect.arrayContaining([expect.toSatisfy((grey: number) => grey < 20)]),
      [expect.toSatisfy((grey: number) => grey >= 20)],
    ]);
    expect(own.data.training.labels.length + own.data.heldOut.labels.length).toBe(6);
  });

  it('in a zip of which one is damaged are read but for that one', async () => {
    const archive = new Uint8Array(
      await (await zip([...folder('cat', 2, 10), ...folder('dog', 2, 200)])).arrayBuffer(),
    );
    const start = Buffer.from(archive).indexOf('dog/0.png') + 20;
    archive.fill(0, start, start + 30);
    const own = await read([at('pets.zip', new Blob([archive]))]);
    expect(own.skipped.map(({ name, reason }) => [name, skipReason(reason)])).toEqual([
      ['dog/0.png', expect.stringMatching(/zip cannot be read/)],
    ]);
    expect(own.data.classes).toEqual(['cat', 'dog']);
  });

  it('in sets are used as such: validation pictures are held out, test pictures not even read, and all that is said', async () => {
    const own = await read([
      ...folder('pets/train/cat', 4, 10),
      ...folder('pets/train/dog', 3, 20),
      ...folder('pets/val/cat', 2, 110),
      ...folder('pets/val/dog', 1, 120),
      ...folder('pets/val/fox', 1, 130),
      ...folder('pets/test/cat', 2, 210),
      ...folder('pets/more/cat', 1, 220),
    ]);
    expect([own.data.name, own.data.classes]).toEqual(['pets', ['cat', 'dog']]);
    expect(greys(own, 'training')).toEqual({ cat: [10, 11, 12, 13], dog: [20, 21, 22] });
    expect(greys(own, 'heldOut')).toEqual({ cat: [110, 111], dog: [120] });
    expect(own.progress).toHaveLength(10);
    expect(own.skipped).toEqual([
      { name: 'pets/val/fox/0.png', reason: { skip: 'untaught-class', className: 'fox' } },
      { name: 'pets/more/cat/0.png', reason: { skip: 'outside-sets', sets: ['train', 'val', 'test'] } },
    ]);
    expect(own.notes).toEqual([
      { note: 'set-used', set: 'train', pictures: 7, use: 'training' },
      { note: 'set-used', set: 'val', pictures: 3, use: 'validation' },
      { note: 'test-set-left', set: 'test', pictures: 2 },
    ]);
  });

  it('without a validation set give up a share of the training set, and nothing of the test set', async () => {
    const own = await read([
      ...folder('cat/train', 4, 10),
      ...folder('dog/train', 4, 20),
      ...folder('cat/holdout', 3, 110),
      ...folder('dog/holdout', 3, 120),
    ]);
    const all = [...Object.values(greys(own, 'training')), ...Object.values(greys(own, 'heldOut'))].flat();
    expect(all.sort()).toEqual([10, 11, 12, 13, 20, 21, 22, 23]);
    expect(own.data.heldOut.labels).toHaveLength(2);
    expect(own.notes).toEqual([
      { note: 'set-used', set: 'train', pictures: 8, use: 'both' },
      { note: 'test-set-left', set: 'holdout', pictures: 6 },
    ]);
  });

  it('of a zip of train, val and test: twelve to learn from, six to check with, and six left alone', async () => {
    const file = new Blob([await readFile('e2e/fixtures/set-split.zip')]);
    const grey = { width: 1, height: 1, data: Float32Array.of(0.5, 0.5, 0.5) };
    const reading = readOwnPictures([at('set-split.zip', file)], {
      ...{ shape: [1, 1, 3], seed: 0 },
      decode: () => Promise.resolve(grey),
    });
    let state = await reading.next();
    while (!state.done) state = await reading.next();
    const { data, notes, skipped } = state.value;
    expect([classCounts(data.training, 2), classCounts(data.heldOut, 2)]).toEqual([
      [6, 6],
      [3, 3],
    ]);
    expect([data.classes, skipped]).toEqual([['cat', 'dog'], []]);
    expect(notes.at(-1)).toEqual({ note: 'test-set-left', set: 'test', pictures: 6 });
  });

  it('of the camera are what they were taken as, also beside folders', async () => {
    const shot = (i: number, part: 'training' | 'heldOut') => ({
      ...at(`cup/camera ${i}.png`, png(i)),
      capture: { className: 'cup', part },
    });
    const own = await read([shot(1, 'training'), shot(2, 'heldOut'), shot(3, 'heldOut'), ...folder('mug', 2, 50)]);
    expect([greys(own, 'training')['cup'], greys(own, 'heldOut')['cup']]).toEqual([[1], [2, 3]]);
    expect([own.data.training.labels.length, own.data.heldOut.labels.length]).toEqual([2, 3]);
    const alone = await read([shot(1, 'training'), shot(2, 'heldOut')]);
    expect(alone.data.name).toBe('');
  });

  it('that are too many are taken evenly from all classes, and how many were left out is said', async () => {
    const own = await read([...folder('cat', 6, 10), ...folder('dog', 2, 20)], [2, 2, 3], 5);
    const { training, heldOut } = own.data;
    expect(classCounts({ labels: [...training.labels, ...heldOut.labels] }, 2)).toEqual([3, 2]);
    expect(own.notes).toEqual([{ note: 'left-out', used: 5, left: 3, evenly: true }]);
    expect(own.progress).toHaveLength(5);
  });

  it('are none where an archive has no file, which is said of it by its name, unless others came with it', async () => {
    const tar = new Blob([await packTar([])]);
    for (const empty of [at('pets.zip', await zip([])), at('pets.zip', await zip([at('.DS_Store', new Blob())]))])
      await expect(read([empty])).rejects.toEqual(saying('“pets.zip” is empty'));
    await expect(read([at('pets.tar', tar)])).rejects.toMatchObject({ code: 'archive-empty' });
    const own = await read([at('pets.zip', await zip([])), ...folder('cat', 3, 10), ...folder('dog', 3, 20)]);
    expect(own.data.classes).toEqual(['cat', 'dog']);
  });

  it.each<[string, readonly BroughtPicture[], string, RegExp]>([
    ['nothing', [], 'data-missing', /no picture/],
    ['files without folders', [at('a.png', png(1))], 'data-missing', /in a folder named after its class/],
    ['a test set alone', folder('test/cat', 2, 1), 'data-missing', /which is not learned from/],
    ['a validation set alone', folder('val/cat', 2, 1), 'data-missing', /which is not learned from/],
    [
      '1,001 classes',
      Array.from({ length: 1001 }, (_, i) => at(`${i}/a.png`, png(1))),
      'data-unfit',
      /1,001 classes; at most 1,000/,
    ],
    ['a zip that is none', [at('a.zip', new Blob(['PK?']))], 'data-corrupt', /zip cannot be read/],
    ['a gzip cut short', [at('a.tar.gz', new Blob([new Uint8Array([31, 139, 8, 0, 0])]))], 'data-corrupt', /gzip/],
  ])('are refused where there is %s', async (_, brought, code, message) => {
    const refusal: unknown = await read(brought).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ name: 'LimelightError', code });
    expect(refusal).toEqual(saying(message));
  });
});

describe('CIFAR-10’s binary version', () => {
  const meta = Array.from({ length: 10 }, (_, i) => `kind ${i}`).join('\n') + '\n\n';

  /** Records of the labels 0, 1, 2 …: red is `base` + their number, green 2, blue 3. */
  const batch = (count: number, base: number) =>
    Uint8Array.from({ length: count * 3073 }, (_, at) => {
      const [number, offset] = [Math.floor(at / 3073), at % 3073];
      return offset === 0 ? number % 10 : ([base + number, 2, 3][Math.floor((offset - 1) / 1024)] ?? 0);
    });
  const contents = {
    'cifar-10-batches-bin/batches.meta.txt': new TextEncoder().encode(meta),
    'cifar-10-batches-bin/data_batch_1.bin': batch(12, 50),
    'cifar-10-batches-bin/data_batch_2.bin': batch(5, 100),
    'cifar-10-batches-bin/test_batch.bin': batch(4, 200),
  };
  const entries = Object.entries(contents);

  /** As `tar` and `gzip` make it. */
  async function archive(): Promise<Blob> {
    const tar = await packTar(entries.map(([name, body]) => ({ header: { name, size: body.length }, body })));
    return new Response(new Blob([tar]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
  }

  it.each<[string, () => Promise<readonly BroughtPicture[]>]>([
    ['as its archive', async () => [at('cifar-10-binary.tar.gz', await archive())]],
    ['as files', async () => entries.map(([name, data]) => at(name, new Blob([data])))],
  ])('is read %s: training batches to learn from, the test batch to check with', async (_, brought) => {
    const own = await read(await brought(), [32, 32, 3]);
    expect(own.data.classes.slice(0, 3)).toEqual(['kind 0', 'kind 1', 'kind 2']);
    expect(own.data.training.labels).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 0, 1, 2, 3, 4]);
    expect(own.data.heldOut.labels).toEqual([0, 1, 2, 3]);
    expect([...own.data.training.pixels.subarray(12 * 3072, 12 * 3072 + 6)]).toEqual([100, 2, 3, 100, 2, 3]);
    expect([...own.data.heldOut.pixels.subarray(-3)]).toEqual([203, 2, 3]);
    expect(own.notes).toEqual([{ note: 'test-batch-validates' }]);
  });

  it('is cut to what fits, and that is said', async () => {
    const own = await read([at('cifar-10-binary.tar.gz', await archive())], [32, 32, 3], 13);
    expect([own.data.training.labels.length, own.data.heldOut.labels.length]).toEqual([11, 2]);
    expect(own.notes.slice(1)).toEqual([{ note: 'left-out', used: 13, left: 8, evenly: false }]);
  });

  it('is resampled for a model of another size', async () => {
    const own = await read([at('cifar-10-binary.tar.gz', await archive())], [2, 2, 3]);
    expect([...own.data.heldOut.pixels.subarray(0, 6)]).toEqual([200, 2, 3, 200, 2, 3]);
  });

  it('is split where a part is missing, and refused where it is not what it says', async () => {
    const own = await read([at('test_batch.bin', new Blob([batch(40, 0)]))], [32, 32, 3]);
    expect([own.data.classes[3], own.data.heldOut.labels.length]).toEqual(['cat', 10]);
    await expect(read([at('test_batch.bin', new Blob([batch(4, 0).subarray(1)]))])).rejects.toMatchObject({
      code: 'data-corrupt',
    });
    await expect(read([at('test_batch.bin', new Blob([new Uint8Array(3073).fill(10)]))])).rejects.toMatchObject({
      reason: 'cifar10-label',
      details: { label: 10 },
    });
  });
});
