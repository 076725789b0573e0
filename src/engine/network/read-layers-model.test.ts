import { io, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { LayersModelBuilder, type Storage } from '../testing/layers-model-builder';
import { uniform } from '../testing/random';
import { smallZoo, zooFiles } from '../testing/zoo-model';
import { interpreter } from './interpreter';
import { foldAffine } from './fold';
import type { Network } from './network';
import { parseLayersModel, readNetwork } from './read-layers-model';
import { decodeGroup } from './weights';

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** What our interpreter makes of a model's files. */
function read(files: Files): Network {
  const model = parseLayersModel(JSON.parse(new TextDecoder().decode(files.get('model.json'))));
  const weights = model.weightsManifest.flatMap((group) => [
    ...decodeGroup(
      group,
      group.paths.map((path) => files.get(path) ?? new Uint8Array()),
    ),
  ]);
  return readNetwork(model, new Map(weights));
}

/** What the Layers library computes from the same files. */
async function predictWithLayers(files: Files, x: Tensor): Promise<Tensor> {
  const json = JSON.parse(new TextDecoder().decode(files.get('model.json'))) as {
    modelTopology: object;
    weightsManifest: { paths: string[]; weights: io.WeightsManifestEntry[] }[];
  };
  const [group] = json.weightsManifest;
  const weightData = await new Blob(group!.paths.map((path) => files.get(path)!)).arrayBuffer();
  const artifacts = { modelTopology: json.modelTopology, weightSpecs: group!.weights, weightData };
  const model = await loadLayersModel(io.fromMemory(artifacts));
  return model.predict(x) as Tensor;
}

/** A model with every kind of layer the zoo's does without. */
function variedFiles(storage: Storage = 'float32', shards = 1): Files {
  const model = new LayersModelBuilder(5, [12, 12, 3]);
  const padded = model.layer('ZeroPadding2D', 'pad', 'input', {
    padding: [
      [1, 2],
      [0, 1],
    ],
    data_format: 'channels_last',
  });
  const first = model.convolution('first', padded, [3, 3, 3, 4], { padding: 'valid', activation: 'relu' });
  const normal = model.batchNormalization('normal1', first, 4);
  const second = model.convolution('second', normal, [2, 2, 4, 4], { strides: [2, 2] });
  const folded = model.layer('ReLU', 'relu', model.batchNormalization('normal2', second, 4), { max_value: 6 });
  const depthwise = model.depthwise('depthwise', folded, [3, 3, 4, 2], { activation: 'relu' });
  const thinned = model.depthwise('thinned', depthwise, [3, 3, 8, 1], { padding: 'same' });
  const normal3 = model.batchNormalization('normal3', thinned, 8);
  const leaky = model.layer('LeakyReLU', 'leaky', model.convolution('third', normal3, [1, 1, 8, 6]), { alpha: 0.1 });
  const maxima = model.layer('MaxPooling2D', 'max', leaky, {
    pool_size: [2, 2],
    strides: [1, 1],
    padding: 'same',
    data_format: 'channels_last',
  });
  const means = model.layer('AveragePooling2D', 'mean', maxima, {
    pool_size: [2, 2],
    strides: [2, 2],
    padding: 'valid',
    data_format: 'channels_last',
  });
  const dropped = model.layer('Dropout', 'drop', means, { rate: 0.5 });
  const flat = model.layer('Flatten', 'flat', dropped, { data_format: 'channels_last' });
  const hidden = model.dense('hidden', flat, [54, 8], { activation: 'tanh' });
  return model.files(model.dense('scores', hidden, [8, 5]), storage, shards) as Files;
}

/** A model whose branches meet: separable convolutions, joined channels, padded means, global maxima. */
function branchedFiles(): Files {
  const model = new LayersModelBuilder(6, [9, 9, 3]);
  const stem = model.separable('stem', 'input', [3, 3, 3], 4);
  const pool = { pool_size: [3, 3], strides: [2, 2], padding: 'same', data_format: 'channels_last' };
  const means = model.layer('AveragePooling2D', 'mean', stem, pool);
  const maxima = model.layer('MaxPooling2D', 'max', stem, pool);
  const joined = model.layer('Concatenate', 'join', [means, maxima], { axis: -1 });
  const high = model.layer('GlobalMaxPooling2D', 'high', joined, { data_format: 'channels_last' });
  const flat = model.layer('Reshape', 'shape', joined, { target_shape: [200] });
  const both = model.layer('Concatenate', 'both', [high, flat], { axis: -1 });
  return model.files(model.dense('scores', both, [208, 5])) as Files;
}

describe.each(['cpu', 'wasm'] as const)('a Layers model on %s', (backend) => {
  beforeAll(() => testOn(backend));

  const models: [string, Files, number][] = [
    ['of the zoo, float32', zooFiles(smallZoo, 1) as Files, 16],
    ['of the zoo, float16', zooFiles(smallZoo, 1, 'float16') as Files, 16],
    ['with every other layer', variedFiles(), 12],
    ['of branches that meet', branchedFiles(), 9],
    ['in three shards', variedFiles('float32', 3), 12],
    ['quantised to 8 bits', variedFiles('uint8'), 12],
    ['quantised to 16 bits', variedFiles('uint16'), 12],
  ];
  it.each(models)('%s gives the logits the Layers library gives', async (_, files, size) => {
    const x = tensor(uniform(3 * size * size * 3, 0, 1, 4), [3, size, size, 3]);
    const network = read(files);
    const expected = await (await predictWithLayers(files, x)).data();
    expect(relativeL2(await interpreter(network).run(x).data(), expected)).toBeLessThan(1e-5);
    expect(relativeL2(await interpreter(foldAffine(network)).run(x).data(), expected)).toBeLessThan(1e-5);
  });
});

describe('readNetwork', () => {
  it('folds what can be folded, and only that', () => {
    const kinds = (network: Network) =>
      network.operations.filter(({ body }) => body.kind === 'affine').map(({ name }) => name);
    expect(kinds(read(variedFiles()))).toEqual(['normal1', 'normal2', 'normal3']);
    expect(kinds(foldAffine(read(variedFiles())))).toEqual(['normal1']);
  });

  it.each(['layer', 'activation layer', 'activation of the dense layer'])(
    'takes a softmax off the end: a %s',
    (where) => {
      const build = (softmax: boolean) => {
        const model = new LayersModelBuilder(2, [4, 4, 3]);
        const pooled = model.layer('GlobalAveragePooling2D', 'pool', 'input', { data_format: 'channels_last' });
        const inside = softmax && where.startsWith('activation of');
        const scores = model.dense('scores', pooled, [3, 4], inside ? { activation: 'softmax' } : {});
        if (!softmax || inside) return read(model.files(scores) as Files);
        if (where === 'layer') return read(model.files(model.layer('Softmax', 'end', scores, { axis: -1 })) as Files);
        return read(model.files(model.layer('Activation', 'end', scores, { activation: 'softmax' })) as Files);
      };
      expect(build(true)).toEqual({ ...build(false), scores: 'exclusive' });
    },
  );

  it('reads a sequential model as Keras wraps it', () => {
    const files = variedFiles();
    const json = JSON.parse(new TextDecoder().decode(files.get('model.json'))) as {
      modelTopology: { config: { layers: object[] } };
    };
    const sequence = { class_name: 'Sequential', config: { name: 's', layers: json.modelTopology.config.layers } };
    const wrapped = {
      ...json,
      modelTopology: { keras_version: '2.15.0', backend: 'tensorflow', model_config: sequence },
    };
    const sequential = new Map(files).set('model.json', new TextEncoder().encode(JSON.stringify(wrapped)));
    expect(read(sequential)).toEqual(read(files));
  });

  it('works out the one length that a reshape leaves open', () => {
    const model = new LayersModelBuilder(7, [4, 6, 3]);
    const network = read(model.files(model.layer('Reshape', 'shape', 'input', { target_shape: [-1, 8] })) as Files);
    expect(network.operations.map(({ shape }) => shape)).toEqual([[9, 8]]);
  });
});
