import { expect, it } from 'vitest';
import { incomingFiles } from './incoming-file';

const text = new File(['a'], 'a.txt', { type: 'text/plain' });
const [cat, dog] = ['cat.png', 'dog.png'].map((name) => new File(['p'], name, { type: 'image/png' })) as [File, File];

it('opens the first that is a picture, whatever comes before it (a text before a picture refused both)', () => {
  expect(incomingFiles([text, cat, dog])).toEqual({ kind: 'picture', file: cat, others: [text, dog] });
  expect(incomingFiles([cat, text])).toEqual({ kind: 'picture', file: cat, others: [text] });
  // The decoder says what is wrong with these, and knows pictures that have no type.
  expect(incomingFiles([text])).toEqual({ kind: 'picture', file: text, others: [] });
  expect(incomingFiles([])).toBeUndefined();
});
