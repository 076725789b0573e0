import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { fetchedText } from './fetched';
import { languages, type LanguageTag } from './languages';
import { text } from '.';
import { speakAll } from './testing/speak-all';

afterEach(() => speakAll('en'));

it.each(Object.keys(languages) as LanguageTag[])(
  '%s calls the shared strongest tenth of two maps the same on the page, on the sheet and in the tables',
  async (tag) => {
    await speakAll(tag);
    const { sheet, tables } = fetchedText.sharing;
    const name = text.compare.shift.top10.toLowerCase();
    const line = sheet.moved({ spearman: 0.36, ssim: 0.07, top10: 0.18, flat: 'none' });
    for (const place of [line, tables.heads.top10, text.compare.measures.top10])
      expect(place.toLowerCase().replaceAll('\u00a0', ' ')).toContain(name);
  },
);

/** Every sentence of German, of the page and of its lessons. */
function germanSentences(): string[] {
  const read = (folder: string): string[] =>
    readdirSync(new URL(folder, import.meta.url), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory()
        ? read(`${folder}${entry.name}/`)
        : readFileSync(new URL(`${folder}${entry.name}`, import.meta.url), 'utf8').split(/[.:;?!\n]/),
    );
  return [...read('./de/'), ...read('../../public/lessons/de/')];
}

it('lets a map wander in German, and nothing else of it move', () => {
  const sentences = germanSentences();
  expect(sentences.filter((sentence) => /Karten? wander(t|n)/.test(sentence)).length).toBeGreaterThan(3);
  expect(sentences.filter((sentence) => /\bKarten?\b/.test(sentence) && /\bbeweg/.test(sentence))).toEqual([]);
});
