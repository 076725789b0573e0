/** Models that do not end in a softmax: yes-or-no nets and independent labels, against Keras and PyTorch. */
import {
  grad,
  slice,
  sum,
  tensor,
  tidy,
  type Rank,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { layers, sequential } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { leadOf, predictionOf, sees } from '@/domain/prediction';
import { defaultParams, type ParamValues } from '@/domain/params';
import { attacks, findAttack } from '../attacks/registry';
import { finish } from '../run';
import { findSaliency } from '../saliency/registry';
import { reaching } from '../testing/budget';
import { testOn } from '../testing/backend-under-test';
import { casePicture, savedCase } from '../testing/case';
import { relativeL2 } from '../testing/compare';
import { GraphModelBuilder } from '../testing/graph-model-builder';
import { refuseLeaks } from '../testing/leaks';
import { savedLayersModel } from '../testing/saved-layers-model';
import { uniform } from '../testing/random';
import { blobSource } from './blob-source';
import type { Classifier } from './classifier';
import { loadModel } from './load-model';
import { inspectOwnModel } from './own/inspect';
import type { BroughtFile } from './own/model-file';

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** Taken in as a person's own, and loaded as the worker does. */
async function opened(files: readonly BroughtFile[]) {
  const draft = await inspectOwnModel(files);
  const card = new Blob([JSON.stringify(draft.card)]);
  return { draft, ...(await loadModel(blobSource([...draft.files, { name: 'card.json', blob: card }]))) };
}

async function predicted(model: Classifier, picture: Tensor4D) {
  const logits = tidy(() => model.logits(picture));
  const values = new Float32Array(await logits.data<'float32'>());
  logits.dispose();
  return predictionOf(values, model.scores === 'independent');
}

async function mapOf(model: Classifier, picture: Tensor4D, id: string, target: number, given: ParamValues = {}) {
  const method = findSaliency(id);
  const params = { ...defaultParams(method.params), ...given };
  const map = await finish(method.run({ model, images: picture, targets: [target], seed: 0 }, params));
  const values = Array.from(await map.data());
  map.dispose();
  return values;
}

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each(['k3-sigmoid1', 'k3-logit1'])(
    '%s is a yes-or-no net, and "no" is explained by what lowers z',
    async (name) => {
      const { files, expected } = savedCase(name);
      const { draft, card, classifier } = await opened(files);
      expect(draft.card.classes).toEqual(['no', 'yes']);
      expect(card.scores).toBe('yes-no');
      const picture = casePicture();
      const { logits, probabilities, label } = await predicted(classifier, picture);
      const z = expected.z[0]!;
      expect(label).toBe(0);
      expect(logits[1]! - logits[0]!).toBeCloseTo(z, 5);
      expect(probabilities[1]).toBeCloseTo(sigmoid(z), 6);
      const gradient = expected.gradients[0]!;
      for (const target of [0, 1]) {
        const map = await mapOf(classifier, picture, 'gradient', target);
        const sign = target === 1 ? 0.5 : -0.5;
        expect(Math.hypot(...map)).toBeCloseTo(gradient.norm / 2, 6);
        expect(map.reduce((total, value) => total + value, 0)).toBeCloseTo(sign * gradient.sum, 5);
        gradient.middle.forEach((value, c) => expect(map[(12 * 24 + 12) * 3 + c]).toBeCloseTo(sign * value, 7));
      }
      classifier.dispose();
    },
  );

  it.each(['gradient', 'smoothgrad', 'gradcam', 'blur-perturbation'])(
    '"no" of a yes-or-no net has a %s map that is not zero everywhere',
    async (id) => {
      const { classifier } = await opened(savedCase('k3-sigmoid1').files);
      const map = await mapOf(classifier, casePicture(), id, 0, id === 'gradcam' ? { relu: false } : {});
      const [low, high] = [Math.min(...map), Math.max(...map)];
      expect(high - low).toBeGreaterThan(1e-5);
      classifier.dispose();
    },
  );

  it('k3-sigmoid4 has four labels, each with its own probability and its own map', async () => {
    const { files, expected } = savedCase('k3-sigmoid4');
    const { draft, card, classifier } = await opened(files);
    expect(draft.card.classes).toEqual(['label 0', 'label 1', 'label 2', 'label 3']);
    expect(card.scores).toBe('independent');
    const picture = casePicture();
    const prediction = await predicted(classifier, picture);
    expected.p.forEach((p, k) => expect(prediction.probabilities[k]).toBeCloseTo(p, 6));
    expect(prediction.label).toBe(2);
    expect([0, 1, 2, 3].filter((k) => sees(prediction, k))).toEqual([2]);
    expect(leadOf(prediction, 1)).toBeCloseTo(expected.z[1]!, 5);
    for (const [k, gradient] of expected.gradients.entries()) {
      const map = await mapOf(classifier, picture, 'gradient', k);
      expect(Math.hypot(...map)).toBeCloseTo(gradient.norm, 6);
      gradient.middle.forEach((value, c) => expect(map[(12 * 24 + 12) * 3 + c]).toBeCloseTo(value, 7));
    }
    classifier.dispose();
  });

  it('a blur of a spot costs a label its own probability, whatever it does to the others', async () => {
    const { classifier } = await opened(savedCase('k3-sigmoid4').files);
    const logits = (x: Tensor4D) => slice(classifier.logits(x), [0, 2], [-1, 1]);
    const only = { ...classifier, logits, around: undefined };
    const picture = casePicture();
    const own = await mapOf(classifier, picture, 'blur-perturbation', 2);
    const alone = await mapOf(only, picture, 'blur-perturbation', 0);
    expect(Math.max(...own)).toBeGreaterThan(0);
    expect(relativeL2(Float32Array.from(own), Float32Array.from(alone))).toBeLessThan(1e-4);
    classifier.dispose();
  });
});

describe('attacks on independent labels', () => {
  beforeAll(() => testOn('wasm'));
  refuseLeaks();

  const attacked = async (model: Classifier, id: string, label: number, given: ParamValues) => {
    const method = findAttack(id);
    const picture = casePicture();
    const params = { ...defaultParams(method.params), ...reaching(method, 32 / 255, picture.size), ...given };
    const result = await finish(method.run({ model, images: picture, labels: [label], seed: 0 }, params));
    const [before, after] = [await predicted(model, picture), await predicted(model, result)];
    [picture, result].forEach((held) => held.dispose());
    return { before, after };
  };

  it.each(attacks.filter(({ access }) => access === 'gradient').map(({ id }) => id))(
    '%s hides a label that is seen, shows one that is not, and puts a target in',
    async (id) => {
      const { classifier } = await opened(savedCase('k3-sigmoid4').files);
      const hidden = await attacked(classifier, id, 2, {});
      expect(sees(hidden.before, 2)).toBe(true);
      expect(sees(hidden.after, 2)).toBe(false);
      const shown = await attacked(classifier, id, 1, {});
      expect(shown.after.logits[1]!).toBeGreaterThan(shown.before.logits[1]! + 0.01);
      const wanted = await attacked(classifier, id, 2, { target: 1 });
      expect(wanted.after.logits[1]!).toBeCloseTo(shown.after.logits[1]!, 2);
      classifier.dispose();
    },
  );

  it('one step of FGSM moves z by ε‖∂z/∂x‖₁ where the net is linear: closed form', async () => {
    const dense = sequential({
      layers: [layers.flatten({ inputShape: [8, 8, 3] }), layers.dense({ units: 3, activation: 'sigmoid' })],
    });
    const [kernel] = dense.getWeights();
    const weights = await kernel!.data<'float32'>();
    const files = [...(await savedLayersModel(dense))].map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));
    dense.dispose();
    const { classifier } = await opened(files);
    const images = tensor<Rank.R4>(uniform(192, 0.3, 0.7, 3), [1, 8, 8, 3]);
    const before = await predicted(classifier, images);
    const norm = weights.reduce((total, value, i) => total + (i % 3 === before.label ? Math.abs(value) : 0), 0);
    const fgsm = findAttack('fgsm');
    const params = { ...defaultParams(fgsm.params), eps: 8 };
    const result = await finish(fgsm.run({ model: classifier, images, labels: [before.label], seed: 0 }, params));
    const after = await predicted(classifier, result);
    const direction = sees(before, before.label) ? -1 : 1;
    const moved = after.logits[before.label]! - before.logits[before.label]!;
    expect(moved).toBeCloseTo((direction * 8 * norm) / 255, 4);
    [images, result].forEach((held) => held.dispose());
    classifier.dispose();
  });
});

describe('the same of other endings', () => {
  beforeAll(() => testOn('cpu'));

  it('one name says what "yes" means, and the person is told how the answers are read', async () => {
    const { files } = savedCase('k3-sigmoid1');
    const named = [...files, { name: 'labels.txt', blob: new Blob(['hot dog\n']) }];
    const { card, notes } = await inspectOwnModel(named);
    expect(card.classes).toEqual(['not hot dog', 'hot dog']);
    expect(notes).toEqual([{ remark: 'one-score' }]);
    const several = await inspectOwnModel(savedCase('k3-sigmoid4').files);
    expect(several.notes).toEqual([{ remark: 'independent-labels' }]);
    expect(several.card.limits).toContainEqual({ remark: 'independent-labels' });
  });

  const pictures = () => tensor<Rank.R4>(uniform(2 * 192, 0, 1, 8), [2, 8, 8, 3]);

  it('a yes-or-no net without a dense layer at its end opens too, with the gradient that the Layers library has', async () => {
    const library = sequential({
      layers: [
        layers.conv2d({ inputShape: [8, 8, 3], filters: 1, kernelSize: 3 }),
        layers.globalAveragePooling2d({}),
        layers.activation({ activation: 'sigmoid' }),
      ],
    });
    const files = [...(await savedLayersModel(library))].map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));
    const { classifier } = await opened(files);
    expect(classifier.scores).toBe('yes-no');
    const share = await (library.predict(pictures()) as Tensor).data();
    const { probabilities } = await predicted(
      classifier,
      tidy(() => slice(pictures(), [0, 0, 0, 0], [1, 8, 8, 3])),
    );
    expect(probabilities[1]).toBeCloseTo(share[0]!, 6);
    // ∂sigmoid(z)/∂x = p (1 − p) ∂z/∂x, and the logit of "no" is −z/2.
    const yes = await grad((x) => sum(slice(library.apply(x) as Tensor2D, [0, 0], [1, 1])))(pictures()).data();
    const no = await mapOf(
      classifier,
      tidy(() => slice(pictures(), [0, 0, 0, 0], [1, 8, 8, 3])),
      'gradient',
      0,
    );
    const slope = share[0]! * (1 - share[0]!);
    expect(
      relativeL2(
        Float32Array.from(no),
        yes.slice(0, 192).map((value) => -value / slope / 2),
      ),
    ).toBeLessThan(1e-5);
  });

  it.each([
    ['Sigmoid', 1, 'yes-no', ['no', 'yes']],
    [undefined, 1, 'yes-no', ['no', 'yes']],
    ['Sigmoid', 3, 'independent', ['label 0', 'label 1', 'label 2']],
    ['Softmax', 3, 'exclusive', ['class 0', 'class 1', 'class 2']],
    [undefined, 3, 'exclusive', ['class 0', 'class 1', 'class 2']],
  ] as const)('a frozen graph that ends in %s of %i scores is %s', async (op, units, kind, names) => {
    const graph = new GraphModelBuilder(1, [8, 8, 3]);
    const scores = graph.dense('s', graph.mean('m', 'input_1'), [3, units]);
    const end = op ? graph.node(op, 'end', [scores]) : scores;
    const files = [...graph.files(end)].map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));
    const { classifier, card } = await opened(files);
    expect([classifier.scores, card.scores]).toEqual([kind, kind]);
    expect(classifier.classes).toEqual(names);
    const { logits } = await predicted(
      classifier,
      tidy(() => slice(pictures(), [0, 0, 0, 0], [1, 8, 8, 3])),
    );
    if (kind === 'yes-no') expect(logits[0]).toBe(-logits[1]!);
  });

  it('a softmax of one score is refused with the way out', async () => {
    const one = sequential({
      layers: [layers.flatten({ inputShape: [8, 8, 3] }), layers.dense({ units: 1, activation: 'softmax' })],
    });
    const files = [...(await savedLayersModel(one))].map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));
    await expect(inspectOwnModel(files)).rejects.toMatchObject({
      code: 'model-unsupported',
      reason: 'one-score',
    });
  });
});
