import { readdirSync, readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it } from 'vitest';
import { modelCardSchema } from '@/domain/model-card';
import { speakAll } from '@/text/testing/speak-all';
import { SaliencyTable } from './saliency-table';

afterEach(() => speakAll('en'));

const folder = new URL('../../../models/', import.meta.url);
const lines = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'recipes')
  .map(({ name }) => modelCardSchema.parse(JSON.parse(readFileSync(new URL(`${name}/card.json`, folder), 'utf8'))))
  .flatMap(({ saliency }) => saliency);

it.each(['en', 'de', 'es'] as const)('calls every method and measure of the zoo by a name in %s', async (tag) => {
  await speakAll(tag);
  const ids = [...new Set(lines.flatMap(({ method, metric }) => [method, metric]))];
  const cells = [
    ...renderToStaticMarkup(<SaliencyTable lines={lines} />).matchAll(/<t[hd][^>]*>(?:<span[^>]*>)?([^<]*)/g),
  ];
  expect(cells.length).toBeGreaterThan(lines.length);
  const written = new Set(cells.map(([, words]) => words));
  expect(ids.filter((id) => written.has(id))).toEqual([]);
});

it('writes ε and the place of a decimal as the language does, and another measure as it is', async () => {
  await speakAll('de');
  const [first] = lines;
  const drawn = renderToStaticMarkup(
    <SaliencyTable lines={[{ ...first!, metric: 'mine', attack: 'pgd', epsilon255: 0.5 }]} />,
  );
  expect(drawn).toContain('PGD, ε 0,5<');
  expect(drawn).toContain('<td>mine</td>');
});
