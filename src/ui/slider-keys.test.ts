import { expect, it } from 'vitest';
import { slide } from './slider-keys';

it.each([
  ['ArrowRight', false, 0.55],
  ['ArrowUp', false, 0.55],
  ['ArrowUp', true, 0.45],
  ['ArrowDown', true, 0.55],
  ['PageUp', false, 0.7],
  ['PageDown', true, 0.7],
  ['ArrowLeft', true, 0.45],
  ['Home', true, 0],
  ['End', false, 1],
  ['Tab', false, undefined],
  ['toString', false, undefined],
])('%s on a slider at one half (downwards: %s) goes to %s', (key, downwards, expected) => {
  const found = slide(key, 0.5, downwards);
  if (expected === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(expected, 12);
});

it('stays between its ends', () => {
  expect(slide('PageUp', 0.9)).toBe(1);
  expect(slide('ArrowLeft', 0.02)).toBe(0);
});
