import { expect, it } from 'vitest';
import { lossSeries, smoothedLoss, thinned } from './chart-series';

const record = (step: number, terms: object = {}) => ({
  step,
  loss: 1,
  crossEntropy: 1,
  gradientNorm: 1,
  learningRate: 0.001,
  milliseconds: 10,
  ...terms,
});

it('leaves gaps where a step did not compute a term', () => {
  const [, jacobian, selective] = lossSeries([record(1, { jacobian: 4 }), record(2, { selective: 3 })]);
  expect(jacobian?.raw).toEqual([4, null]);
  expect(selective?.raw).toEqual([null, 3]);
});

it('shows the gradient norm where it is part of the loss', () => {
  const labels = (...terms: object[]) =>
    lossSeries(terms.map((each, i) => record(i + 1, each))).map(({ label }) => label);
  expect(labels({ jacobian: 4, selective: 3 })).toEqual(['cross-entropy', 'Jacobian', 'selective']);
  expect(labels({}, { inputGradient: 2 })[3]).toBe('gradient norm');
  const [, , , norm] = lossSeries([record(1, { inputGradient: 2 }), record(2), record(3, { inputGradient: 3 })]);
  expect(norm?.raw).toEqual([2, null, 3]);
});

it('tells the loss as a running mean, and none before the first step', () => {
  expect(smoothedLoss([])).toBeUndefined();
  const losses = [4, 2].map((loss, i) => record(i + 1, { loss }));
  // (0.9 · 0.1 · 4 + 0.1 · 2) / (1 − 0.9²)
  expect(smoothedLoss(losses)).toBeCloseTo(0.56 / 0.19, 10);
});

it('keeps both terms of steps that take turns, and the newest step, in a long training', () => {
  const long = Array.from({ length: 7_001 }, (_, i) => record(i + 1, i % 2 ? { jacobian: 1 } : { selective: 1 }));
  const kept = thinned(long);
  expect(kept.length).toBeLessThanOrEqual(4001);
  expect(kept.at(-1)?.step).toBe(7_001);
  const [, jacobian, selective] = lossSeries(kept);
  for (const series of [jacobian, selective])
    expect(series?.raw?.filter((value) => value !== null).length).toBeGreaterThan(1000);
});
