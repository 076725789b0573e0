/** Models as people have them, with what Keras, TensorFlow or TensorFlow.js make of one picture. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { decode } from 'fast-png';
import { abs, max, sigmoid, softmax, split, squeeze, sub, sum, tensor, tidy, type Rank, type Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PixelRange } from '@/domain/model-card';
import { testOn } from '../../testing/backend-under-test';
import { blobSource } from '../blob-source';
import type { Classifier } from '../classifier';
import { inputGradient } from '../input-gradient';
import { loadModel } from '../load-model';
import { inspectOwnModel, type Inspected } from './inspect';
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
  return tensor<Rank.R4>(Float32Array.from(data, (value) => value / 255), [1, height, width, 3]);
}

/** The probabilities that a model's logits stand for, whether they compete or not. */
const shares = {
  softmax: (logits: Tensor2D) => softmax(logits),
  /** Of a yes-or-no model the probability of yes. */
  yes: (logits: Tensor2D) => squeeze(sigmoid(differenceOf(logits))),
  /** Of a yes-or-no model its one score. */
  score: (logits: Tensor2D) => differenceOf(logits),
  independent: (logits: Tensor2D) => sigmoid(logits),
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

describe('a model as people have it', () => {
  beforeAll(() => testOn('cpu'));

  it.each([
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
    'pack-with-pictures',
  ])('%s opens and gives what the other program gives', async (folder) => {
    const { p, pixels, grad } = await expectedOf(folder);
    const classifier = await opened(await inspectOwnModel(await brought(folder)), pixels);
    const x = await picture();
    const given = await tidy(() => shares[endings[folder] ?? 'softmax'](classifier.logits(x))).data();
    expect([...given].map((value, i) => Math.abs(value - (p[i] ?? NaN)) < 1e-5)).toEqual(p.map(() => true));
    if (grad) {
      const gradient = tidy(() => sum(abs(inputGradient(classifier, x, (logits) => sum(max(logits, 1)))), 3));
      const values = await gradient.data();
      expect(Math.min(...values)).toBeCloseTo(grad[0], 6);
      expect(Math.max(...values)).toBeCloseTo(grad[1], 6);
    }
    classifier.dispose();
  });
});
