import { loadGraphModelSync } from '@tensorflow/tfjs-converter';
import {
  grad,
  log,
  memory,
  mul,
  sum,
  tensor,
  tidy,
  type Tensor,
  type Tensor2D,
  type Rank,
} from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildClassifier } from '../build-classifier';
import type { Classifier } from '../classifier';
import { inputGradient } from '../input-gradient';
import { loadWeights } from '../load-weights';
import { parseModelJson } from '../model-json';
import { testOn } from '../../testing/backend-under-test';
import { relativeL2 } from '../../testing/compare';
import { smallGraph } from '../../testing/graph-model-builder';
import { memorySource } from '../../testing/memory-source';
import { uniform } from '../../testing/random';

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** The classifier our loader makes of a model's files. */
async function classifierOf(files: Files): Promise<Classifier> {
  const source = memorySource(files);
  const json = parseModelJson(await source.read('model.json'));
  const groups = await loadWeights(source, json.model.weightsManifest, () => undefined, undefined);
  return buildClassifier({ id: 'fixture' }, json, groups);
}

/** The same files run by the converter itself, fused operations and softmax included. */
function convertedOf(files: Files) {
  const json = JSON.parse(new TextDecoder().decode(files.get('model.json'))) as {
    modelTopology: object;
    signature: object;
    weightsManifest: { weights: never[] }[];
  };
  return loadGraphModelSync({
    modelTopology: json.modelTopology,
    signature: json.signature,
    weightSpecs: json.weightsManifest[0]!.weights,
    weightData: files.get('group1-shard1of1.bin')!.buffer,
  });
}

const pictures = (count: number, size = 16) =>
  tensor<Rank.R4>(uniform(count * size * size * 3, 0, 1, 5), [count, size, size, 3]);

/** Weighs every class and is not linear in the logits. */
const score = (logits: Tensor2D) => sum(mul(logits, logits), 1);

/** softmax(z) = p, so z is log p up to a constant a picture. */
const centred = (values: Float32Array, classes: number) =>
  values.map((value, i) => {
    const row = values.slice(i - (i % classes), i - (i % classes) + classes);
    return value - row.reduce((total, other) => total + other, 0) / classes;
  });

describe.each(['cpu', 'wasm', 'webgpu'] as const)('a frozen graph on %s', (backend) => {
  let model: Classifier;
  beforeAll(async () => {
    await testOn(backend);
    model = await classifierOf(smallGraph(3, true).files('Identity'));
  }, 60_000);

  it('has the logits whose softmax the converter computes, to 1e-5', async () => {
    const x = pictures(3);
    const expected = tidy(() => log(convertedOf(smallGraph(3, true).files('Identity')).predict(x) as Tensor));
    const logits = await tidy(() => model.logits(x)).data<'float32'>();
    expect(relativeL2(centred(logits, 5), centred(await expected.data<'float32'>(), 5))).toBeLessThan(1e-5);
  });

  it('goes from every activation layer on to the same logits', async () => {
    expect(model.activationLayers).toEqual(['stem', 'add', 'last']);
    const x = pictures(2);
    const logits = await tidy(() => model.logits(x)).data();
    for (const layer of model.activationLayers) {
      const through = tidy(() => model.logitsFrom(model.activation(x, layer), layer));
      expect(relativeL2(await through.data(), logits)).toBeLessThan(1e-6);
    }
  });

  it('has the input gradient of the cpu backend’s own operations, to 1e-4, and leaves nothing behind', async () => {
    const x = pictures(2);
    const before = memory().numTensors;
    const gradient = inputGradient(model, x, score);
    expect(memory().numTensors).toBe(before + 1);
    expect(relativeL2(await gradient.data(), await referenceGradient(backend))).toBeLessThan(1e-4);
  });
});

/** dS/dx through the converter's fused graph, which the cpu backend has every kernel for. */
async function referenceGradient(then: 'cpu' | 'wasm' | 'webgpu'): Promise<Float32Array> {
  await testOn('cpu');
  const converted = convertedOf(smallGraph(3, true).files('Identity'));
  const through = (x: Tensor) => sum(score(converted.execute(x, 'logits') as Tensor2D));
  const values = await grad(through)(pictures(2)).data<'float32'>();
  await testOn(then);
  return values;
}
