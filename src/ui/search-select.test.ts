import { expect, it } from 'vitest';
import { matchingOptions } from './search-select';

it('finds options by all their words, in any case and order', () => {
  const options = ['tabby, tabby cat', 'Egyptian cat', 'coffee mug'].map((label, i) => ({ value: String(i), label }));
  const found = (search: string) => matchingOptions(options, search).map(({ value }) => value);
  expect(found('CAT')).toEqual(['0', '1']);
  expect(found('cat egypt')).toEqual(['1']);
  expect(found(' ')).toEqual(['0', '1', '2']);
  expect(found('dog')).toEqual([]);
});
