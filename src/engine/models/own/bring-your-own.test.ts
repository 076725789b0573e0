/** Models that TensorFlow.js itself built and saved, and that no one here trained. */
import {
  grad,
  log,
  logSumExp,
  memory,
  slice,
  softmax,
  sub,
  sum,
  tensor,
  tidy,
  type Rank,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { layers, model, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { unsupported } from '@/domain/method';
import type { PixelRange } from '@/domain/model-card';
import { findAttack } from '../../attacks/registry';
import { findSaliency } from '../../saliency/registry';
import { testOn } from '../../testing/backend-under-test';
import { relativeL2 } from '../../testing/compare';
import { GraphModelBuilder, smallGraph } from '../../testing/graph-model-builder';
import { uniform } from '../../testing/random';
import { savedLayersModel } from '../../testing/saved-layers-model';
import { blobSource } from '../blob-source';
import { inputGradient } from '../input-gradient';
import { loadModel } from '../load-model';
import { inspectOwnModel } from './inspect';
import type { BroughtFile } from './model-file';

const brought = (files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): BroughtFile[] =>
  [...files].map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));

const textFile = (name: string, content: unknown): BroughtFile => ({
  name,
  blob: new Blob([typeof content === 'string' ? content : JSON.stringify(content)]),
});

/** Inspected, kept as it is but for the pixel range, and loaded as the worker does. */
async function ownModel(files: readonly BroughtFile[], pixels?: PixelRange) {
  const draft = await inspectOwnModel(files);
  const card = { ...draft.card, ...(pixels && { pixels }) };
  const { classifier } = await loadModel(blobSource([...draft.files, textFile('card.json', card)]));
  return { draft, classifier };
}

const pictures = (size: number) => tensor<Rank.R4>(uniform(2 * size * size * 3, 0, 1, 8), [2, size, size, 3]);

/** The classifier of Keras's tutorials, softmax at its end. */
function tutorialModel(): LayersModel {
  return sequential({
    layers: [
      layers.conv2d({ inputShape: [20, 20, 3], filters: 6, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 8, kernelSize: 3, padding: 'same', useBias: false }),
      layers.batchNormalization(),
      layers.activation({ activation: 'relu' }),
      layers.flatten(),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 4, activation: 'softmax' }),
    ],
  });
}

/** What Teachable Machine exports: a MobileNet in a sequence in a sequence, and dense layers in another. */
function teachableModel(): LayersModel {
  const input = layers.input({ shape: [32, 32, 3], name: 'input_1' });
  const apply = (layer: { apply(x: never): unknown }, x: unknown) => layer.apply(x as never);
  const relu6 = () => layers.reLU({ maxValue: 6 });
  let x: unknown = apply(
    layers.zeroPadding2d({
      padding: [
        [0, 1],
        [0, 1],
      ],
    }),
    input,
  );
  x = apply(layers.conv2d({ filters: 8, kernelSize: 3, strides: 2, padding: 'valid', useBias: false }), x);
  x = apply(relu6(), apply(layers.batchNormalization(), x));
  x = apply(layers.depthwiseConv2d({ kernelSize: 3, padding: 'same', useBias: false, depthMultiplier: 1 }), x);
  x = apply(relu6(), apply(layers.batchNormalization(), x));
  const narrow = apply(layers.conv2d({ filters: 6, kernelSize: 1, padding: 'same', useBias: false }), x);
  x = apply(layers.conv2d({ filters: 6, kernelSize: 3, padding: 'same', activation: 'relu' }), narrow);
  x = apply(layers.add(), [x, narrow]);
  const mobile = model({ inputs: input, outputs: x as never });
  const features = sequential({ layers: [mobile, layers.globalAveragePooling2d({})] });
  const head = sequential({
    layers: [
      layers.dense({ inputShape: [6], units: 10, activation: 'relu' }),
      layers.dense({ units: 3, activation: 'softmax', useBias: false }),
    ],
  });
  return sequential({ layers: [features, head] });
}

describe.each(['cpu', 'wasm'] as const)('a model of one’s own on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each([
    ['the tutorial’s', tutorialModel, 20, 4],
    ['Teachable Machine’s', teachableModel, 32, 3],
  ])('%s has the logits and gradients that the Layers library computes, to 1e-4', async (_, build, size, classes) => {
    await testOn('cpu');
    const library = build();
    const files = brought(await savedLayersModel(library));
    const x = pictures(size);
    const logShares = (pixels: Tensor) => log(library.apply(pixels, { training: false }) as Tensor2D);
    const shares = await tidy(() => logShares(x)).data<'float32'>();
    const chosen = tidy(() => grad((pixels) => sum(slice(logShares(pixels), [0, 1], [2, 1])))(x));
    const expected = await chosen.data<'float32'>();
    await testOn(backend);
    const { classifier } = await ownModel(files);
    const own = tidy(() => logSoftmaxOf(classifier.logits(pictures(size))));
    expect(relativeL2(await own.data(), shares)).toBeLessThan(1e-4);
    expect(own.shape).toEqual([2, classes]);
    const gradient = inputGradient(classifier, pictures(size), (logits) => slice(logSoftmaxOf(logits), [0, 1], [2, 1]));
    expect(relativeL2(await gradient.data(), expected)).toBeLessThan(1e-4);
    expect(classifier.activationLayers.length).toBeGreaterThan(0);
  });
});

const logSoftmaxOf = (logits: Tensor2D): Tensor2D => sub(logits, logSumExp(logits, 1, true));

describe('what is found out about a model', () => {
  beforeAll(() => testOn('cpu'));

  it('is an id made of its content, and a card that claims nothing', async () => {
    const files = brought(smallGraph().files('Identity'));
    const before = memory().numTensors;
    const { card, anySize, files: kept } = await inspectOwnModel(files);
    expect(memory().numTensors).toBe(before);
    expect(card).toMatchObject({ family: 'own', inputShape: [16, 16, 3], pixels: 'unit', measurements: [] });
    expect(card.id).toMatch(/^own-[0-9a-f]{8}$/);
    expect(card.classes).toEqual(['class 0', 'class 1', 'class 2', 'class 3', 'class 4']);
    expect(card.weightBytes).toBe(smallGraph().files('Identity').get('group1-shard1of1.bin')!.length);
    expect(anySize).toBe(false);
    expect(kept.map(({ name }) => name)).toEqual(['model.json', 'group1-shard1of1.bin']);
    expect((await inspectOwnModel(files)).card.id).toBe(card.id);
    expect((await inspectOwnModel(brought(smallGraph(4).files('Identity')))).card.id).not.toBe(card.id);
  });

  it('is its labels, name, size and pixel range, where Teachable Machine says them', async () => {
    const labels = ['cat', 'dog', 'fox'];
    const metadata = { tmVersion: '2.4.5', labels, modelName: 'pets', imageSize: 32 };
    const files = [...brought(await savedLayersModel(teachableModel())), textFile('metadata.json', metadata)];
    expect((await inspectOwnModel(files)).card).toMatchObject({ label: 'pets', classes: labels, pixels: 'signed' });
  });

  it('is a remark where there are more names than classes', async () => {
    const files = [...brought(smallGraph().files('Identity')), textFile('labels.txt', 'a\nb\nc\nd\ne\nf')];
    const { card, notes } = await inspectOwnModel(files);
    expect(card.classes[0]).toBe('class 0');
    expect(notes).toEqual([{ remark: 'names-left-out', names: 6, scores: 5 }]);
  });

  it('is that it takes any size, and 224 is offered', async () => {
    const open = sequential({
      layers: [
        layers.conv2d({ inputShape: [null, null, 3] as never, filters: 4, kernelSize: 3, strides: 4 }),
        layers.globalAveragePooling2d({}),
        layers.dense({ units: 2 }),
      ],
    });
    const files = brought(await savedLayersModel(open));
    const { draft } = await ownModel(files);
    expect(draft).toMatchObject({ anySize: true, card: { inputShape: [224, 224, 3] } });
    const { card } = draft;
    const smaller = textFile('card.json', { ...card, inputShape: [48, 48, 3] });
    expect((await loadModel(blobSource([...draft.files, smaller]))).classifier.inputShape).toEqual([48, 48, 3]);
  });

  it('is two classes of the one score before a sigmoid: softmax([0, z])₁ = sigmoid(z)', async () => {
    const yesOrNo = sequential({
      layers: [
        layers.flatten({ inputShape: [8, 8, 3] }),
        layers.dense({ units: 1, activation: 'sigmoid', biasInitializer: 'ones' }),
      ],
    });
    const { classifier, draft } = await ownModel(brought(await savedLayersModel(yesOrNo)));
    const share = (await (yesOrNo.predict(pictures(8)) as Tensor).data())[0]!;
    const shares = await tidy(() => softmax(classifier.logits(pictures(8)))).data();
    expect(draft.card.classes).toHaveLength(2);
    expect(shares[1]).toBeCloseTo(share, 5);
  });

  it.each([
    ['signed', 2, -1],
    ['bytes', 255, 0],
    ['imagenet', 1 / 0.229, -0.485 / 0.229],
  ] as const)('is how it wants its pixels: %s, for a Layers model as for a graph', async (range, scale, shift) => {
    // Red is what decides: green and blue are zero after the map, so that their scale does not enter.
    const red = [
      0.8,
      range === 'imagenet' ? 0.456 : range === 'signed' ? 0.5 : 0,
      range === 'imagenet' ? 0.406 : range === 'signed' ? 0.5 : 0,
    ];
    const given = tensor<Rank.R4>(
      Array.from({ length: 768 }, (_, i) => red[i % 3]!),
      [1, 16, 16, 3],
    );
    const wanted = tensor<Rank.R4>(
      Array.from({ length: 768 }, (_, i) => (i % 3 === 0 ? 0.8 * scale + shift : 0)),
      [1, 16, 16, 3],
    );
    const flat = sequential({ layers: [layers.flatten({ inputShape: [16, 16, 3] }), layers.dense({ units: 3 })] });
    for (const files of [brought(smallGraph().files('Identity')), brought(await savedLayersModel(flat))]) {
      const plain = (await ownModel(files)).classifier;
      const mapped = (await ownModel(files, range)).classifier;
      const expected = await tidy(() => plain.logits(wanted)).data();
      expect(relativeL2(await tidy(() => mapped.logits(given)).data(), expected)).toBeLessThan(1e-4);
    }
  });

  it('is which operation has no gradient: predictions work, gradients are refused by its name', async () => {
    const graph = new GraphModelBuilder(1, [8, 8, 3]);
    const paddings = graph.constant('paddings', [4, 2], [0, 0, 1, 1, 1, 1, 0, 0], 'int32');
    const mirrored = graph.node('MirrorPad', 'mirror', ['input_1', paddings], { mode: { s: btoa('REFLECT') } });
    const { draft, classifier } = await ownModel(
      brought(graph.files(graph.dense('s', graph.mean('m', mirrored), [3, 4]))),
    );
    expect(draft.notes).toEqual([{ remark: 'no-gradient', name: 'mirror', op: 'MirrorPad' }]);
    expect((await tidy(() => classifier.logits(pictures(8))).data()).every(Number.isFinite)).toBe(true);
    expect(() => inputGradient(classifier, pictures(8), (logits) => sum(logits, 1))).toThrow(
      expect.objectContaining({ code: 'method-unsupported' }) as Error,
    );
    // Said before anything is computed, too: by the operation's name, and of the methods that need a gradient alone.
    const refusal = {
      code: 'method-unsupported',
      details: { method: 'pgd', lack: { lack: 'no-gradient', name: 'mirror', op: 'MirrorPad' } },
    };
    expect(unsupported(findAttack('pgd'), classifier.lacks)).toMatchObject(refusal);
    expect(unsupported(findAttack('noise'), classifier.lacks)).toBeUndefined();
    expect(unsupported(findSaliency('gradient'), classifier.lacks)).toBeDefined();
    expect(unsupported(findSaliency('blur-perturbation'), classifier.lacks)).toBeUndefined();
    expect(unsupported(findSaliency('guided-backprop'), classifier.lacks)).toMatchObject({
      details: { lack: { lack: 'frozen-rules' } },
    });
  });
});
