import { expect, test } from 'vitest';
import { onWhite } from './rgba';

test('opaque pixels keep their value', () => {
  const { pixels, transparent } = onWhite(Uint8ClampedArray.of(0, 51, 255, 255, 102, 0, 204, 255), 2, 1);
  expect(transparent).toBe(false);
  expect([...pixels.data]).toEqual([0, 0.2, 1, 0.4, 0, 0.8].map(Math.fround));
});

test('white shows through where alpha is below 255', () => {
  const { pixels, transparent } = onWhite(Uint8ClampedArray.of(255, 0, 0, 51, 0, 0, 0, 0), 1, 2);
  expect(transparent).toBe(true);
  expect([...pixels.data]).toEqual([1, 0.8, 0.8, 1, 1, 1].map(Math.fround));
});
