import { afterEach, expect, it } from 'vitest';
import { fetchedText } from './fetched';
import { languages, type LanguageTag } from './languages';
import { speakAll } from './testing/speak-all';

afterEach(() => speakAll('en'));

it('says how to cite the page in every language, with the same facts', async () => {
  const sentences: string[] = [];
  for (const tag of Object.keys(languages) as LanguageTag[]) {
    await speakAll(tag);
    sentences.push(fetchedText.sharing.citation('1.2.3', new Date('2026-11-27'), 'https://example.org/'));
  }
  // Of the words between version and year none is another language's.
  const described = sentences.map((sentence) => /\)\. (.*)\. 2026\. https:\/\/example\.org\/$/.exec(sentence)?.[1]);
  expect(described.every((words) => words !== undefined && words.length > 20)).toBe(true);
  expect(new Set(described).size).toBe(sentences.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^Limelight \(\S+ 1\.2\.3\)/);
});
