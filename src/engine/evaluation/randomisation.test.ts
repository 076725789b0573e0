/** A trained network forgets layer by layer: which maps notice. */
import path from 'node:path';
import { memory } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { mean } from '@/domain/statistics';
import { resolveParams } from '@/domain/params';
import { fileSource } from '../models/file-source';
import { loadNetwork } from '../models/load-network';
import type { Network } from '../network/network';
import { learnedFromTheTop, randomised } from '../network/randomised';
import { finish, stop } from '../run';
import { findSaliency } from '../saliency/registry';
import { randomPictures } from '../testing/analytic-models';
import { testOn } from '../testing/backend-under-test';
import { refuseLeaks } from '../testing/leaks';
import { rectifyingNetwork } from '../testing/rectifying-model';
import { fixturePictures, zooFixtures } from '../testing/zoo-fixture';
import { cascadingRandomisation, type CascadeStep } from './randomisation';

const size = [12, 12, 3] as const;

beforeAll(() => testOn('wasm'));

/** The method's defaults, but for showing both signs. */
function cascade(network: Network, id: string, images = randomPictures(2, size, 1), targets = [0, 1]) {
  const method = findSaliency(id);
  const { params } = resolveParams(method.params, 'relu' in method.params ? { relu: false } : {});
  return { images, run: cascadingRandomisation({ network, method, params, images, targets, seed: 3 }) };
}

describe('cascading randomisation', () => {
  refuseLeaks();

  it('draws the weights of one operation more at every step, from the top, and shows what is there', async () => {
    const { images, run } = cascade(rectifyingNetwork(size, 4, 3), 'gradient');
    const shown: number[] = [];
    const steps = await finish(run, ({ preview }) => preview && shown.push(preview.length));
    expect(steps.map((step) => step.randomised)).toEqual([undefined, 'logits', 'conv2', 'conv1']);
    expect(shown).toEqual([1, 2, 3, 4]);
    steps[0]!.spearman.forEach((rho) => expect(rho).toBeCloseTo(1, 9));
    for (const { maps, spearman } of steps.slice(1)) {
      expect(maps).toHaveLength(2);
      spearman.forEach((rho) => expect(rho).toBeLessThan(0.99));
    }
    images.dispose();
  });

  it('draws the same again for the same seed, with weights of the spread that their inputs ask for', () => {
    const network = rectifyingNetwork([12, 12, 3], 400, 3);
    const names = new Set(learnedFromTheTop(network));
    const drawn = (seed: number) => randomised(network, names, seed).operations.flatMap(({ body }) => body);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    const dense = drawn(1).find((body) => body.kind === 'dense')!;
    // 2400 draws: off by √(2 / 2400) = 3 %.
    expect(mean([...dense.matrix.values].map((w) => w * w)) / (2 / 6)).toBeCloseTo(1, 1);
    expect(network).toEqual(rectifyingNetwork([12, 12, 3], 400, 3));
  });

  it('frees everything when stopped within a step', async () => {
    const { images, run } = cascade(rectifyingNetwork(size, 4, 3), 'smoothgrad');
    await run.next();
    await run.next();
    await stop(run);
    images.dispose();
    expect(memory().numTensors).toBe(0);
  });
});

describe('of a trained network', () => {
  refuseLeaks();

  it('gradient and Grad-CAM forget with it; guided backpropagation hardly notices', async () => {
    const folder = path.resolve(import.meta.dirname, '../../../models/cifar10-surrogate');
    const { network } = await loadNetwork(fileSource(folder));
    const fixture = zooFixtures()[0]!;
    /** Mean rank correlation with the maps as they were, after each step. */
    const left = async (id: string): Promise<number[]> => {
      const { images, run } = cascade(network, id, fixturePictures(fixture), fixture.labels);
      const steps: readonly CascadeStep[] = await finish(run);
      images.dispose();
      return steps.slice(1).map(({ spearman }) => mean(spearman));
    };
    const gradient = await left('gradient');
    const gradCam = await left('gradcam');
    const guided = await left('guided-backprop');
    // When measured: 0.14, −0.04 and 0.25 with every weight drawn; guided backpropagation 0.58 with the first layer left.
    expect(gradient.at(-1)).toBeLessThan(0.3);
    expect(Math.abs(gradCam.at(-1)!)).toBeLessThan(0.3);
    expect(guided.at(-2)).toBeGreaterThan(0.5);
    guided.forEach((rho, i) => expect(rho).toBeGreaterThan(gradient[i]! + 0.05));
  });
});
