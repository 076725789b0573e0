import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { modelCardSchema } from '@/domain/model-card';
import { parseSamples } from '@/domain/samples';
import { languages, type LanguageTag } from './languages';
import { cardTerm, text } from '.';
import { cardSentence } from './card-sentence';
import { speakAll } from './testing/speak-all';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const cards = readdirSync(new URL('../../models/', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'recipes')
  .map(({ name }) => modelCardSchema.parse(read(`models/${name}/card.json`)));
const samples = parseSamples(read('public/samples/index.json'));

/** Names of settings and their values that are words. */
function termsOf(settings: Readonly<Record<string, string | number | boolean>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => [
    name.replaceAll('_', ' '),
    ...(typeof value === 'string' && value !== '' ? [value] : []),
  ]);
}

const terms = new Set([
  ...cards.flatMap(({ training, measurements, saliency, licence }) => [
    ...(training ? [training.data, training.hardware, ...termsOf(training.settings)] : []),
    ...measurements.flatMap(({ data, params }) => [data, ...termsOf(params)]),
    ...saliency.map(({ data }) => data),
    ...licence.split('; '),
  ]),
  ...samples.flatMap(({ credit, licence, source }) => [credit, licence, source]),
]);

/** What is a name, or the same in every language; a person who made a picture, and a file. */
const NAMES = new Set([
  ...['batch', 'seed', 'cutmix', 'residual', 'weight decay', 'version', 'standard', 'bfloat16', 'float32', 'CC0-1.0'],
  ...['cifar10-standard', 'cifar10-at', 'imagenette-standard', 'apgd-ce, apgd-t, fab-t, square', 'steps', 'restarts'],
  ...['loss', 'A. Krizhevsky, V. Nair and G. Hinton, CIFAR-10', 'Stéfan van der Walt', 'SpaceX, 2015', 'Lav Varshney'],
  ...['Necrophorus', 'Evan-Amos', 'László Szalai', 'Dmitry G'],
]);
const isName = (term: string) => NAMES.has(term) || /\.(py|png|jpg|webp)$/.test(term);

afterEach(() => speakAll('en'));

it.each((Object.keys(languages) as LanguageTag[]).filter((tag) => tag !== 'en'))(
  '%s says the terms of every card of the zoo and of every sample (fails if one is added in English)',
  async (tag) => {
    await speakAll(tag);
    expect([...terms].filter((term) => !isName(term) && cardTerm(term) === term)).toEqual([]);
  },
);

it('keeps all languages to the same terms', async () => {
  const keys: string[][] = [];
  for (const tag of ['de', 'es'] as const) {
    await speakAll(tag);
    keys.push(Object.keys(text.cardTerms).toSorted());
    // As many numbers as the English has.
    const count = (words: string) => words.split('#').length;
    for (const [key, words] of Object.entries(text.cardTerms)) expect(count(words), key).toBe(count(key));
  }
  expect(keys[0]).toEqual(keys[1]);
});

it('puts the numbers in as the language writes them, and leaves those of names', async () => {
  const data = 'CIFAR-10 training set, 48,000 pictures (2,000 held out)';
  const licence = 'Apache-2.0 (weights); CIFAR-10 by A. Krizhevsky, 2009';
  expect([data, licence].map(cardTerm)).toEqual([data, licence]);
  await speakAll('de');
  expect([data, licence, '2 threads of a x86_64 processor, no GPU'].map(cardTerm)).toEqual([
    'CIFAR-10-Trainingsmenge, 48.000 Bilder (2.000 zurückgehalten)',
    'Apache-2.0 (Gewichte); CIFAR-10 von A. Krizhevsky, 2009',
    '2 Threads eines x86_64-Prozessors, keine GPU',
  ]);
});

it('says what a training on this page was made with, in the sentences of its card too', async () => {
  const data = 'CIFAR-10, 10,000 pictures';
  await speakAll('es');
  expect(cardTerm(`${data}; 500 validation pictures`)).toBe('CIFAR-10, 10.000 imágenes; 500 imágenes de validación');
  expect(cardSentence({ remark: 'tuned', base: 'Standard', data, place: 'browser' })).toContain('10.000 imágenes');
});

it('leaves what other cards say as it was written', async () => {
  await speakAll('de');
  for (const term of ['my pets, 300 pictures', 'constructor', '', '# of 3; #']) expect(cardTerm(term)).toBe(term);
});
