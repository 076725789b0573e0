import { afterEach, expect, it } from 'vitest';
import { speakAll } from '@/text/testing/speak-all';
import { sizeOf } from './size-of';

afterEach(() => speakAll('en'));

it.each([
  ['en', 'less than 1\u00a0KB'],
  ['de', 'weniger als 1\u00a0KB'],
  ['es', 'menos de 1\u00a0KB'],
] as const)('says of little in %s that it is little, not that it is nothing', async (tag, little) => {
  await speakAll(tag);
  expect([[300], [300, 699], [300, 700], [3_000]].map((all) => sizeOf(all.map((bytes) => ({ bytes }))))).toEqual([
    ...[little, little],
    ...['1\u00a0KB', '3\u00a0KB'],
  ]);
});
