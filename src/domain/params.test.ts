import { expect, it } from 'vitest';
import { isLikelyShare, type NumberParam } from './params';

const eps = { kind: 'number', default: 8, min: 0, max: 64, step: 0.5, unit: '/255' } as const;

it('takes what is positive and small for a share of the whole range, where the schema says so', () => {
  const spec: NumberParam = { ...eps, likelyShareBelow: 0.25 };
  expect([0.03, 0.1, 0.24].map((value) => isLikelyShare(spec, value))).toEqual([true, true, true]);
  expect([0, 0.25, 0.5, 8].map((value) => isLikelyShare(spec, value))).toEqual([false, false, false, false]);
  expect(isLikelyShare(eps, 0.03)).toBe(false);
});
