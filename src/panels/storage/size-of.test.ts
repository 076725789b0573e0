import { afterEach, expect, it } from 'vitest';
import { speak } from '@/text';
import { fetchText } from '@/text/fetched';
import type { LanguageTag } from '@/text/languages';
import { sizeOf } from './size-of';

const said = async (tag: LanguageTag) => {
  await speak(tag);
  await fetchText();
};

afterEach(() => said('en'));

it.each([
  ['en', 'less than 1\u00a0KB'],
  ['de', 'weniger als 1\u00a0KB'],
  ['es', 'menos de 1\u00a0KB'],
] as const)('says of little in %s that it is little, not that it is nothing', async (tag, little) => {
  await said(tag);
  expect([[300], [300, 699], [300, 700], [3_000]].map((all) => sizeOf(all.map((bytes) => ({ bytes }))))).toEqual([
    ...[little, little],
    ...['1\u00a0KB', '3\u00a0KB'],
  ]);
});
