import { expect, it } from 'vitest';
import { stepIn } from './roving-keys';

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowDown', 2, 0],
  ['ArrowLeft', 0, 2],
  ['ArrowUp', 1, 0],
  ['Home', 2, 0],
  ['End', 0, 2],
  ['Tab', 1, undefined],
  ['ArrowRight', -1, undefined],
])('%s leads from %i of 3 to %s (fails if the row does not go round)', (key, at, next) => {
  expect(stepIn(key, at, 3)).toBe(next);
});
