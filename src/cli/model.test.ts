/** Models without a card, saved by the Layers library, which also says what they answer. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tensor4d, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import type { PixelRange } from '@/domain/model-card';
import { predictionOf } from '@/domain/prediction';
import { random, uniformValues } from '@/domain/random';
import { pixelAffines } from '@/engine/models/pixel-range';
import { testOn } from '@/engine/testing/backend-under-test';
import { relativeL2 } from '@/engine/testing/compare';
import { savedLayersModel } from '@/engine/testing/saved-layers-model';
import { main } from './main';

const root = fileURLToPath(new URL('../..', import.meta.url));
const side = 12;
const n = 2;
const classes = 4;

let folder: string;
let printed: MockInstance<typeof console.log>;
let complained: MockInstance<typeof console.error>;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'limelight-own-'));
  printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await testOn('cpu');
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** A small net for pictures of that size, or of any. */
function net(size: number | null): LayersModel {
  const inputShape = [size, size, 3] as [number, number, number];
  return sequential({
    layers: [
      layers.conv2d({ inputShape, filters: 5, kernelSize: 3, activation: 'relu' }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: classes, activation: 'softmax', useBias: false }),
    ],
  });
}

/** Writes a model's files into a folder, `model.json` under a name of choice. */
async function save(model: LayersModel, name: string, json = 'model.json'): Promise<string> {
  const at = path.join(folder, name);
  mkdirSync(at, { recursive: true });
  for (const [file, bytes] of await savedLayersModel(model))
    writeFileSync(path.join(at, file === 'model.json' ? json : file), bytes);
  return at;
}

/** Pictures that a model wanting that range sees as values between 0.2 and 0.6; their values as the model sees them. */
function pictures(range: PixelRange): { data: string; seen: Float32Array } {
  const seen = uniformValues(n * side * side * 3, 0.2, 0.6, random(5));
  const { scale, shift } = pixelAffines[range];
  const data = path.join(folder, `pictures-${range}`);
  mkdirSync(data);
  const pixels = seen.map((value, i) => (value - shift[i % 3]!) / scale[i % 3]!);
  writeFileSync(path.join(data, 'images.f32'), new Uint8Array(pixels.buffer));
  writeFileSync(path.join(data, 'labels.json'), '[0, 3]');
  writeFileSync(
    path.join(data, 'meta.json'),
    JSON.stringify({ shape: [n, side, side, 3], classes: ['a', 'b', 'c', 'd'] }),
  );
  return { data, seen };
}

const answers = (library: LayersModel, seen: Float32Array): Float32Array =>
  tidy(() => (library.apply(tensor4d(seen, [n, side, side, 3])) as Tensor).dataSync<'float32'>());

async function evaluate(model: string, data: string, ...words: string[]): Promise<number> {
  const out = path.join(folder, 'out');
  const common = ['--attack', 'none', '--backend', 'cpu', '--out', out];
  return main(['evaluate', '--model', model, '--data', data, ...common, ...words], root);
}

/** Of the pictures evaluated last. */
function shares(): number[] {
  const bytes = readFileSync(path.join(folder, 'out', 'logits.f32'));
  const logits = Float32Array.from({ length: n * classes }, (_, i) => bytes.readFloatLE(i * 4));
  return Array.from({ length: n }, (_, i) => [
    ...predictionOf(logits.slice(i * classes, (i + 1) * classes), false).probabilities,
  ]).flat();
}

describe('a model without a card', () => {
  it.each(['unit', 'signed', 'bytes', 'imagenet'] as const)(
    'answers as the Layers library does, its pixels %s',
    async (range) => {
      const library = net(side);
      const { data, seen } = pictures(range);
      const expected = answers(library, seen);
      expect(await evaluate(await save(library, 'own'), data, '--pixels', range)).toBe(0);
      // float32, through a scale of up to 255
      expect(relativeL2(Float32Array.from(shares()), expected)).toBeLessThan(1e-4);
      expect(printed.mock.calls.flat().join()).toMatch(
        new RegExp(`classes +4: class 0, class 1.*\\npixels +${range}, `),
      );
    },
  );

  it('is taken for unit without --pixels, and that is said; names beside it are its classes', async () => {
    const library = net(side);
    const { data, seen } = pictures('unit');
    const expected = answers(library, seen);
    const own = await save(library, 'own');
    writeFileSync(path.join(own, 'labels.txt'), 'ant\nbee\ncat\ndog\n');
    expect(await evaluate(path.join(own, 'model.json'), data)).toBe(0);
    expect(relativeL2(Float32Array.from(shares()), expected)).toBeLessThan(1e-4);
    expect(printed.mock.calls.flat().join()).toMatch(
      /4: ant, bee, cat, dog\npixels +unit, 0 to 1 \(taken to be so; --pixels signed\|/,
    );
  });

  it('takes the size of the data where it takes any', async () => {
    const library = net(null);
    const { data, seen } = pictures('unit');
    const expected = answers(library, seen);
    expect(await evaluate(await save(library, 'own'), data)).toBe(0);
    expect(relativeL2(Float32Array.from(shares()), expected)).toBeLessThan(1e-4);
  });

  it('may have another name, and others beside it', async () => {
    const library = net(side);
    const { data, seen } = pictures('unit');
    const expected = answers(library, seen);
    const own = await save(library, 'own', 'my-net.json');
    writeFileSync(path.join(own, 'other.json'), JSON.stringify({ modelTopology: {}, weightsManifest: [] }));
    expect(await evaluate(path.join(own, 'my-net.json'), data)).toBe(0);
    expect(relativeL2(Float32Array.from(shares()), expected)).toBeLessThan(1e-4);
  });

  it('is explained and fine-tuned too', async () => {
    const own = await save(net(null), 'own');
    const { data } = pictures('unit');
    const [maps, tuned] = [path.join(folder, 'maps'), path.join(folder, 'tuned')];
    const about = ['--model', own, '--data', data, '--pixels', 'bytes', '--backend', 'cpu'];
    expect(await main(['explain', ...about, '--saliency', 'gradient', '--out', maps], root)).toBe(0);
    const more = path.join(folder, 'more');
    mkdirSync(more);
    const pixels = uniformValues(8 * side * side * 3, 0, 1, random(6));
    writeFileSync(path.join(more, 'images.f32'), new Uint8Array(pixels.buffer));
    writeFileSync(path.join(more, 'labels.json'), '[0, 1, 2, 3, 0, 1, 2, 3]');
    writeFileSync(
      path.join(more, 'meta.json'),
      JSON.stringify({ shape: [8, side, side, 3], classes: ['a', 'b', 'c', 'd'] }),
    );
    vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const training = ['--steps', '1', '--batch', '4', '--backend', 'cpu', '--pixels', 'bytes', '--out', tuned];
    expect(await main(['finetune', '--model', own, '--data', more, ...training], root)).toBe(0);
    expect(JSON.parse(readFileSync(path.join(tuned, 'card.json'), 'utf8'))).toMatchObject({
      inputShape: [side, side, 3],
      classes: ['a', 'b', 'c', 'd'],
    });
  });

  it('is found unusable before the data is read', async () => {
    const own = await save(net(side), 'own');
    writeFileSync(path.join(own, 'weights.bin'), new Uint8Array(12));
    expect(await evaluate(own, 'nowhere')).toBe(1);
    expect(complained.mock.calls.flat().join()).toMatch(/weights\.bin/);
  });

  it('is not looked for in a folder of everything', async () => {
    for (let i = 0; i < 501; i++) writeFileSync(path.join(folder, `${i}.txt`), '');
    expect(await evaluate(folder, 'nowhere')).toBe(2);
    expect(complained.mock.calls.flat().join()).toMatch(/more than a model has/);
  });
});

it('the bundled pictures need no download: those held out, ten classes among the first', async () => {
  const out = path.join(folder, 'out');
  const words = ['--model', 'cifar10-standard', '--attack', 'fgsm', '--data', 'bundled', '--n', '20', '--out', out];
  expect(await main(['evaluate', ...words], root)).toBe(0);
  const labels = JSON.parse(readFileSync(path.join(out, 'labels.json'), 'utf8')) as number[];
  const index = JSON.parse(readFileSync(path.join(root, 'public/data/cifar10-subset/index.json'), 'utf8')) as {
    heldOut: { labels: number[] };
  };
  expect(labels).toEqual(index.heldOut.labels.slice(0, 20));
  // A model that never met them names most of them; labels that did not belong would leave a tenth.
  expect(printed.mock.calls.flat().join()).toMatch(/clean accuracy +(100|[89]\d)\.\d\d %/);
  const result = JSON.parse(readFileSync(path.join(out, 'result.json'), 'utf8')) as { params: unknown };
  expect(result.params).toMatchObject({ eps: 8, target: 'none' });
  expect(printed.mock.calls.flat().join()).toMatch(/attack +fgsm, eps 8, target none/);
  expect(await main(['evaluate', ...words.slice(0, -4), '--n', '501'], root)).toBe(2);
  expect(complained.mock.calls.flat().join()).toMatch(/bundled has 500 pictures held out, not 501/);
});
