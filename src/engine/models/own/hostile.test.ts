/** Files that were made to stop the engine: each is refused in a sentence, at once, and what was open stays right. */
import { readFileSync } from 'node:fs';
import { memory, tensor, type Rank } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { saying } from '@/text/testing/saying';
import { testOn } from '../../testing/backend-under-test';
import { GraphModelBuilder, smallGraph } from '../../testing/graph-model-builder';
import { LayersModelBuilder } from '../../testing/layers-model-builder';
import { memorySource } from '../../testing/memory-source';
import { uniform } from '../../testing/random';
import { smallZoo, zooFiles } from '../../testing/zoo-model';
import type { Classifier } from '../classifier';
import { loadModel } from '../load-model';
import { inspectOwnModel } from './inspect';
import type { BroughtFile } from './model-file';

const file = (name: string, content: BlobPart): BroughtFile => ({ name, blob: new Blob([content]) });
const brought = (files: ReadonlyMap<string, Uint8Array>) =>
  [...files].map(([name, bytes]) => file(name, bytes as Uint8Array<ArrayBuffer>));

/** A model of `fixtures/hostile`. */
function hostile(name: string): BroughtFile[] {
  const read = (part: string) => readFileSync(new URL(`../../fixtures/hostile/${name}/${part}`, import.meta.url));
  return ['model.json', 'weights.bin'].map((part) => file(part, read(part)));
}

/** Pictures of 16 × 16 pixels through one layer, of the shape [16, 16, 3] it is given, to their mean and three scores. */
function throughLayer(kind: string, config: Readonly<Record<string, unknown>>): BroughtFile[] {
  const model = new LayersModelBuilder(1, [16, 16, 3]);
  const odd = model.layer(kind, 'odd', 'input', config);
  const mean = model.layer('GlobalAveragePooling2D', 'mean', odd, { data_format: 'channels_last' });
  return brought(model.files(model.dense('scores', mean, [3, 3])));
}

/** A graph whose nodes are these, after its input, and whose output is the last. */
function graphOf(build: (graph: GraphModelBuilder) => string): BroughtFile[] {
  const graph = new GraphModelBuilder(1, [16, 16, 3]);
  return brought(graph.files(build(graph)));
}

/** `text` inside so many pairs of brackets. */
const nested = (depth: number, open: string, text: string, close: string) =>
  open.repeat(depth) + text + close.repeat(depth);
const deepModel = nested(100_000, '{"class_name":"Sequential","name":"m","config":{"layers":[', '', ']}}');

const corpus: [string, () => BroughtFile[], string, RegExp][] = [
  [
    'a layer called constructor',
    () => hostile('class-name-constructor'),
    'model-unsupported',
    /unknown kind constructor/,
  ],
  ['an Identity that feeds itself', () => hostile('graph-identity-cycle'), 'model-corrupt', /"o" depends on itself/],
  [
    'strides of a thousand million',
    () => hostile('strides-1e9'),
    'model-unsupported',
    /"c\/convolution".*1000000000 × 1000000000 pixels/,
  ],
  [
    'three thousand rows of zeros',
    () => hostile('zero-padding-3000'),
    'model-too-large',
    /"c\/convolution", of shape \[6016, 6016, 4\]/,
  ],

  ['a layer called __proto__', () => throughLayer('__proto__', {}), 'model-unsupported', /unknown kind __proto__/],
  ['a layer called toString', () => throughLayer('toString', {}), 'model-unsupported', /unknown kind toString/],
  [
    'a node called __proto__',
    () => graphOf((g) => g.dense('d', g.mean('m', g.node('Relu', '__proto__', ['input_1'])), [3, 3])),
    'model-unsupported',
    /"__proto__".*reserved/,
  ],
  [
    'an operation called constructor',
    () => graphOf((g) => g.dense('d', g.mean('m', g.node('constructor', 'odd', ['input_1'])), [3, 3])),
    'model-unsupported',
    /constructor.*reserved/,
  ],
  [
    'an attribute called toString',
    () =>
      graphOf((g) =>
        g.dense('d', g.mean('m', g.node('Relu', 'odd', ['input_1'], { toString: { s: 'eA==' } })), [3, 3]),
      ),
    'model-unsupported',
    /"odd".*reserved/,
  ],

  [
    'two nodes that feed each other',
    () => graphOf((g) => (g.node('Identity', 'a', ['b']), g.node('Reshape', 'b', ['a']))),
    'model-corrupt',
    /depends on itself/,
  ],
  [
    'a cycle behind a softmax',
    () => graphOf((g) => g.node('Softmax', 's', [g.node('Relu', 'a', ['s'])])),
    'model-corrupt',
    /depends on itself/,
  ],

  [
    'a stride of a million, in a graph',
    () => graphOf((g) => g.dense('d', g.mean('m', g.convolution('c', 'input_1', [3, 3, 3, 4], 1_000_000)), [4, 3])),
    'model-unsupported',
    /"c" has strides/,
  ],
  [
    'a pooling window of a thousand million',
    () => throughLayer('AveragePooling2D', { pool_size: [1e9, 1e9], strides: [1, 1], padding: 'same' }),
    'model-too-large',
    /"odd".*billion/,
  ],
  [
    'zeros beyond what an array can hold',
    () => throughLayer('ZeroPadding2D', { padding: 1e12 }),
    'model-too-large',
    /"odd"/,
  ],
  [
    'zeros on one side only',
    () =>
      throughLayer('ZeroPadding2D', {
        padding: [
          [0, 2_000_000_000],
          [0, 0],
        ],
      }),
    'model-too-large',
    /"odd"/,
  ],

  [
    'models within models, a hundred thousand deep',
    () => [file('model.json', `{"modelTopology":${deepModel},"weightsManifest":[]}`)],
    'model-unsupported',
    /nested too deeply/,
  ],
  [
    'a setting nested a hundred thousand deep',
    () => [
      file(
        'model.json',
        `{"modelTopology":{"class_name":"Sequential","config":[{"class_name":"Dense","config":{"name":"d","units":${nested(100_000, '[', '3', ']')}}}]},"weightsManifest":[]}`,
      ),
    ],
    'model-unsupported',
    /first layer/,
  ],
  [
    'a graph whose attribute is nested a hundred thousand deep',
    () => [
      file(
        'model.json',
        `{"format":"graph-model","modelTopology":{"node":[{"name":"x","op":"Relu","attr":{"T":{"type":${nested(100_000, '{"a":', '1', '}')}}}}]},"weightsManifest":[]}`,
      ),
    ],
    'model-unsupported',
    /0 inputs/,
  ],
];

describe('a model made to stop the engine', () => {
  let open: Classifier;
  const logits = () => tensor<Rank.R4>(uniform(16 * 16 * 3, 0, 1, 5), [1, 16, 16, 3]);
  beforeAll(async () => {
    await testOn('wasm');
    open = (await loadModel(memorySource(zooFiles(smallZoo, 1)))).classifier;
  });

  it.each(corpus)('%s is refused, and the model beside it is as right as before', async (_, files, code, message) => {
    const picture = logits();
    const before = await open.logits(picture).array();
    const tensors = memory().numTensors;
    const refusal: unknown = await inspectOwnModel(files()).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ name: 'LimelightError', code });
    expect(refusal).toEqual(saying(message));
    expect(memory().numTensors).toBe(tensors);
    expect(await open.logits(picture).array()).toEqual(before);
  });
});

describe('class names made to stop the engine', () => {
  beforeAll(() => testOn('cpu'));
  const million = 1_000_000;

  it.each([
    ['labels.txt', () => 'a\n'.repeat(million)],
    ['labels.txt', () => Array.from({ length: 300_000 }, (_, i) => `${i} name`).join('\n')],
    ['labels.json', () => `[${'"",'.repeat(million)}""]`],
    ['class_names.json', () => JSON.stringify(Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [i, 'a'])))],
    ['imagenet_class_index.json', () => nested(1_000_000, '{"0":', '1', '}')],
    ['metadata.json', () => nested(1_000_000, '[', '', ']')],
    ['card.json', () => nested(1_000_000, '[', '', ']')],
  ])(
    'in %s are left out, and the model opens',
    async (name, text) => {
      const { card } = await inspectOwnModel([...brought(smallGraph().files('Identity')), file(name, text())]);
      expect(card.classes).toEqual(['class 0', 'class 1', 'class 2', 'class 3', 'class 4']);
    },
    30_000,
  );

  it('in greater number than can be shown are refused with the model', async () => {
    const model = new LayersModelBuilder(1, [1, 1, 3]);
    const flat = model.layer('Flatten', 'flat', 'input', {});
    const files = brought(model.files(model.dense('scores', flat, [3, 60_000])));
    await expect(inspectOwnModel(files)).rejects.toMatchObject({
      code: 'model-unsupported',
      details: { scores: 60_000 },
    });
  });
});
