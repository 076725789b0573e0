/** What a person may drop by mistake or by malice, and the sentence each gets. */
import { memory } from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { BlobReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { saying } from '@/text/testing/saying';
import { testOn } from '../../testing/backend-under-test';
import { GraphModelBuilder, smallGraph } from '../../testing/graph-model-builder';
import { savedLayersModel } from '../../testing/saved-layers-model';
import { inspectOwnModel } from './inspect';
import { listFiles } from './list-files';
import type { BroughtFile } from './model-file';

type Files = Map<string, Uint8Array<ArrayBuffer>>;

const shard = 'group1-shard1of1.bin';
const encode = (text: string) => new TextEncoder().encode(text);
const file = (name: string, content: BlobPart): BroughtFile => ({ name, blob: new Blob([content]) });
const brought = (files: Files) => [...files].map(([name, bytes]) => file(name, bytes));

/** The small graph with something done to its files. */
function graph(change: (files: Files) => void): Promise<BroughtFile[]> {
  const files = smallGraph().files('Identity');
  change(files);
  return Promise.resolve(brought(files));
}

/** The small graph with one passage of its `model.json` replaced. */
function edited(from: string, to: string): Promise<BroughtFile[]> {
  return graph((files) => {
    const text = new TextDecoder().decode(files.get('model.json'));
    expect(text).toContain(from);
    files.set('model.json', encode(text.replace(from, to)));
  });
}

/** A graph whose pictures [8, 8, 3] go through one node, and on to four scores. */
function through(op: string, attr = {}, inputs: readonly string[] = []): BroughtFile[] {
  const built = new GraphModelBuilder(1, [8, 8, 3]);
  const node = built.node(op, 'odd', ['input_1', ...inputs], attr);
  return brought(built.files(built.dense('scores', built.mean('mean', node), [3, 4])));
}

/** A sequence of one dense layer on pictures of that shape. */
async function dense(inputShape: number[], units: number, activation?: 'softmax'): Promise<BroughtFile[]> {
  const end = layers.dense({ units, ...(activation && { activation }) });
  return brought(await savedLayersModel(sequential({ layers: [layers.flatten({ inputShape }), end] })));
}

async function flatInput(): Promise<BroughtFile[]> {
  return brought(await savedLayersModel(sequential({ layers: [layers.dense({ inputShape: [12], units: 4 })] })));
}

async function zip(entries: Readonly<Record<string, Blob>>, options = {}): Promise<BroughtFile[]> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, blob] of Object.entries(entries)) await writer.add(name, new BlobReader(blob), options);
  return [file('model.zip', await writer.close())];
}

const json = () => new Blob([smallGraph().files('Identity').get('model.json')!]);
const hugeGroup = { paths: [shard], weights: [{ name: 'w', shape: [60_000_000], dtype: 'float32' }] };

const corpus: [string, () => Promise<BroughtFile[]> | BroughtFile[], string, RegExp][] = [
  ['nothing of a model', () => [file('notes.txt', 'a')], 'model-missing', /no model among these files/],
  ['an ONNX file', () => [file('model.onnx', 'a')], 'model-missing', /an ONNX file/],
  [
    'a PyTorch file, by what is in it',
    () => zip({ 'net/data.pkl': new Blob(['a']), 'net/data/0': new Blob(['a']) }),
    'model-missing',
    /a PyTorch file/,
  ],
  ['a Keras file that is none', () => [file('model.h5', 'a')], 'model-missing', /no model among these files/],
  ['a shard missing', () => graph((f) => f.delete(shard)), 'model-missing', /shard1of1\.bin/],
  ['a shard too short', () => graph((f) => f.set(shard, f.get(shard)!.slice(4))), 'model-corrupt', /should hold/],
  [
    'a NaN among the weights',
    () => graph((f) => f.get(shard)!.set([0, 0, 192, 127], 40)),
    'model-corrupt',
    /"stem\/weights" is not a finite/,
  ],
  ['a model.json that is none', () => [file('model.json', '[]')], 'model-corrupt', /not a TensorFlow\.js model/],
  [
    'a model.json cut short',
    () => graph((f) => f.set('model.json', f.get('model.json')!.slice(0, 99))),
    'model-corrupt',
    /not JSON/,
  ],
  [
    'a weight that is not in the manifest',
    () => edited('"name":"last/bias","shape"', '"name":"lost/bias","shape"'),
    'model-corrupt',
    /"last\/bias" is missing/,
  ],
  [
    'a node that reads from nowhere',
    () => edited('"input":["stem"]', '"input":["gone"]'),
    'model-corrupt',
    /"gone" is used and missing/,
  ],
  [
    'a node that reads from itself',
    () => edited('"input":["stem"]', '"input":["pool"]'),
    'model-corrupt',
    /depends on itself/,
  ],
  ['an unknown operation', () => through('Sparkle'), 'model-unsupported', /"odd" is of the unknown kind Sparkle/],
  ['an operation whose course depends on values', () => through('While'), 'model-unsupported', /"odd" is a While/],
  [
    'convolutions channels first',
    () => through('Conv2D', { data_format: { s: btoa('NCHW') } }),
    'model-unsupported',
    /channels first/,
  ],
  [
    'two inputs',
    () => {
      const b = new GraphModelBuilder(1, [8, 8, 3]);
      b.nodes.push({ ...b.nodes[0]!, name: 'input_2' });
      return brought(b.files(b.dense('s', b.mean('m', b.node('AddV2', 'a', ['input_1', 'input_2'])), [3, 4])));
    },
    'model-unsupported',
    /2 inputs/,
  ],
  ['whole-number pixels', () => edited('"type":"DT_FLOAT"}}', '"type":"DT_UINT8"}}'), 'model-unsupported', /DT_UINT8/],
  ['an input of rank 2', flatInput, 'model-unsupported', /a picture is \[height, width, 3\]/],
  ['grey pictures', () => dense([8, 8, 1], 4), 'model-unsupported', /grey pictures/],
  ['four channels', () => dense([8, 8, 4], 4), 'model-unsupported', /\[8, 8, 4\]/],
  [
    'a softmax of a single number',
    () => dense([8, 8, 3], 1, 'softmax'),
    'model-unsupported',
    /always 1; end it in a sigmoid/,
  ],
  [
    'more than 200 MB',
    () => [
      file(
        'model.json',
        JSON.stringify({
          modelTopology: { class_name: 'Sequential', config: [{ class_name: 'Dense', config: {} }] },
          weightsManifest: [hugeGroup],
        }),
      ),
      file(shard, 'a'),
    ],
    'model-too-large',
    /240 MB.*200 MB/,
  ],
  [
    'a hidden softmax',
    () => {
      const b = new GraphModelBuilder(1, [8, 8, 3]);
      const soft = b.node('Softmax', 'soft', [b.dense('s', b.mean('m', 'input_1'), [3, 4])]);
      return brought(b.files(b.node('Relu', 'end', [soft])));
    },
    'model-unsupported',
    /gives probabilities/,
  ],
  ['a zip that is none', () => [file('model.zip', 'PK?')], 'model-corrupt', /zip cannot be read/],
  [
    'a zip cut short',
    async () => {
      const [whole] = await zip({ 'model.json': json() });
      return [file('model.zip', whole!.blob.slice(0, -60))];
    },
    'model-corrupt',
    /zip cannot be read/,
  ],
  ['an empty zip', () => zip({}), 'archive-empty', /“model\.zip” is empty/],
  ['a zip of what a system hides', () => zip({ '__MACOSX/x.json': json() }), 'archive-empty', /“model\.zip” is empty/],
  [
    'two empty zips',
    async () => [...(await zip({})), ...(await zip({}))],
    'model-missing',
    /no model among these files/,
  ],
  ['a locked zip', () => zip({ 'model.json': json() }, { password: 'secret' }), 'model-corrupt', /password/],
  ['a zip whose paths lead out of it', () => zip({ '../model.json': json() }), 'model-corrupt', /Unsafe filename/],
  [
    'two models in a zip',
    () => zip({ 'a/model.json': json(), 'b/model.json': json() }),
    'model-unsupported',
    /2 models .*\(model\/a\/model\.json, model\/b\/model\.json\)/,
  ],
];

describe('a model that cannot be used', () => {
  beforeAll(() => testOn('cpu'));

  it.each(corpus)('%s', async (_, files, code, message) => {
    const dropped = await files();
    const before = memory().numTensors;
    const refusal: unknown = await inspectOwnModel(dropped).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ name: 'LimelightError', code });
    expect(refusal).toEqual(saying(message));
    expect(memory().numTensors).toBe(before);
  });

  it('two classes are not bad input', async () => {
    expect((await inspectOwnModel(await dense([8, 8, 3], 2, 'softmax'))).card.classes).toEqual(['class 0', 'class 1']);
  });
});

describe('a zip', () => {
  const zeros = new Blob([new Uint8Array(3_000_000)]);

  it('gives what may belong to a model, and leaves the rest in it', async () => {
    const [archive] = await zip({ 'x/model.json': json(), 'x/photo.png': zeros, '__MACOSX/x.json': json() });
    expect(await listFiles([archive!])).toMatchObject({
      files: [{ name: 'model/x/model.json' }],
      passedOver: ['model/x/photo.png'],
    });
  });

  it('that holds more than a model may have is refused by what it declares', async () => {
    const [bomb] = await zip({ 'a.bin': zeros, 'b.bin': zeros });
    expect(bomb!.blob.size).toBeLessThan(20_000);
    await expect(listFiles([bomb!], 5_000_000)).rejects.toMatchObject({ code: 'model-too-large' });
  });

  it('that lies about its sizes is refused while it is inflated', async () => {
    const [bomb] = await zip({ 'a.bin': zeros });
    const bytes = new Uint8Array(await bomb!.blob.arrayBuffer());
    const view = new DataView(bytes.buffer);
    const central = bytes.findIndex((_, i) => i + 4 <= bytes.length && view.getUint32(i, true) === 0x02014b50);
    view.setUint32(central + 24, 1000, true);
    const { files } = await listFiles([file('model.zip', bytes)], 1_000_000);
    await expect(files[0]!.read()).rejects.toMatchObject({
      code: expect.stringMatching(/^model-(too-large|corrupt)$/) as string,
    });
  });
});
