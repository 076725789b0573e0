/**
 * The whole loss and its gradient by every weight against PyTorch's double backpropagation in float64
 * (`models/recipes/jsigr/training_fixture.py`), on every backend that runs in Node.
 */
import {
  dispose,
  div,
  sqrt,
  square,
  sub,
  sum,
  tensor,
  tensor2d,
  tensor4d,
  tidy,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { trainable } from '../network/trainable';
import { oneHotRows } from '../one-hot';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { smallTrainingFixture, standardTrainingFixture, type TrainingFixture } from '../testing/training-fixture';
import { lossAndGradients, type Term } from './loss';
import { contrast, gradientNormPenalty, imitationPenalty, jacobianPenalty, maskedPenalty } from './penalty';

/** What is penalised beside the cross-entropy: Jacobian and masked gradient, the map's likeness, or the loss's gradient. */
type Form = 'masked' | 'imitation' | 'gradient norm';

/** Terms, and the gradient by each weight, of the batch of a fixture. */
async function compute({ network, pixels, size, classes, reference }: TrainingFixture, form: Form) {
  const { labels, directions, salient, lambdas } = reference;
  const net = trainable(network, 0);
  const values = net.parameters.map(({ initial, shape }) => tensor(initial, [...shape]));
  const found = tidy(() => {
    const batch = labels.length;
    const hot = oneHotRows(labels, classes);
    const mask = tensor4d(Float32Array.from(salient), [batch, size, size, 1]);
    const target: Tensor4D = div(mask, sqrt(sum(square(mask), [1, 2, 3], true)));
    const terms: Record<Form, () => Term[]> = {
      masked: () => [
        { weight: lambdas.jacobian, penalties: [jacobianPenalty(tensor2d(directions, [batch, classes]))] },
        { weight: lambdas.selective, penalties: [maskedPenalty(contrast(hot), sub(1, mask))] },
      ],
      imitation: () => [{ weight: lambdas.imitation, penalties: [imitationPenalty(contrast(hot), target)] }],
      'gradient norm': () => [{ weight: lambdas.gradient, penalties: [gradientNormPenalty(batch, classes)] }],
    };
    const { terms: parts, gradients } = lossAndGradients((current, x) => net.logits(current, x), values, {
      pixels: tensor4d(pixels, [batch, size, size, 3]),
      hot,
      terms: terms[form](),
      gradients: 'double-backprop',
    });
    return [parts, ...gradients] as Tensor[];
  });
  const [terms, ...gradients] = await Promise.all(found.map(async (each) => Float32Array.from(await each.data())));
  dispose([...found, ...values]);
  net.dispose();
  return { terms: terms!, gradients };
}

async function compare(fixture: TrainingFixture, form: Form, tolerance: number): Promise<void> {
  const { crossEntropy, jacobian, selective, imitation, gradient, ...reference } = fixture.reference;
  const { terms, gradients } = await compute(fixture, form);
  const [penalties, known] = {
    masked: [[jacobian, selective], reference.maskedGradients] as const,
    imitation: [[imitation], reference.imitationGradients] as const,
    'gradient norm': [[gradient], reference.gradientNormGradients] as const,
  }[form];
  expect(relativeL2(terms, [crossEntropy, ...penalties])).toBeLessThan(tolerance);
  expect(gradients.length).toBe(known.length);
  known.forEach(({ name, norm, stride, values }, i) => {
    const sample = gradients[i]!.filter((_, j) => j % stride === 0);
    expect(relativeL2(sample, values), name).toBeLessThan(tolerance);
    const length = Math.sqrt(gradients[i]!.reduce((total, value) => total + value * value, 0));
    expect(Math.abs(length / norm - 1), name).toBeLessThan(tolerance);
  });
}

/** WebGPU runs on a software driver here, and slowly: the forms that differ most will do. */
const cases: [BackendName, Form, number][] = [
  ['cpu', 'masked', 1e-4],
  ['cpu', 'imitation', 1e-4],
  ['cpu', 'gradient norm', 1e-4],
  ['wasm', 'masked', 1e-4],
  ['wasm', 'imitation', 1e-4],
  ['wasm', 'gradient norm', 1e-4],
  ['webgpu', 'masked', 1e-3],
  ['webgpu', 'gradient norm', 1e-3],
];

describe('the loss and its gradients', () => {
  it.each(cases)('on %s of a small net are PyTorch’s, in the %s form', async (backend, form, tolerance) => {
    await testOn(backend);
    await compare(await smallTrainingFixture(), form, tolerance);
  });

  it.each(['masked', 'gradient norm'] as const)(
    'on wasm of the model that fine-tuning starts from are PyTorch’s, in the %s form',
    async (form) => {
      await testOn('wasm');
      await compare(await standardTrainingFixture(), form, 1e-4);
    },
  );
});
