/** Every how-to guide is followed here, by the very text that it gives: what is copied from it works. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memory } from '@tensorflow/tfjs-core';
import { afterAll, expect, it } from 'vitest';
import { parseLesson } from '@/domain/lesson/parse';
import { conditionSchema, frontMatterSchema } from '@/domain/lesson/schema';
import { modelCardSchema } from '@/domain/model-card';
import { defaultParams } from '@/domain/params';
import type { Attack, SaliencyMethod } from '@/engine/method';
import { finish } from '@/engine/run';
import { poolingModel, randomPictures } from '@/engine/testing/analytic-models';
import '@/engine/testing/cpu';
import { en, type Text } from '@/text/en';
import type { MethodWords } from '@/text/words';
import { readZoo } from '../../vite/zoo-files';

const root = new URL('../../', import.meta.url).pathname;
const size = [12, 12, 3] as const;

/** Where the guides' files are made: inside the project, so that they are compiled as its own are. */
mkdirSync(join(root, 'test-results'), { recursive: true });
const made = mkdtempSync(join(root, 'test-results', 'how-to-'));
afterAll(() => rmSync(made, { recursive: true }));

function guide(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

/** The first block of code of a guide after a text, such as the name of the file that it is. */
function blockAfter(name: string, text: string): string {
  const [, rest] = guide(name).split(text);
  const [, code] = /```\w+\n(.*?)\n```/s.exec(rest ?? '') ?? [];
  if (code === undefined) throw new Error(`${name} has no block after "${text}"`);
  return code;
}

/** Compiles a source file of a guide as if it stood at that path, and returns what it exports. */
async function follow<Exports>(path: string, source: string): Promise<Exports> {
  const folder = new URL(`../../${path}`, import.meta.url);
  const absolute = source.replace(/ from '(\.[^']*)'/g, (_, to: string) => ` from '${new URL(to, folder).pathname}'`);
  const file = join(made, path.replaceAll('/', '-'));
  writeFileSync(file, absolute);
  return (await import(/* @vite-ignore */ file)) as Exports;
}

/** The words of a guide's method, with those that several methods share. */
async function wordsIn(name: string, path: string, shared: string): Promise<Readonly<Record<string, MethodWords>>> {
  const source = `const ${shared} = new Proxy({}, { ownKeys: () => [] });\nexport const words = {\n${blockAfter(name, path)}\n};`;
  return (await follow<{ words: Readonly<Record<string, MethodWords>> }>(path, source)).words;
}

it('the attack of the guide stays within ε, costs what it says, frees everything, and has its words', async () => {
  const path = 'src/engine/attacks/brightness.ts';
  const { brightness } = await follow<{ brightness: Attack }>(path, blockAfter('add-an-attack.md', path));
  const model = poolingModel(size, 4, 1);
  const images = randomPictures(2, size, 2);
  const before = memory().numTensors;
  const params = { ...defaultParams(brightness.params), eps: 8 };
  let steps = 0;
  const attacked = await finish(brightness.run({ model, images, labels: [0, 1], seed: 0 }, params), () => steps++);
  expect(memory().numTensors).toBe(before + 1);
  expect(steps).toBe(brightness.cost(params));
  const [after, original] = [await attacked.data(), await images.data()];
  const changes = [...after].map((value, i) => Math.abs(value - original[i]!));
  // 1e-6: rounding of float32.
  expect(Math.max(...changes)).toBeLessThanOrEqual(8 / 255 + 1e-6);
  expect(Math.max(...changes)).toBeGreaterThan(7.9 / 255);
  expect(Math.min(...after)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...after)).toBeLessThanOrEqual(1);
  [attacked, images, model].forEach((each) => each.dispose());

  const words = await wordsIn('add-an-attack.md', 'src/text/en/methods/attacks.ts', 'linf');
  expect(Object.keys(words)).toEqual([brightness.id]);
  expect(words[brightness.id]!.summary).toMatch(/^\p{Lu}.{10,}\.$/u);
});

it('the method of the guide gives a map of the picture’s size without a sign, and has its words', async () => {
  const path = 'src/engine/saliency/gradient-norm.ts';
  const { gradientNorm } = await follow<{ gradientNorm: SaliencyMethod }>(path, blockAfter('add-a-method.md', path));
  const model = poolingModel(size, 4, 1);
  const images = randomPictures(2, size, 2);
  const before = memory().numTensors;
  const map = await finish(
    gradientNorm.run({ model, images, targets: [0, 1], seed: 0 }, defaultParams(gradientNorm.params)),
  );
  expect(memory().numTensors).toBe(before + 1);
  expect(map.shape).toEqual([2, 12, 12, 1]);
  const values = await map.data();
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeGreaterThan(0);
  [map, images, model].forEach((each) => each.dispose());

  const words = await wordsIn('add-a-method.md', 'src/text/en/methods/saliency.ts', 'score');
  const differences = await wordsIn('add-a-method.md', '`differences.ts`', 'none');
  expect([Object.keys(words), Object.keys(differences)]).toEqual([[gradientNorm.id], [gradientNorm.id]]);
});

it('the model of the guide is found in the zoo by its card, and every field of a card is explained', () => {
  const card = blockAfter('add-a-model.md', 'models/cifar10-small/card.json');
  const folder = join(made, 'zoo', 'cifar10-small');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'card.json'), card);
  writeFileSync(join(folder, 'model.json'), '{}');
  expect(readZoo(join(made, 'zoo')).map(({ id, label }) => [id, label])).toEqual([['cifar10-small', 'Small']]);
  expect(unnamed('add-a-model.md', Object.keys(modelCardSchema.shape))).toEqual([]);
});

it('the lesson of the guide is read whole, and every field of a lesson is explained', () => {
  const { title, steps } = parseLesson(blockAfter('add-a-lesson.md', 'how-much-is-enough.md'), 'how-much-is-enough.md');
  expect(title).toBe('How much is enough?');
  expect(steps.map((step) => step.title)).toEqual(['Two models', 'Find the smallest ε', 'Why one of them holds']);
  expect(steps[1]!.until).toMatchObject({ eps: { to: 4 }, fooled: 'cifar10-standard' });
  expect(steps[1]!.scene?.attack.on).toBe(true);
  expect(steps[2]!.ask?.right).toBe(2);

  const step = frontMatterSchema.shape.steps.def.element.shape;
  const shapes = [frontMatterSchema.shape, step, step.ask.def.innerType.shape, conditionSchema.shape];
  expect(unnamed('add-a-lesson.md', shapes.flatMap(Object.keys))).toEqual([]);
});

it('the language of the guide is entered as the others are, and begins with every word', async () => {
  const path = 'src/text/fr/index.ts';
  const { fr } = await follow<{ fr: Text }>(path, blockAfter('add-a-language.md', path));
  expect(Object.keys(fr)).toEqual(Object.keys(en));
  expect(fr.app.tagline).not.toBe(en.app.tagline);
  expect(fr.app.name).toBe(en.app.name);

  const entry = blockAfter('add-a-language.md', '`src/text/languages.ts`');
  const german = entry.replaceAll(/\bfr(?=\b|Fetched)/g, 'de').replace('Français', 'Deutsch');
  expect(readFileSync(join(root, 'src/text/languages.ts'), 'utf8')).toContain(german);
});

/** Of some names those that a guide does not have as `code`. */
function unnamed(name: string, fields: readonly string[]): readonly string[] {
  const text = guide(name);
  return fields.filter((field) => !text.includes(`\`${field}\``));
}
