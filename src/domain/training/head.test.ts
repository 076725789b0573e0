import { expect, it } from 'vitest';
import { countNewClasses, inheritedOutputs } from './head';

it('a class takes over the output of its name, whatever case and order, and of two the first', () => {
  expect(inheritedOutputs(['Dog', 'owl', ' cat '], ['cat', 'dog', 'DOG'])).toEqual([1, -1, 0]);
});

it('classes without such an output are new', () => {
  expect(countNewClasses(['cat', 'dog'], ['dog', 'cat'])).toBe(0);
  expect(countNewClasses(['fox', 'dog', 'owl'], ['dog', 'cat'])).toBe(2);
  expect(countNewClasses(['constructor'], ['cat'])).toBe(1);
});
