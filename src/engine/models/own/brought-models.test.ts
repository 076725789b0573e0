/** Models as people have them, with what Keras, TensorFlow or TensorFlow.js make of one picture. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decode } from 'fast-png';
import {
  abs,
  max,
  sigmoid,
  softmax,
  split,
  squeeze,
  sub,
  sum,
  tensor,
  tidy,
  type Rank,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { cardSentence } from '@/text/card-sentence';
import type { PixelRange } from '@/domain/model-card';
import { toFailure } from '@/domain/errors';
import { words } from '@/text';
import { testOn } from '../../testing/backend-under-test';
import { blobSource } from '../blob-source';
import type { Classifier } from '../classifier';
import { inputGradient } from '../input-gradient';
import { loadModel } from '../load-model';
import { inspectOwnModel, type Inspected } from './inspect';
import { listFiles } from './list-files';
import type { BroughtFile } from './model-file';

const fixtures = path.join(import.meta.dirname, 'fixtures');

/** What the other program gives for the picture: probabilities, or logits where the model ends in them. */
interface Expected {
  readonly pixels: PixelRange;
  readonly p: readonly number[];
  /** Least and largest |d logit / dx| of the class on top, summed over the channels of each pixel. */
  readonly grad?: readonly [number, number];
}

/** Every file of a folder of fixtures but for the answers, as it would be dropped. */
async function brought(folder: string): Promise<BroughtFile[]> {
  const names = await readdir(path.join(fixtures, folder), { recursive: true });
  const files = names.filter((name) => name.includes('.') && name !== 'expected.json');
  return Promise.all(
    files.map(async (name) => ({ name, blob: new Blob([await readFile(path.join(fixtures, folder, name))]) })),
  );
}

async function expectedOf(folder: string): Promise<Expected> {
  return JSON.parse(await readFile(path.join(fixtures, folder, 'expected.json'), 'utf8')) as Expected;
}

/** What was inspected, taken in as the page takes it in once its pixels are said. */
async function opened({ card, files }: Inspected, pixels: PixelRange): Promise<Classifier> {
  const cardFile = { name: 'card.json', blob: new Blob([JSON.stringify({ ...card, pixels })]) };
  return (await loadModel(blobSource([...files, cardFile]))).classifier;
}

async function picture() {
  const { data, width, height } = decode(await readFile(path.join(fixtures, 'picture24.png')));
  return tensor<Rank.R4>(
    Float32Array.from(data, (value) => value / 255),
    [1, height, width, 3],
  );
}

/** The probabilities that a model's logits stand for, whether they compete or not. */
const shares = {
  softmax: (logits: Tensor2D) => softmax(logits),
  /** Of a yes-or-no model the probability of yes. */
  yes: (logits: Tensor2D) => squeeze(sigmoid(differenceOf(logits))),
  /** Of a yes-or-no model its one score. */
  score: (logits: Tensor2D) => differenceOf(logits),
  independent: (logits: Tensor2D) => sigmoid(logits),
  logits: (logits: Tensor2D) => logits,
};

function differenceOf(logits: Tensor2D) {
  const [no, yes] = split(logits, 2, 1);
  return sub(yes!, no!);
}

const endings: Readonly<Record<string, keyof typeof shares>> = {
  'k3-sigmoid1': 'yes',
  'k3-sigmoid4': 'independent',
  'k3-logit1': 'score',
};

async function compare(classifier: Classifier, ending: keyof typeof shares = 'softmax', p: readonly number[]) {
  const x = await picture();
  const given = await tidy(() => shares[ending](classifier.logits(x))).data();
  expect(given).toHaveLength(p.length);
  expect(Math.max(...[...given].map((value, i) => Math.abs(value - p[i]!)))).toBeLessThan(1e-5);
}

describe('a model as people have it', () => {
  beforeAll(() => testOn('cpu'));

  it.each([
    'k2-dilated',
    'k2-mobilenet-v1-head',
    'k3-augment',
    'k3-depthwise',
    'k3-logit1',
    'k3-normalization',
    'k3-sigmoid1',
    'k3-sigmoid4',
    'pack-class-indices',
    'pack-graph-noformat',
    'pack-index-weights',
    'pack-noext-zip',
    'pack-targz',
    'pack-with-pictures',
    'tfjs-downloads-model',
    'tfjs-downloads-named',
  ])('%s opens and gives what the other program gives', async (folder) => {
    const { p, pixels, grad } = await expectedOf(folder);
    const classifier = await opened(await inspectOwnModel(await brought(folder)), pixels);
    const x = await picture();
    await compare(classifier, endings[folder], p);
    if (grad) {
      const gradient = tidy(() => sum(abs(inputGradient(classifier, x, (logits) => sum(max(logits, 1)))), 3));
      const values = await gradient.data();
      expect(Math.min(...values)).toBeCloseTo(grad[0], 6);
      expect(Math.max(...values)).toBeCloseTo(grad[1], 6);
    }
    classifier.dispose();
  });
});

/** A case's files with others beside them. */
async function beside(folder: string, others: Readonly<Record<string, unknown>>): Promise<BroughtFile[]> {
  const texts = Object.entries(others).map(([name, content]) => ({
    name,
    blob: new Blob([typeof content === 'string' ? content : JSON.stringify(content)]),
  }));
  return [...(await brought(folder)), ...texts];
}

/** A case's files under other names, as `rename` has it. */
async function renamed(folder: string, rename: (name: string) => string): Promise<BroughtFile[]> {
  return (await brought(folder)).map(({ name, blob }) => ({ name: rename(name), blob }));
}

describe('what lies around a model', () => {
  beforeAll(() => testOn('cpu'));
  const names = ['daisy', 'rose', 'tulip', 'weed'];

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['names to numbers', { 'class_indices.json': { weed: 3, rose: 1, daisy: 0, tulip: 2 } }],
    ['names to numbers in quotes', { 'labels.json': { weed: '3', rose: '1', daisy: '0', tulip: '2' } }],
    ['numbers to names', { 'class_indices.json': { 0: 'daisy', 3: 'weed', 1: 'rose', 2: 'tulip' } }],
    [
      'a configuration with both',
      { 'config.json': { id2label: { 0: 'daisy', 1: 'rose', 2: 'tulip', 3: 'weed' }, label2id: {} } },
    ],
    ['a list under a key', { 'flowers.json': { class_names: names } }],
    ['a list among others that do not fit', { 'labels.json': ['a', 'b'], 'other.json': names }],
    ['a text with a telling name', { 'Flower_Labels.TXT': names.join('\n') }],
  ])('names its classes: %s', async (_, files) => {
    const { card, notes } = await inspectOwnModel(await beside('pack-index-weights', files));
    expect(card.classes).toEqual(names);
    expect(notes).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['numbers that leave one out', { 'class_indices.json': { daisy: 0, rose: 1, tulip: 2, weed: 4 } }],
    ['a number twice', { 'class_indices.json': { daisy: 0, rose: 1, tulip: 1, weed: 2 } }],
    ['a text of as many lines', { 'readme.txt': names.join('\n') }],
  ])('does not name its classes: %s', async (_, files) => {
    const { card } = await inspectOwnModel(await beside('pack-index-weights', files));
    expect(card.classes[0]).toBe('class 0');
  });

  it('is said where it is left out', async () => {
    const { notes, card } = await inspectOwnModel(await brought('pack-with-pictures'));
    expect(notes.map(cardSentence)).toEqual([
      expect.stringMatching(/^6 other files came with the model and were left out: .*0\.png, .*[^.], …$/),
    ]);
    expect(card.label).toBe('project');
    expect((await inspectOwnModel(await brought('pack-noext-zip'))).notes).toEqual([]);
  });

  it.each<[string, string, (name: string) => string]>([
    ['in folders, with what a Mac hides there', 'tfjs-downloads-model', (name) => `out/web/${name}`],
    ['after a second download of the same names', 'tfjs-downloads-named', (name) => name.replace(/(\.\w+)$/, ' (1)$1')],
    ['saved as text', 'tfjs-downloads-named', (name) => name.replace('.json', '.json.txt')],
    ['in capitals', 'pack-index-weights', (name) => name.toUpperCase()],
    ['an archive without an extension', 'pack-targz', () => 'download'],
    ['a zip called .bin', 'pack-noext-zip', () => 'model.bin'],
  ])('does not matter to what it is called: %s', async (_, folder, rename) => {
    const hidden = ['__MACOSX/._model.json', 'out/.DS_Store'].map((name) => ({
      name,
      blob: new Blob(['{"modelTopology":{}}']),
    }));
    const classifier = await opened(await inspectOwnModel([...(await renamed(folder, rename)), ...hidden]), 'unit');
    await compare(classifier, undefined, (await expectedOf(folder)).p);
  });
});

describe('a Keras file', async () => {
  beforeAll(() => testOn('cpu'));
  const folder = path.join(fixtures, 'keras');
  const expected = JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8')) as Record<string, Expected>;
  const saved = (await readdir(folder)).filter((name) => /\.(keras|h5)$/.test(name) && !name.startsWith('only'));

  it.each(saved)('%s opens and gives what Keras gives', async (name) => {
    const { p, pixels } = expected[path.parse(name).name]!;
    const { card, files, ...rest } = await inspectOwnModel([{ name, blob: await fixture(name) }]);
    expect(rest.notes.filter((note) => note.remark === 'files-left-out')).toEqual([]);
    expect(card.label).toBe(path.parse(name).name);
    if (name.includes('means-off')) expect(card.pixels).toBe('bytes');
    await compare(await opened({ card, files, ...rest }, pixels), endingOf(name), p);
  });

  it.each(['nested.keras', 'k2-nested.h5'])(
    '%s is known in a zip, beside other files, and by its content',
    async (name) => {
      const [bytes, { p, pixels }] = [await fixture(name), expected[path.parse(name).name]!];
      const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false });
      await writer.add(`work/${name}`, new BlobReader(bytes));
      await writer.add('work/labels.txt', new TextReader('ant\nbee\ncat\ndog'));
      await writer.add('work/train.py', new TextReader('import keras'));
      const zipped = await inspectOwnModel([{ name: 'work.zip', blob: await writer.close() }]);
      expect(zipped).toMatchObject({
        card: { classes: ['ant', 'bee', 'cat', 'dog'] },
        notes: [{ remark: 'files-left-out', paths: [expect.stringMatching(/work\/train\.py/)] }],
      });
      await compare(await opened(zipped, pixels), undefined, p);
      await compare(await opened(await inspectOwnModel([{ name: 'download', blob: bytes }]), pixels), undefined, p);
    },
  );

  it('written as a stream, with its sizes after its parts, opens too', async () => {
    const listed = await listFiles([{ name: 'nested.keras', blob: await fixture('nested.keras') }]);
    const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false, dataDescriptor: true });
    for (const { name, read } of listed.files) await writer.add(path.basename(name), new BlobReader(await read()));
    const streamed = await inspectOwnModel([{ name: 'streamed.keras', blob: await writer.close() }]);
    await compare(await opened(streamed, 'unit'), undefined, expected['nested']!.p);
  });

  it('unpacked is known too', async () => {
    const { files } = await listFiles([{ name: 'nested.keras', blob: await fixture('nested.keras') }]);
    const unpacked = await Promise.all(files.map(async ({ name, read }) => ({ name, blob: await read() })));
    await compare(await opened(await inspectOwnModel(unpacked), 'unit'), undefined, expected['nested']!.p);
  });

  it.each<[string, () => Promise<BroughtFile[]>, string, RegExp, RegExp]>([
    [
      'weights alone',
      async () => [{ name: 'only.weights.h5', blob: await fixture('only.weights.h5') }],
      'model-unsupported',
      /weights alone/,
      /model\.save\("model\.keras"\)/,
    ],
    [
      'layers alone',
      async () => (await brought('pack-index-weights')).filter(({ name }) => name.endsWith('.json')).map(layersAlone),
      'model-unsupported',
      /layers of a Keras model without its weights/,
      /model\.save/,
    ],
    [
      'a file cut short',
      async () => [{ name: 'cut.h5', blob: (await fixture('nested.h5')).slice(0, 9000) }],
      'model-corrupt',
      /HDF5 file cannot be read/,
      /again/,
    ],
    [
      'two of them',
      async () => [
        { name: 'best.h5', blob: await fixture('nested.h5') },
        { name: 'last.h5', blob: await fixture('k3-depthwise.h5') },
      ],
      'model-unsupported',
      /2 models .*best\.h5, last\.h5/,
      /one model/,
    ],
  ])('that cannot be opened says why, and what to do: %s', async (_, files, code, message, hint) => {
    const refusal: unknown = await inspectOwnModel(await files()).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ code });
    const said = words(toFailure(refusal));
    expect([said.message, said.hint]).toEqual([expect.stringMatching(message), expect.stringMatching(hint)]);
  });

  const layersAlone = ({ name }: BroughtFile): BroughtFile => ({
    name,
    blob: new Blob(['{"class_name": "Sequential", "config": {"name": "s", "layers": []}, "keras_version": "3.15.1"}']),
  });
  const fixture = async (name: string) => new Blob([await readFile(path.join(folder, name))]);
  const endingOf = (name: string) =>
    /^(residual|excited|(k2-)?means-off)\./.test(name) ? 'logits' : endings[path.parse(name).name];
});
