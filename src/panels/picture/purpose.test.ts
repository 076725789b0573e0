import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { isCollection, purposeOf } from './purpose';

const files = (...names: string[]) => names.map((name) => ({ name, blob: new Blob(['x']) }));

async function zipOf(...names: string[]) {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const name of names) await writer.add(name, new TextReader('x'));
  return { name: 'things.zip', blob: await writer.close() };
}

describe('purposeOf', () => {
  it('takes folders of pictures for training, stray files and all', async () => {
    expect(await purposeOf(files('set/cat/1.jpg', 'set/cat/2.PNG', 'set/dog/1.webp', 'set/notes.json'))).toBe(
      'training',
    );
  });

  it('takes a model for a model, a screenshot beside it and all', async () => {
    expect(await purposeOf(files('m/model.json', 'm/shard1.bin', 'm/look.png'))).toBe('model');
    expect(await purposeOf(files('model.json', 'look.png'))).toBe('model');
    expect(await purposeOf([])).toBe('model');
  });

  it('looks into zips', async () => {
    expect(await purposeOf([await zipOf('cat/1.jpg', 'dog/1.jpg')])).toBe('training');
    expect(await purposeOf([await zipOf('export/model.json', 'export/weights.bin')])).toBe('model');
    expect(await purposeOf(files('broken.zip'))).toBe('model');
  });

  it('knows the archive of CIFAR-10, whole and unpacked', async () => {
    expect(await purposeOf(files('cifar-10-binary.tar.gz'))).toBe('training');
    expect(await purposeOf(files('cifar-10-batches-bin/data_batch_1.bin', 'cifar-10-batches-bin/test_batch.bin'))).toBe(
      'training',
    );
  });
});

it('tells a picture from files that belong together', () => {
  expect(['a.zip', 'model.json', 'x.tar.gz', 'w.bin'].filter(isCollection)).toHaveLength(4);
  expect(['cat.jpg', 'cat.png', 'readme.txt'].filter(isCollection)).toEqual([]);
});
