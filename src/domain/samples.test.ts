import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FAMILIES } from './families';
import { inspectPicture } from './picture-file/inspect';
import { parseSamples } from './samples';
import { defaultScene } from './scene/schema';

const folder = new URL('../../public/samples/', import.meta.url);
const index: unknown = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8'));

describe('the bundled samples', () => {
  const samples = parseSamples(index);

  test('have an id each, and the default scene is one of them', () => {
    expect(new Set(samples.map((sample) => sample.id)).size).toBe(samples.length);
    expect(samples.map((sample) => sample.id)).toContain(
      defaultScene.picture.kind === 'sample' && defaultScene.picture.id,
    );
  });

  test.each(samples)('$id is known to families that have models of the classes it shows', ({ knownTo }) => {
    expect(knownTo.length).toBeGreaterThan(0);
    for (const family of knownTo) expect(FAMILIES).toContain(family);
  });

  test.each(samples)('$id is whole, small and credited in the README', ({ id, file }) => {
    const bytes = readFileSync(new URL(file, folder));
    const { width, height } = inspectPicture(bytes, file);
    expect([width, height]).toEqual(id.startsWith('cifar-') ? [32, 32] : [height, height]);
    expect(width).toBeLessThanOrEqual(640);
    expect(bytes.length).toBeLessThanOrEqual(60_000);
    expect(readFileSync(new URL('README.md', folder), 'utf8')).toContain(`\`${file}\``);
  });
});

test.each([[{}], [[]], [[{ id: 'x', label: 'x', file: '../secret.png', credit: 'x', knownTo: [] }]]])(
  '%j is no list of samples',
  (json) => {
    expect(() => parseSamples(json)).toThrow();
  },
);
