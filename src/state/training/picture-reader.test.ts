import { describe, expect, it } from 'vitest';
import { LimelightError, type Failure } from '@/domain/errors';
import type { OwnPictures } from '@/domain/training/own-pictures';
import type { DataClient } from '@/worker/training/data/client';
import type { BroughtFile } from '@/worker/training/data/protocol';
import { PictureReader } from './picture-reader';

const none = { pixels: new Uint8Array(), labels: [] };
const named = (name: string, side = 8): OwnPictures => ({
  data: { name, classes: ['cat', 'dog'], shape: [side, side, 3], training: none, heldOut: none },
  skipped: [],
  notes: [],
});
const files = [{ path: 'cats/1.png', file: new Blob() }];
const cup = {
  className: 'cup',
  burst: 1,
  pixels: { width: 2, height: 2, data: new Float32Array(12) },
  file: new Blob(),
};
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A reader whose readings end when the test says so. */
function bench() {
  const asked: {
    resolve(own: OwnPictures): void;
    reject(reason: unknown): void;
    signal: AbortSignal;
    shape: readonly number[];
    files: readonly BroughtFile[];
  }[] = [];
  const seen = { pictures: [] as (string | undefined)[], failures: [] as Failure[], reading: [] as boolean[] };
  const readPictures: DataClient['readPictures'] = ({ files, shape }, _, signal) =>
    new Promise((resolve, reject) => asked.push({ resolve, reject, signal, shape, files }));
  const reader = new PictureReader(
    { readPictures },
    {
      onReading: (reading) => seen.reading.push(reading !== undefined),
      onPictures: (own) => seen.pictures.push(own?.data.name),
      onFailure: (failure) => seen.failures.push(failure),
    },
  );
  return { reader, asked, seen };
}

describe('a person’s pictures on their way in', () => {
  it('arrive, and the newest drop wins', async () => {
    const { reader, asked, seen } = bench();
    void reader.open(files, [8, 8, 3], 0);
    void reader.open(files, [8, 8, 3], 0);
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[1]?.resolve(named('newer'));
    asked[0]?.resolve(named('older'));
    await settled();
    expect(seen).toEqual({ pictures: ['newer'], failures: [], reading: [true, true, false] });
  });

  it('leave those in hand alone when they cannot be read', async () => {
    const { reader, asked, seen } = bench();
    reader.take(named('before'));
    void reader.open(files, [8, 8, 3], 0);
    asked[0]?.reject(new LimelightError('storage-full', 'no-room'));
    await settled();
    expect(seen).toMatchObject({ pictures: ['before'], failures: [{ code: 'storage-full' }], reading: [true, false] });
  });

  it('are read again for a model of another size, and only then', async () => {
    const { reader, asked, seen } = bench();
    void reader.open(files, [8, 8, 3], 0);
    asked[0]?.resolve(named('small'));
    await settled();
    reader.fit([8, 8, 3], 0);
    expect(asked).toHaveLength(1);
    reader.fit([16, 16, 3], 0);
    expect(asked[1]?.shape).toEqual([16, 16, 3]);
    asked[1]?.resolve(named('large', 16));
    await settled();
    expect(seen.pictures).toEqual(['small', 'large']);
  });

  it('are begun anew where the model changes while they are read', async () => {
    const { reader, asked, seen } = bench();
    void reader.open(files, [8, 8, 3], 0);
    reader.fit([16, 16, 3], 0);
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[0]?.resolve(named('small'));
    asked[1]?.resolve(named('large', 16));
    await settled();
    expect([asked[1]?.shape, asked[1]?.files, seen.pictures]).toEqual([[16, 16, 3], files, ['large']]);
  });

  it('grow by the camera’s, and are let go of', () => {
    const { reader, seen } = bench();
    reader.add(cup, [8, 8, 3]);
    reader.add(cup, [16, 16, 3]);
    reader.drop();
    expect(seen.pictures).toEqual(['', undefined]);
    expect(seen.failures).toMatchObject([{ code: 'data-unfit' }]);
  });

  it('are all read again where the camera’s are among them', async () => {
    const { reader, asked } = bench();
    void reader.open(files, [8, 8, 3], 0);
    asked[0]?.resolve(named('small'));
    await settled();
    reader.add(cup, [8, 8, 3]);
    reader.fit([16, 16, 3], 0);
    expect(asked[1]?.files.map(({ path }) => path)).toEqual(['cats/1.png', 'cup/camera 2.png']);
  });

  it('of the camera are held out by whole bursts, and stay so when they are read again', async () => {
    const { reader, asked } = bench();
    for (const burst of [3, 3, 8, 8, 9, 10, 11, 12, 12]) reader.add({ ...cup, burst }, [8, 8, 3]);
    reader.add({ ...cup, className: 'hat', burst: 12 }, [8, 8, 3]);
    reader.fit([16, 16, 3], 0);
    const parts = asked[0]?.files.map(({ capture }) => (capture?.part === 'heldOut' ? 'v' : 't')).join('');
    expect(parts).toBe('ttvvtttvvt');
    reader.drop();
    reader.add({ ...cup, burst: 13 }, [8, 8, 3]);
    reader.fit([16, 16, 3], 0);
    expect(asked.at(-1)?.files.map(({ capture }) => capture?.part)).toEqual(['training']);
  });

  it('stay as they are where no file is known for some', () => {
    const { reader, asked } = bench();
    reader.take(named('of a checkpoint'));
    reader.add(cup, [8, 8, 3]);
    reader.fit([16, 16, 3], 0);
    expect(asked).toEqual([]);
  });
});
