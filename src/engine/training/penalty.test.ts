/** The norm of the loss's gradient where it is known in closed form: for a linear net, and for pixels that do not matter. */
import {
  add,
  dispose,
  matMul,
  reshape,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { oneHotRows } from '../one-hot';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { uniform } from '../testing/random';
import { lossAndGradients, type LossInput } from './loss';
import { gradientNormPenalty } from './penalty';

const [side, classes, weight] = [2, 4, 0.6];
const values = side * side * 3;
const labels = [2, 0, 3];
const pixels = uniform(labels.length * values, 0, 1, 4);
/** z = x W + b; the first pixel value has no weight, so that its gradient is exactly zero. */
const matrix = uniform(values * classes, -2, 2, 5).map((value, i) => (i < classes ? 0 : value));

const indices = (count: number) => Array.from({ length: count }, (_, i) => i);
const sumOf = (count: number, of: (i: number) => number) => indices(count).reduce((sum, i) => sum + of(i), 0);

/** Cross-entropy, R_G and the gradient of CE + weight · R_G by W, then by b, of some pictures, in float64. */
function closedForm(bias: readonly number[], pictures: readonly number[]) {
  const byMatrix = new Float64Array(values * classes);
  const byBias = new Float64Array(classes);
  let [crossEntropy, norm] = [0, 0];
  for (const b of pictures) {
    const [x, y] = [(i: number) => pixels[b * values + i]!, labels[b]!];
    const w = (i: number, k: number) => matrix[i * classes + k]!;
    const z = indices(classes).map((k) => bias[k]! + sumOf(values, (i) => x(i) * w(i, k)));
    const total = sumOf(classes, (k) => Math.exp(z[k]! - z[y]!));
    const p = z.map((each) => Math.exp(each - z[y]!) / total);
    // r = p − y, whose entry at y is the others' sum: 1 − p_y would be rounding error where p_y is nearly 1.
    const r = p.map((each, k) => (k === y ? -sumOf(classes, (j) => (j === y ? 0 : p[j]!)) : each));
    const g = indices(values).map((i) => sumOf(classes, (k) => w(i, k) * r[k]!));
    // Σ_i sign(g_i) dz_k/dx_i, and through p the change of r that this makes.
    const pull = indices(classes).map((k) => sumOf(values, (i) => Math.sign(g[i]!) * w(i, k)));
    const mean = sumOf(classes, (k) => r[k]! * pull[k]!) + pull[y]!;
    const q = p.map((each, k) =>
      k === y ? -sumOf(classes, (j) => (j === y ? 0 : p[j]! * (pull[j]! - mean))) : each * (pull[k]! - mean),
    );
    const share = 1 / pictures.length;
    crossEntropy += share * Math.log1p(sumOf(classes, (k) => (k === y ? 0 : Math.exp(z[k]! - z[y]!))));
    norm += share * sumOf(values, (i) => Math.abs(g[i]!));
    for (const k of indices(classes)) {
      byBias[k]! += share * (r[k]! + weight * q[k]!);
      for (const i of indices(values))
        byMatrix[i * classes + k]! += share * (x(i) * (r[k]! + weight * q[k]!) + weight * Math.sign(g[i]!) * r[k]!);
    }
  }
  return { terms: [crossEntropy, norm], gradient: Float64Array.of(...byMatrix, ...byBias) };
}

async function computed(bias: readonly number[], pictures: readonly number[], gradients: LossInput['gradients']) {
  const weights = [tensor2d(matrix, [values, classes]), tensor1d([...bias])];
  const found = tidy(() => {
    const chosen = pictures.flatMap((b) => Array.from(pixels.subarray(b * values, (b + 1) * values)));
    const { terms, gradients: grads } = lossAndGradients(
      ([w, b], x) => add<Tensor2D>(matMul(reshape(x, [-1, values]), w as Tensor2D), b!),
      weights,
      {
        pixels: tensor4d(chosen, [pictures.length, side, side, 3]),
        hot: oneHotRows(
          pictures.map((b) => labels[b]!),
          classes,
        ),
        terms: [{ weight, penalties: [gradientNormPenalty(pictures.length, classes)] }],
        gradients,
      },
    );
    return [terms, ...grads];
  });
  const [terms, ...rest] = await Promise.all(found.map(async (each) => Array.from(await each.data())));
  dispose([...found, ...weights]);
  return { terms: terms!, gradient: rest.flat() };
}

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('the gradient norm of a linear net on %s', (backend) => {
  const bias = [0.1, -0.2, 0.3, 0];

  it('is ‖W (p − y)‖₁, with its derivative, which is zero where the gradient is', async () => {
    await testOn(backend);
    const expected = closedForm(bias, [0, 1, 2]);
    const found = await computed(bias, [0, 1, 2], 'double-backprop');
    expect(relativeL2(found.terms, expected.terms)).toBeLessThan(1e-5);
    expect(relativeL2(found.gradient, expected.gradient)).toBeLessThan(1e-5);
    // Nothing pulls at weights of a pixel that does not matter but what the cross-entropy and p bring.
    expect(relativeL2(found.gradient.slice(0, classes), expected.gradient.slice(0, classes))).toBeLessThan(1e-5);
    const nearby = await computed(bias, [0, 1, 2], 'finite-difference');
    expect(relativeL2(nearby.gradient, expected.gradient)).toBeLessThan(1e-3);
  });

  it('keeps its precision where the net is sure', async () => {
    await testOn(backend);
    const sure = bias.map((value, k) => value + (k === labels[1] ? 25 : 0));
    const expected = closedForm(sure, [1]);
    expect(expected.terms[1]).toBeLessThan(1e-7);
    const found = await computed(sure, [1], 'double-backprop');
    expect(relativeL2(found.terms, expected.terms)).toBeLessThan(1e-4);
    expect(relativeL2(found.gradient, expected.gradient)).toBeLessThan(1e-4);
  });
});
