import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LabelledPictures } from '@/domain/labelled-pictures';
import { defaultParams } from '@/domain/params';
import { random, uniformValues } from '@/domain/random';
import { findAttack } from '../attacks/registry';
import type { Classifier } from '../models/classifier';
import { finish, stop } from '../run';
import { findSaliency } from '../saliency/registry';
import { affineModel } from '../testing/analytic-models';
import '../testing/cpu';
import { evaluate, summarise, type Evaluation } from './evaluate';
import { explain } from './explain';

const size = [4, 4, 3] as const;
const count = 11;

let before: number;
let model: Classifier;
beforeEach(() => {
  before = memory().numTensors;
  model = affineModel(size, 3, 1, 0.3);
});
afterEach(() => {
  model.dispose();
  expect(memory().numTensors).toBe(before);
});

/** Pictures whose labels are what the model says, but for the first two, which are wrong on purpose. */
async function labelled(): Promise<LabelledPictures> {
  const pixels = uniformValues(count * 48, 0, 1, random(5));
  const pictures = {
    name: 'random',
    shape: size,
    pixels,
    labels: Array<number>(count).fill(0),
    classes: ['a', 'b', 'c'],
  };
  const { cleanClasses } = await finish(evaluate({ model, pictures, seed: 0, batch: 4 }));
  return { ...pictures, labels: cleanClasses.map((label, i) => (i < 2 ? (label + 1) % 3 : label)) };
}

const attackOf = (id: string, eps: number) => {
  const method = findAttack(id);
  return { method, params: { ...defaultParams(method.params), eps } };
};

describe('evaluate', () => {
  it('counts clean errors as lost under attack, and every picture once, whatever the batch', async () => {
    const pictures = await labelled();
    for (const batch of [1, 4, 100]) {
      const summary = summarise(
        await finish(evaluate({ model, pictures, attack: attackOf('fgsm', 0), seed: 0, batch })),
      );
      expect(summary.cleanAccuracy).toMatchObject({ count: count - 2, n: count });
      expect(summary.attackedCorrect).toEqual(summary.cleanCorrect);
      expect(summary.cleanCorrect.slice(0, 3)).toEqual([false, false, true]);
      expect(summary.meanLinf).toBe(0);
    }
  });

  it('a strong attack leaves nothing, and the pictures, logits and norms belong together', async () => {
    const pictures = await labelled();
    const evaluation = await finish(evaluate({ model, pictures, attack: attackOf('pgd', 64), seed: 0, batch: 4 }));
    const summary = summarise(evaluation);
    expect(summary.attackedAccuracy.count).toBeLessThan(summary.cleanAccuracy.count);
    expect(summary.meanLinf).toBeCloseTo(64 / 255, 5);
    const again = await finish(
      evaluate({ model, pictures: { ...pictures, pixels: evaluation.adversarial }, seed: 0, batch: 11 }),
    );
    expect(again.cleanClasses).toEqual(evaluation.attackedClasses);
    again.logits.forEach((value, i) => expect(value).toBeCloseTo(evaluation.logits[i]!, 4));
  });

  it('a transferred attack works on the source and is counted on the model', async () => {
    const pictures = await labelled();
    const source = affineModel(size, 3, 2, 0.3);
    const own = await finish(evaluate({ model, pictures, attack: attackOf('fgsm', 8), seed: 0, batch: 4 }));
    const transferred = await finish(
      evaluate({ model, source, pictures, attack: attackOf('fgsm', 8), seed: 0, batch: 4 }),
    );
    const madeOnSource = await finish(
      evaluate({ model: source, pictures, attack: attackOf('fgsm', 8), seed: 0, batch: 4 }),
    );
    expect(transferred.adversarial).toEqual(madeOnSource.adversarial);
    expect(transferred.adversarial).not.toEqual(own.adversarial);
    expect(transferred.cleanClasses).toEqual(own.cleanClasses);
    source.dispose();
  });

  it('never counts a picture that was wrong when clean, even if the attack happens to mend it', () => {
    const mended: Evaluation = {
      labels: [0, 1],
      cleanClasses: [1, 1],
      attackedClasses: [0, 1],
      cleanRight: [false, true],
      attackedRight: [true, true],
      norms: [
        { linf: 0.25, l2: 1 },
        { linf: 0.75, l2: 3 },
      ],
      adversarial: new Float32Array(0),
      logits: new Float32Array(0),
      attackMs: 10,
    };
    expect(summarise(mended)).toMatchObject({
      attackedCorrect: [false, true],
      meanLinf: 0.5,
      meanL2: 2,
      msPerPicture: 5,
    });
  });

  it('frees everything when stopped in the middle of an attack', async () => {
    const pictures = await labelled();
    const held = memory().numTensors;
    const run = evaluate({ model, pictures, attack: attackOf('pgd', 8), seed: 0, batch: 4 });
    for (let i = 0; i < 15; i++) expect((await run.next()).done).toBe(false);
    await stop(run);
    expect(memory().numTensors).toBe(held);
  });

  it('progress grows to the number of pictures', async () => {
    const pictures = await labelled();
    const steps: number[] = [];
    await finish(evaluate({ model, pictures, attack: attackOf('pgd', 8), seed: 0, batch: 4 }), ({ step }) =>
      steps.push(step),
    );
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(count);
  });

  it('refuses pictures of another size and labels beyond the classes', async () => {
    const pictures = await labelled();
    await expect(
      finish(evaluate({ model, pictures: { ...pictures, shape: [4, 2, 3] }, seed: 0, batch: 4 })),
    ).rejects.toMatchObject({ reason: 'size-differs', details: { takes: [4, 4, 3] } });
    await expect(
      finish(evaluate({ model, pictures: { ...pictures, labels: [3] }, seed: 0, batch: 4 })),
    ).rejects.toMatchObject({ reason: 'label-beyond-classes', details: { label: 3 } });
  });
});

describe('explain', () => {
  it('explains the class asked for: true, predicted or fixed', async () => {
    const pictures = await labelled();
    const input = { model, pictures, method: findSaliency('gradient'), params: { score: 'logit' }, seed: 0, batch: 4 };
    const [label, predicted, fixed] = await Promise.all(
      (['label', 'predicted', 2] as const).map((target) => finish(explain({ ...input, target }))),
    );
    expect(label!.shape).toEqual([count, ...size]);
    expect(label!.targets).toEqual(pictures.labels);
    expect(predicted!.targets).toEqual(predicted!.predicted);
    expect(fixed!.targets).toEqual(Array(count).fill(2));
    // Picture 0 has a wrong label: its two maps differ; picture 2 has the right one: they agree.
    const map = (maps: Float32Array, i: number): number[] => Array.from(maps.slice(i * 48, (i + 1) * 48));
    expect(map(label!.maps, 0)).not.toEqual(map(predicted!.maps, 0));
    expect(map(label!.maps, 2)).toEqual(map(predicted!.maps, 2));
  });
});
