import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAMILIES } from './families';
import { inspectPicture } from './picture-file/inspect';
import { classOf, parseSamples } from './samples';
import { defaultScene } from './scene/schema';
import { sampleNamed } from './testing/sample-named';

const folder = new URL('../../public/samples/', import.meta.url);
const index: unknown = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));
const readme = readFileSync(new URL('README.md', folder), 'utf8');

function classesOf(model: string): string[] {
  const card = readFileSync(new URL(`../../models/${model}/card.json`, import.meta.url), 'utf8');
  return (JSON.parse(card) as { classes: string[] }).classes;
}

describe('the bundled samples', () => {
  const samples = parseSamples(index);

  test('are 24 or more with an id each, and the default scene is one of them', () => {
    expect(samples.length).toBeGreaterThanOrEqual(24);
    expect(new Set(samples.map((sample) => sample.id)).size).toBe(samples.length);
    expect(samples.map((sample) => sample.id)).toContain(
      defaultScene.picture.kind === 'sample' && defaultScene.picture.id,
    );
  });

  test.each(['cifar10', 'imagenette'])('of %s show every class (fails if the sample of one goes)', (family) => {
    const classes = classesOf(`${family}-standard`);
    const shown = samples.filter(({ knownTo }) => knownTo[0] === family).flatMap(({ shows }) => shows);
    expect(classes.filter((name) => !shown.includes(name))).toEqual([]);
  });

  test('of ImageNet are called by names that its model knows (fails if a name is misspelt)', () => {
    const classes = classesOf('imagenet-efficientnet-lite0');
    const own = samples.filter(({ knownTo }) => knownTo[0] !== 'cifar10');
    expect(own.length).toBeGreaterThanOrEqual(15);
    expect(own.flatMap(({ shows }) => shows).filter((name) => !classes.includes(name))).toEqual([]);
  });

  test.each(samples)('$id is known to families that have models of the classes it shows', ({ knownTo }) => {
    for (const family of knownTo) expect(FAMILIES).toContain(family);
  });

  test.each(samples)('$id is whole, small, and in the README with its licence and source', (sample) => {
    const { id, file, licence, source } = sample;
    const bytes = readFileSync(new URL(file, folder));
    const { width, height } = inspectPicture(bytes, file);
    expect([width, height]).toEqual(id.startsWith('cifar-') ? [32, 32] : [height, height]);
    expect(width).toBeLessThanOrEqual(427);
    expect(bytes.length).toBeLessThanOrEqual(40_000);
    const line = readme.split('\n').find((row) => row.includes(`\`${file}\``));
    expect(line).toContain(licence);
    expect(line).toContain(source);
  });
});

test('what a sample is of is said only where one class names it (fails if the first of several is taken)', () => {
  const cat = { shows: ['cat', 'tabby', 'Egyptian cat'] };
  expect(classOf(cat, ['dog', 'cat'])).toBe(1);
  expect(classOf(cat, ['tabby', 'Egyptian cat'])).toBeUndefined();
  expect(classOf(cat, ['dog'])).toBeUndefined();
});

test.each([[{}], [[]], [[{ ...sampleNamed('x'), file: '../secret.png' }]], [[{ ...sampleNamed('x'), licence: '' }]]])(
  '%j is no list of samples',
  (json) => {
    expect(() => parseSamples(json)).toThrow();
  },
);
