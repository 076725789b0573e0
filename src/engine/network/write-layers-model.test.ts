import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { io, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { activationNames } from '../autodiff/activations';
import { fileSource } from '../models/file-source';
import { loadWeights } from '../models/load-weights';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { uniform } from '../testing/random';
import { interpreter } from './interpreter';
import { jsonIn } from './checked';
import { foldAffine } from './fold';
import type { Body, Network, Operation, Weight } from './network';
import { parseLayersModel, readNetwork } from './read-layers-model';
import { decodeGroup } from './weights';
import { SHARD, writeLayersModel } from './write-layers-model';

let seed = 0;
const weight = (...shape: number[]): Weight => ({
  shape,
  values: uniform(
    shape.reduce((product, n) => product * n, 1),
    -0.5,
    0.5,
    ++seed,
  ),
});
const all = (length: number, value: number): Weight => ({
  shape: [length],
  values: new Float32Array(length).fill(value),
});

/** Every kind of operation, two of them under names that no layer may have. */
function everyKind(): Network {
  const operations: Operation[] = [];
  const step = (name: string, inputs: string | string[], shape: number[], body: Body) => {
    operations.push({ name, inputs: [inputs].flat(), shape, body });
    return name;
  };
  const act = (name: string, input: string, shape: number[], f: (typeof activationNames)[number], alpha?: number) =>
    step(name, input, shape, { kind: 'activation', function: f, ...(alpha !== undefined && { alpha }) });
  const scaled = step('rescale', 'pixels/pixels', [8, 8, 3], { kind: 'affine', scale: all(3, 4), shift: all(3, -2) });
  const holes = step('holes', scaled, [8, 8, 3], {
    ...{ kind: 'convolution', filter: weight(3, 2, 3, 3), strides: [1, 1], padding: 'same', dilation: [2, 3] },
  });
  const padded = step('pad', holes, [10, 11, 3], { kind: 'zeroPadding', rows: [0, 2], columns: [1, 2] });
  const spec = { strides: [1, 1], padding: 'valid' } as const;
  const first = step('a/convolution', padded, [8, 9, 4], { kind: 'convolution', filter: weight(3, 3, 3, 4), ...spec });
  const normal = step('a b', first, [8, 9, 4], { kind: 'affine', scale: weight(4), shift: weight(4) });
  const gelu = act('a_b', normal, [8, 9, 4], 'gelu');
  const wide = step('wide', gelu, [4, 5, 8], {
    ...{ kind: 'depthwiseConvolution', filter: weight(3, 3, 4, 2), bias: weight(8), strides: [2, 2], padding: 'same' },
  });
  const swish = act('swish', wide, [4, 5, 8], 'swish');
  const relu6 = act('relu6', swish, [4, 5, 8], 'relu6');
  const leaky = act('leaky', relu6, [4, 5, 8], 'leakyRelu', 0.1);
  const product = step('product', [leaky, wide], [4, 5, 8], { kind: 'multiply' });
  const sum = step('sum', [product, wide], [4, 5, 8], { kind: 'add' });
  const pool = { window: [2, 2], strides: [2, 1], padding: 'same' } as const;
  const joined = step(
    'join',
    [
      step('means', sum, [2, 5, 8], { kind: 'averagePooling', ...pool }),
      step('maxima', sum, [2, 5, 8], { kind: 'maxPooling', ...pool }),
    ],
    [2, 5, 16],
    { kind: 'concatenate' },
  );
  const turned = step('turned', joined, [5, 2, 16], { kind: 'reshape', shape: [5, 2, 16] });
  const smooth = act('softplus', act('elu', turned, [5, 2, 16], 'elu'), [5, 2, 16], 'softplus');
  const flat = step('flat', smooth, [160], { kind: 'reshape', shape: [160] });
  const hidden = act('tanh', step('hidden', flat, [6], { kind: 'dense', matrix: weight(160, 6) }), [6], 'tanh');
  const mean = step('mean', smooth, [16], { kind: 'globalAveragePooling' });
  const both = step('both', [hidden, mean], [22], { kind: 'concatenate' });
  const some = act('sigmoid', act('relu', both, [22], 'relu'), [22], 'sigmoid');
  step('scores', some, [5], { kind: 'dense', matrix: weight(22, 5), bias: weight(5) });
  return { input: { name: 'pixels/pixels', shape: [8, 8, 3] }, operations };
}

function readBack({ json, weights }: ReturnType<typeof writeLayersModel>): Network {
  const model = parseLayersModel(jsonIn(json, 'model.json'));
  expect(model.weightsManifest.flatMap(({ paths }) => paths)).toEqual([SHARD]);
  return readNetwork(model, decodeGroup(model.weightsManifest[0]!, [weights]));
}

/** What the Layers library makes of the files. */
async function library({ json, weights }: ReturnType<typeof writeLayersModel>) {
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(json)) as {
    modelTopology: object;
    weightsManifest: { weights: io.WeightsManifestEntry[] }[];
  };
  const weightSpecs = weightsManifest[0]!.weights;
  return loadLayersModel(io.fromMemory({ modelTopology, weightSpecs, weightData: weights.buffer }));
}

/** The operations by name (their order is the reader's), weights as plain bytes, which are quickly compared. */
function byName({ operations }: Network, rename = (name: string) => name): Map<string, unknown> {
  const plain = (body: Body) =>
    Object.entries(body).map(([key, value]: [string, unknown]) => [key, isWeight(value) ? bytesOf(value) : value]);
  return new Map(
    operations.map(({ name, inputs, shape, body }) => [
      rename(name),
      { inputs: inputs.map(rename), shape, body: Object.fromEntries(plain(body)) as unknown },
    ]),
  );
}

function isWeight(value: unknown): value is Weight {
  return typeof value === 'object' && value !== null && 'values' in value && 'shape' in value;
}

function bytesOf({ shape, values }: Weight): string {
  return `${shape.join()}: ${createHash('sha256').update(values).digest('hex')}`;
}

describe('a network written as a Layers model', () => {
  beforeAll(() => testOn('cpu'));

  it('covers every kind but a reversal, and every activation but the empty one', () => {
    const bodies = everyKind().operations.map(({ body }) => body);
    expect(new Set(bodies.flatMap((body) => (body.kind === 'activation' ? [body.function] : [])))).toEqual(
      new Set(activationNames.filter((name) => name !== 'linear')),
    );
    expect(new Set(bodies.map(({ kind }) => kind)).size).toBe(13);
  });

  it('reads back as the same operations, each weight to the bit', () => {
    const network = everyKind();
    const again = readBack(writeLayersModel(network, 'every kind'));
    const renamed: Record<string, string> = { 'pixels/pixels': 'pixels_pixels', 'a/convolution': 'a_convolution' };
    const names: Record<string, string> = { ...renamed, 'a b': 'a_b', a_b: 'a_b_1' };
    expect(byName(again)).toEqual(byName(network, (name) => names[name] ?? name));
    expect(again.input).toEqual({ name: 'pixels_pixels', shape: [8, 8, 3] });
  });

  it('is opened by the Layers library, which predicts the same logits to 1e-6', async () => {
    const network = everyKind();
    const model = await library(writeLayersModel(network, 'every kind'));
    const x = tensor(uniform(3 * 192, 0, 1, 4), [3, 8, 8, 3]);
    const logits = await interpreter(network).run(x).data();
    expect(relativeL2(await (model.predict(x) as Tensor).data(), logits)).toBeLessThan(1e-6);
  });

  it('swaps channels by a convolution, for want of such a layer', async () => {
    const turned: Operation = { name: 'turned', inputs: ['pixels'], shape: [2, 2, 3], body: { kind: 'reverse' } };
    const network = { input: { name: 'pixels', shape: [2, 2, 3] }, operations: [turned] };
    const x = tensor(uniform(12, 0, 1, 4), [1, 2, 2, 3]);
    const expected = await interpreter(network).run(x).data();
    expect(Array.from(expected.slice(0, 3))).toEqual(Array.from((await x.data()).slice(0, 3)).reverse());
    const written = writeLayersModel(network, 'turned');
    expect(await ((await library(written)).predict(x) as Tensor).data()).toEqual(expected);
    expect(await interpreter(readBack(written)).run(x).data()).toEqual(expected);
  });

  const zoo = fileURLToPath(new URL('../../../models/', import.meta.url));
  /** One of each architecture. */
  const models = ['cifar10-standard', 'imagenette-standard', 'imagenette-surrogate', 'imagenet-efficientnet-lite0'];

  it.each(models)('%s, folded, reads back to the bit', async (id) => {
    const source = fileSource(`${zoo}${id}`);
    const json = parseLayersModel(jsonIn(await source.read('model.json'), 'model.json'));
    const groups = await loadWeights(source, json.weightsManifest, () => undefined, undefined);
    const weights = groups.flatMap(({ group, shards }) => [...decodeGroup(group, shards)]);
    const network = foldAffine(readNetwork(json, new Map(weights)));
    expect(byName(readBack(writeLayersModel(network, id)))).toEqual(byName(network));
  });
});
