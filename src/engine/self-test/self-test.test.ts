import { getGradient, memory, mul, registerGradient, type Tensor } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { geometryOf } from '../autodiff/convolution-geometry';
import { testOn } from '../testing/backend-under-test';
import { relativeL2 } from '../testing/compare';
import { referenceConvolution, referenceInputGradient } from '../testing/reference-convolution';
import { referenceGelu, referenceGeluSlope } from '../testing/reference-gelu';
import { probeNumbers } from './probe-network';
import { gradientSums, knownGradientSums, knownLogits, selfTest, selfTestSize } from './self-test';

/** The probe network by the definitions of its layers, forwards and backwards, in float64. */
function reference() {
  const { picture, first, second, classes } = selfTestSize;
  const { pixels, stem, down, head, bias } = probeNumbers(selfTestSize);
  const stemShape = {
    batch: 1,
    channels: 3,
    filters: first,
    geometry: geometryOf([1, picture, picture, 3], [3, 3, 3, first], 1, 'same'),
  };
  const downShape = {
    batch: 1,
    channels: first,
    filters: second,
    geometry: geometryOf([1, picture, picture, first], [4, 4, first, second], 2, 'same'),
  };
  const a = referenceConvolution(pixels, stem, stemShape);
  const b = referenceConvolution(a.map(referenceGelu), down, downShape);
  const positions = b.length / second;
  const features = Array.from({ length: second }, (_, channel) =>
    b.reduce((sum, value, i) => sum + (i % second === channel ? referenceGelu(value) / positions : 0), 0),
  );
  const logits = Array.from({ length: classes }, (_, k) =>
    features.reduce((sum, feature, channel) => sum + feature * head[channel * classes + k]!, bias[k]!),
  );
  const dFeatures = features.map((_, channel) =>
    logits.reduce((sum, _logit, k) => sum + (k + 1) * head[channel * classes + k]!, 0),
  );
  const db = b.map((value, i) => (dFeatures[i % second]! / positions) * referenceGeluSlope(value));
  const da = referenceInputGradient(db, down, downShape).map((value, i) => value * referenceGeluSlope(a[i]!));
  return { logits, gradient: referenceInputGradient(da, stem, stemShape) };
}

describe('the known answers', () => {
  it('are what float64 arithmetic gives', () => {
    const { logits, gradient } = reference();
    expect(relativeL2(knownLogits, logits)).toBeLessThan(1e-9);
    expect(relativeL2(knownGradientSums, gradientSums(gradient))).toBeLessThan(1e-9);
  });
});

describe.each<BackendName>(['cpu', 'wasm', 'webgpu'])('the self-test on %s', (backend) => {
  it('passes, and leaves no tensor behind', async () => {
    await testOn(backend);
    const before = memory().numTensors;
    expect(await selfTest()).toBeUndefined();
    expect(memory().numTensors).toBe(before);
  });
});

describe('the self-test of a backend that is wrong', () => {
  const gradient = getGradient('Conv2D');
  afterEach(() => registerGradient(gradient));

  it('says so when a gradient is off by one part in a hundred', async () => {
    await testOn('cpu');
    registerGradient({ ...gradient, gradFunc: (dy, ...rest) => gradient.gradFunc(mul(dy as Tensor, 1.01), ...rest) });
    expect(await selfTest()).toMatchObject({ why: 'wrong-gradients' });
  });
});
