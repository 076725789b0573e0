/** The search for the smallest ε that fools, against a scan, on a net of the zoo. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tensor4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultParams } from '@/domain/params';
import { epsilonRange, searchEpsilon } from '@/domain/smallest-epsilon';
import { classify } from '../evaluation/batches';
import { fileSource } from '../models/file-source';
import { loadModel } from '../models/load-model';
import type { Classifier } from '../models/classifier';
import { finish } from '../run';
import { testOn } from '../testing/backend-under-test';
import { pgd } from './pgd';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const range = epsilonRange(pgd, { steps: 3 })!;

describe.each(['cifar-cat', 'cifar-ship'])('the smallest ε that fools a net about %s', (sample) => {
  let model: Classifier;
  let images: Tensor4D;
  let label: number;
  beforeAll(async () => {
    await testOn('wasm');
    ({ classifier: model } = await loadModel(fileSource(`${root}models/cifar10-surrogate`)));
    const { data } = PNG.sync.read(readFileSync(`${root}public/samples/${sample}.png`));
    const rgb = Float32Array.from({ length: 3 * 32 * 32 }, (_, i) => data[4 * Math.floor(i / 3) + (i % 3)]! / 255);
    images = tensor4d(rgb, [1, 32, 32, 3]);
    label = (await classify(model, images)).classes[0]!;
  });
  afterAll(() => [model, images].forEach((held) => held.dispose()));

  const outcomes = new Map<number, boolean>();
  async function fools(eps: number): Promise<boolean> {
    const params = { ...defaultParams(pgd.params), eps, steps: 3 };
    const attacked = await finish(pgd.run({ model, images, labels: [label], seed: 0 }, params));
    const { classes } = await classify(model, attacked);
    attacked.dispose();
    return classes[0] !== label;
  }

  it('is that of a scan by 0.25/255, found with few attacks', async () => {
    for (;;) {
      const search = searchEpsilon(range, (epsilon) => outcomes.get(epsilon));
      if (search.next === undefined) break;
      outcomes.set(search.next, await fools(search.next));
    }
    const attacks = outcomes.size;
    let scanned = range.resolution;
    while (scanned < range.bound && !(await fools(scanned))) scanned += range.resolution;
    const { smallest } = searchEpsilon(range, (epsilon) => outcomes.get(epsilon));
    expect(smallest).toEqual({ kind: 'found', epsilon: scanned, below: scanned - range.resolution });
    expect(attacks).toBeLessThanOrEqual(12);
  });
});
