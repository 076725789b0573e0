/** Frozen graphs read as networks, against TensorFlow, TensorFlow.js's converter and the same models as layers. */
import { readFileSync, readdirSync } from 'node:fs';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unsupported } from '@/domain/method';
import { defaultParams, type ParamValues } from '@/domain/params';
import { trainingParams } from '@/domain/training/params';
import type { Network } from '../../network/network';
import { finish } from '../../run';
import { saliencyMethods } from '../../saliency/registry';
import { testOn } from '../../testing/backend-under-test';
import { casePicture } from '../../testing/case';
import { relativeL2 } from '../../testing/compare';
import { answers, converted, parsed, read } from '../../testing/graph-answers';
import { refuseLeaks } from '../../testing/leaks';
import { colouredSquares } from '../../testing/training-data';
import { Trainer } from '../../training/trainer';
import { blobSource } from '../blob-source';
import { readModel } from '../build-network';
import type { Classifier } from '../classifier';
import { loadModel } from '../load-model';
import { loadNetwork } from '../load-network';
import { inspectOwnModel } from '../own/inspect';
import type { ModelSource } from '../source';

const expectedSchema = z.object({
  pixels: z.enum(['unit', 'bytes']),
  centred: z.array(z.number()),
  gradient: z.array(z.number()),
});

/** A model as the converter and as Keras wrote it, and what TensorFlow makes of the picture (`graph_fixtures.py`). */
function fixture(name: string) {
  const folder = new URL(`fixtures/${name}/`, import.meta.url);
  const read = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)));
  const files = new Map(readdirSync(folder).map((file) => [file, read(file)]));
  const expected = expectedSchema.parse(JSON.parse(new TextDecoder().decode(files.get('expected.json'))));
  return { files, layers: files.get('layers.h5')!, expected };
}

/** Keras's file as a person would bring it. */
async function layersSource(h5: Uint8Array<ArrayBuffer>, pixels: 'unit' | 'bytes'): Promise<ModelSource> {
  const { card, files } = await inspectOwnModel([{ name: 'layers.h5', blob: new Blob([h5]) }]);
  return blobSource([...files, { name: 'card.json', blob: new Blob([JSON.stringify({ ...card, pixels })]) }]);
}

async function mapsOf(model: Classifier, x: Tensor4D): Promise<Map<string, Float32Array>> {
  const maps = new Map<string, Float32Array>();
  const chosen: [string, ParamValues][] = saliencyMethods.flatMap(({ id }): [string, ParamValues][] =>
    id === 'gradcam' ? ['first', 'middle', 'last'].map((layer) => [id, { layer, relu: false }]) : [[id, {}]],
  );
  for (const [id, given] of chosen) {
    const method = saliencyMethods.find((each) => each.id === id)!;
    expect(unsupported(method, model.lacks)).toBeUndefined();
    // Probabilities of a net that was never trained hardly differ, and their differences are rounding.
    const byLogit = method.params['measure']?.default === 'probability' && { measure: 'logit' };
    const params = { ...defaultParams(method.params), ...byLogit, ...given };
    const map = await finish(method.run({ model, images: x, targets: [1], seed: 0 }, params));
    maps.set(`${id} ${JSON.stringify(given)}`, await map.data<'float32'>());
    map.dispose();
  }
  return maps;
}

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(() => testOn(backend));
  refuseLeaks();

  it.each(['mobile', 'excited'])(
    '%s is a network with the logits and the gradient of TensorFlow and of the converter, to 1e-5',
    async (name) => {
      const { files, expected } = fixture(name);
      const model = await read(files, expected.pixels);
      expect(model.lacks).toEqual({});
      const x = casePicture();
      const own = await answers(model, x);
      expect(relativeL2(own.centred, expected.centred)).toBeLessThan(1e-5);
      expect(relativeL2(own.gradient, expected.gradient)).toBeLessThan(1e-5);
      const graph = await converted(files, [24, 24, 3], expected.pixels);
      const others = await answers(graph, x);
      expect(relativeL2(own.centred, others.centred)).toBeLessThan(1e-5);
      expect(relativeL2(own.gradient, others.gradient)).toBeLessThan(1e-5);
      [x, model, graph].forEach((held) => held.dispose());
    },
  );
});

describe('a graph and the same model as layers', () => {
  beforeAll(() => testOn('wasm'));

  it.each(['mobile', 'excited'])('%s is offered every map, with the same values', async (name) => {
    const { files, layers, expected } = fixture(name);
    const [graph, model] = [
      await read(files, expected.pixels),
      (await loadModel(await layersSource(layers, expected.pixels))).classifier,
    ];
    expect(graph.activationLayers).toHaveLength(model.activationLayers.length);
    const x = casePicture();
    const [own, others] = [await mapsOf(graph, x), await mapsOf(model, x)];
    // A map of differences of probabilities is no finer than a rounding of these.
    for (const [id, map] of own) {
      const other = others.get(id)!;
      const rounding = 2 ** -23 * Math.sqrt(map.length);
      const allowed = 1e-4 * Math.hypot(...other) + (id.startsWith('occlusion') ? rounding : 0);
      expect([id, Math.hypot(...map.map((value, i) => value - other[i]!))]).toEqual([
        id,
        expect.toSatisfy((distance: number) => distance < allowed),
      ]);
    }
    [x, graph, model].forEach((held) => held.dispose());
  });
});

describe('a graph that a person brings', () => {
  beforeAll(() => testOn('cpu'));

  it.each(['mobile', 'excited'])(
    '%s says by what it does to its pixels how it wants them, as layers do',
    async (name) => {
      const { files, layers, expected } = fixture(name);
      const graph = ['model.json', 'group1-shard1of1.bin'].map((file) => ({
        name: file,
        blob: new Blob([files.get(file)!]),
      }));
      for (const brought of [graph, [{ name: 'layers.h5', blob: new Blob([layers]) }]])
        expect((await inspectOwnModel(brought)).card.pixels).toBe(expected.pixels);
    },
  );
});

describe('a training of a graph', () => {
  beforeAll(() => testOn('wasm'));
  const settings = {
    ...defaultParams(trainingParams),
    steps: 3,
    batch: 4,
    layers: 2,
    lambdaJ: 0.1,
    lambdaS: 0.1,
    seed: 4,
  };

  async function lossesOf(network: Network): Promise<number[]> {
    const trainer = Trainer.begin({ network, data: colouredSquares(24, 8, 4, 4), settings });
    const losses: number[] = [];
    for await (const event of trainer.run()) {
      if (event.kind === 'step') losses.push(event.record.loss);
      if (losses.length === settings.steps) break;
    }
    trainer.dispose();
    return losses;
  }

  it('of its last layers takes the steps that one of the same model as layers takes', async () => {
    const { files, layers, expected } = fixture('excited');
    const { json, groups } = await parsed(files);
    const graph = readModel({ pixels: expected.pixels }, json, groups);
    if (!('operations' in graph)) throw new Error('The graph is not read');
    const own = await lossesOf(graph);
    const others = await lossesOf((await loadNetwork(await layersSource(layers, expected.pixels))).network);
    expect(own[0]).not.toBeCloseTo(own[2]!, 3);
    expect(relativeL2(own, others)).toBeLessThan(1e-4);
  });
});
