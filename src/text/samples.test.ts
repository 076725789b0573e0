import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { parseSamples } from '@/domain/samples';
import { languages, type LanguageTag } from './languages';
import { pictureName, speak, text } from '.';

const index = readFileSync(new URL('../../public/samples/index.json', import.meta.url), 'utf8');
const ids = parseSamples(JSON.parse(index)).map(({ id }) => id);

afterEach(() => speak('en'));

it.each(Object.keys(languages) as LanguageTag[])(
  '%s has a name of its own for every sample, and for no other (fails if one is made without)',
  async (tag) => {
    await speak(tag);
    expect(Object.keys(text.samples.names).sort()).toEqual([...ids].sort());
    expect(new Set(ids.map((name) => pictureName({ kind: 'sample', name }))).size).toBe(ids.length);
  },
);

it('leaves a person’s own picture its name (fails if a file called like a sample is renamed)', () => {
  expect(pictureName({ kind: 'own', name: 'coffee' })).toBe('coffee');
  expect(pictureName({ kind: 'sample', name: 'coffee' })).toBe('Cup of coffee (photograph)');
});
