import { readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { languages, type LanguageTag } from '@/text/languages';
import { speak } from '@/text';
import { className, classNames, modelClassName } from './class-name';

/** The classes of a model that ships. */
function classesOf(model: string): readonly string[] {
  const card: unknown = JSON.parse(
    readFileSync(new URL(`../../../models/${model}/card.json`, import.meta.url), 'utf8'),
  );
  return (card as { readonly classes: readonly string[] }).classes;
}

const cifar = classesOf('cifar10-standard');
const imagenette = classesOf('imagenette-standard');
const others = (Object.keys(languages) as LanguageTag[]).filter((tag) => tag !== 'en');

afterEach(() => speak('en'));

it.each(others)(
  '%s has a word of its own for every class of the two families (fails if one is read in English)',
  async (tag) => {
    await speak(tag);
    for (const classes of [cifar, imagenette]) expect(new Set(classNames(classes)).size).toBe(10);
    expect(classNames(cifar).filter((name) => cifar.includes(name))).toEqual([]);
    expect(modelClassName(cifar, 3)).toBe('cat');
  },
);

it('says German nouns, and in English what the models say', async () => {
  expect(classNames(cifar)).toEqual(cifar);
  await speak('de');
  expect([className(cifar, 3), className(imagenette, 5)]).toEqual(['Katze', 'Waldhorn']);
});

it('leaves the classes of every other model as it calls them (fails if single words are translated)', async () => {
  await speak('de');
  const imagenet = classesOf('imagenet-efficientnet-lite0');
  const own = [['cat', 'dog'], [...cifar.slice(0, 9), 'constructor'], imagenet];
  for (const classes of own) expect(classNames(classes)).toEqual(classes);
  expect(className(cifar, 12)).toBe('Klasse 12');
});
