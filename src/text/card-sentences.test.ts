import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { modelCardSchema } from '@/domain/model-card';
import { languages, type LanguageTag } from './languages';
import { modelLabel, text } from '.';
import { cardSentence } from './card-sentence';
import { fetchedText } from './fetched';
import { speakAll } from './testing/speak-all';

const folder = new URL('../../models/', import.meta.url);
const cards = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'recipes')
  .map(({ name }) => modelCardSchema.parse(JSON.parse(readFileSync(new URL(`${name}/card.json`, folder), 'utf8'))));
const sentences = new Set(
  cards.flatMap(({ summary, limits, provenance }) =>
    [summary, ...limits, provenance].filter((sentence) => typeof sentence === 'string'),
  ),
);
const others = (Object.keys(languages) as LanguageTag[]).filter((tag) => tag !== 'en');

afterEach(() => speakAll('en'));

it.each(others)('%s says all that the cards of the zoo say (fails if a recipe rewords one)', async (tag) => {
  await speakAll(tag);
  expect(Object.keys(fetchedText.cardSentences).toSorted()).toEqual([...sentences].toSorted());
  for (const sentence of sentences) expect(cardSentence(sentence)).not.toBe(sentence);
});

it.each(Object.keys(languages) as LanguageTag[])(
  '%s has two words for a model’s card and a saliency map (fails if a button of the one is read as the other)',
  async (tag) => {
    await speakAll(tag);
    const map = text.compare.probe.map.toLowerCase();
    for (const card of [text.compare.model.card, text.models.picker.card, text.compare.model.cardName('m')])
      expect(card.toLowerCase()).not.toContain(map);
  },
);

it('leaves the sentences of other cards as they were written (fails if one is looked up in the object itself)', async () => {
  await speakAll('de');
  for (const sentence of ['A net of my own.', 'constructor', '']) expect(cardSentence(sentence)).toBe(sentence);
});

it.each(others)(
  '%s calls every model of the zoo by words of its own, but for names (fails if one is added in English)',
  async (tag) => {
    await speakAll(tag);
    const names = ['Standard', 'J-SIGR', 'EfficientNet-Lite0'];
    const left = cards.filter(({ id, label }) => modelLabel(id, label) === label).map(({ label }) => label);
    expect([...new Set(left)].toSorted()).toEqual(names.toSorted());
    expect(Object.keys(text.modelLabels).filter((known) => !cards.some(({ label }) => label === known))).toEqual([]);
    expect([modelLabel('own-1', 'Surrogate'), modelLabel('gone')]).toEqual(['Surrogate', 'gone']);
  },
);
