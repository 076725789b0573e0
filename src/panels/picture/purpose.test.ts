import { packTar } from 'modern-tar';
import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { BUNDLE_MANIFEST } from '@/domain/scene-file/bundle';
import { REPORT_PAGE } from '@/domain/scene-file/kind';
import { isCollection, isCollectionWithin, purposeOf, sceneFileAmong } from './purpose';

const files = (...names: string[]) => names.map((name) => ({ name, blob: new Blob(['x']) }));

async function zipOf(...names: string[]) {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
  for (const name of names) await writer.add(name, new TextReader('x'));
  return { name: 'things.zip', blob: await writer.close() };
}

async function tarOf(name: string, ...names: string[]) {
  const tar = await packTar(names.map((entry) => ({ header: { name: entry, size: 1 }, body: 'x' })));
  return { name, blob: await new Response(new Blob([tar]).stream().pipeThrough(new CompressionStream('gzip'))).blob() };
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
    expect(await purposeOf([{ ...(await zipOf('cat/1.jpg', 'dog/1.jpg')), name: 'download' }])).toBe('training');
  });

  it('takes a model for a model whatever it is called, and however many pictures lie beside it', async () => {
    const pictures = ['a.png', 'b.png', 'c.png', 'd.png'];
    expect(await purposeOf(files('net/my-model.json', 'net/my-model.weights.bin', ...pictures))).toBe('model');
    expect(await purposeOf([await zipOf('net/model.json', 'net/group1-shard1of1', ...pictures)])).toBe('model');
    expect(await purposeOf([await zipOf(...pictures, 'net.keras')])).toBe('model');
    expect(await purposeOf([await zipOf(...pictures, 'annotations.json')])).toBe('training');
    expect(await purposeOf(files('net.h5'))).toBe('model');
  });

  it('leaves an archive without files, and one that is broken, to be refused as a model is', async () => {
    for (const empty of [await zipOf(), await zipOf('photos/', 'photos/cats/'), await tarOf('empty.tgz')])
      expect(await purposeOf([empty])).toBe('model');
    const { name, blob } = await zipOf('cat/1.jpg', 'dog/1.jpg');
    expect(await purposeOf([{ name, blob: blob.slice(0, -20) }])).toBe('model');
  });

  it('looks into tar archives', async () => {
    expect(await purposeOf([await tarOf('tfjs-model_default_1.tar.gz', './model.json', './shard.bin')])).toBe('model');
    expect(await purposeOf([await tarOf('pets.tgz', 'pets/cat/1.jpg', 'pets/dog/1.jpg')])).toBe('training');
    expect(await purposeOf([await tarOf('download', 'batches.meta.txt', 'data_batch_1.bin')])).toBe('training');
  });

  it('knows the archive of CIFAR-10, whole and unpacked', async () => {
    expect(await purposeOf([await tarOf('cifar-10-python.tar.gz', 'cifar-10-batches-py/data_batch_4')])).toBe(
      'training',
    );
    expect(await purposeOf(files('cifar-10-batches-bin/data_batch_1.bin', 'cifar-10-batches-bin/test_batch.bin'))).toBe(
      'training',
    );
  });
});

it('finds the scene among a few files that came together: a bundle or report first, and no other JSON', async () => {
  const report = { name: 'report.json', blob: new Blob(['{"limelight": "report", "scene": {}}']) };
  const page = { name: 'report.html', blob: new Blob([`<!doctype html>${REPORT_PAGE}`]) };
  const bundle = await zipOf(BUNDLE_MANIFEST, 'cat.png');
  const model = { name: 'model.json', blob: new Blob(['{"format": "layers-model"}']) };
  const [picture] = files('cat.png');
  expect(await sceneFileAmong([picture!, bundle])).toBe(bundle);
  expect(await sceneFileAmong([page, picture!, report])).toBe(report);
  expect(await sceneFileAmong([picture!, page])).toBe(page);
  expect(await sceneFileAmong([model, ...files('weights.bin')])).toBeUndefined();
  expect(await sceneFileAmong([report, ...Array.from({ length: 50 }, () => picture!)])).toBeUndefined();
});

it('tells a picture from files that belong together', () => {
  expect(['a.zip', 'model.json', 'x.tar.gz', 'w.bin'].filter(isCollection)).toHaveLength(4);
  expect(['cat.jpg', 'cat.png', 'readme.txt'].filter(isCollection)).toEqual([]);
});

it('knows by its content a file that is no picture', async () => {
  const zip = (await zipOf('model.json')).blob;
  expect(await Promise.all([zip, new Blob(['\ufeff {"a": 1}'])].map(isCollectionWithin))).toEqual([true, true]);
  expect(await Promise.all([new Blob(['\x89PNG']), new Blob([])].map(isCollectionWithin))).toEqual([false, false]);
});
