import { grad, mul, sum, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { testOn } from '../testing/backend-under-test';
import { referenceGelu, referenceGeluSlope } from '../testing/reference-gelu';
import { activate, activationNames, type ActivationName } from './activations';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Every activation and its slope in float64. */
const references: Record<ActivationName, readonly [(x: number) => number, (x: number) => number]> = {
  linear: [(x) => x, () => 1],
  gelu: [referenceGelu, referenceGeluSlope],
  relu: [(x) => Math.max(0, x), (x) => (x > 0 ? 1 : 0)],
  relu6: [(x) => Math.min(6, Math.max(0, x)), (x) => (x > 0 && x < 6 ? 1 : 0)],
  softplus: [(x) => Math.log1p(Math.exp(x)), sigmoid],
  swish: [(x) => x * sigmoid(x), (x) => sigmoid(x) * (1 + x * (1 - sigmoid(x)))],
  tanh: [Math.tanh, (x) => 1 - Math.tanh(x) ** 2],
  sigmoid: [sigmoid, (x) => sigmoid(x) * (1 - sigmoid(x))],
  elu: [(x) => (x > 0 ? x : Math.expm1(x)), (x) => (x > 0 ? 1 : Math.exp(x))],
  leakyRelu: [(x) => (x > 0 ? x : 0.2 * x), (x) => (x > 0 ? 1 : 0.2)],
};

// Neither 0 nor 6, where some have no slope.
const points = Array.from({ length: 161 }, (_, i) => -8.03 + i * 0.1);

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('activations on %s', (backend) => {
  beforeAll(() => testOn(backend));

  it.each(activationNames)('%s and its slope agree with float64', async (name) => {
    const x = tensor(points);
    const [value, slope] = references[name];
    const y = await activate(name, x).data();
    const dy = await grad((t) => sum(activate(name, t)))(x).data();
    // The core's erf errs by 1.5e-7, which x and the slope's rounding multiply by at most eight.
    points.forEach((point, i) => {
      expect(Math.abs(y[i]! - value(point))).toBeLessThan(2e-6);
      expect(Math.abs(dy[i]! - slope(point))).toBeLessThan(2e-6);
    });
  });

  it.each([
    ['relu', [0, 1]],
    ['relu6', [0, 1, 0]],
  ] as const)('%s has the slopes PyTorch gives it where it has none', async (name, slopes) => {
    const kinks = [0, 3, 6].slice(0, slopes.length);
    expect(await grad((t) => sum(activate(name, t)))(tensor(kinks)).data()).toEqual(Float32Array.from(slopes));
  });

  it("gelu differentiates twice: gelu''(x) = phi(x) (2 - x^2)", async () => {
    const x = tensor(points);
    const slope = (t: Tensor) => grad((u) => sum(activate('gelu', u)))(t);
    const second = await grad((t) => sum(mul(slope(t), 1)))(x).data();
    points.forEach((point, i) => {
      const expected = (Math.exp((-point * point) / 2) / Math.sqrt(2 * Math.PI)) * (2 - point * point);
      expect(Math.abs(second[i]! - expected)).toBeLessThan(2e-6);
    });
  });
});
