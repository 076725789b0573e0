import { describe, expect, it } from 'vitest';
import { digestOf, sha256Of } from '@/domain/digest';
import { checkOwnFiles, verifiedSource } from './verified-source';
import type { ModelSource } from './source';

const weights = Uint8Array.from({ length: 4000 }, (_, i) => i % 251);
const flipped = weights.with(1234, weights[1234]! ^ 4);
/** `sha256sum` of these bytes. */
const hash = '195cdf0b6fc7eed49e63cf6e8b06957747fcacc7ef41ac653705baf4bc0db8a3';

/** A folder that gives one after another, and the last ever again; `asked` notes which had to be fresh. */
function folder(...contents: readonly Uint8Array[]) {
  const asked: boolean[] = [];
  const source: ModelSource = {
    read: (_, { fresh = false } = {}) => {
      const content = contents[Math.min(asked.push(fresh), contents.length) - 1]!;
      return Promise.resolve(content);
    },
  };
  return { source, asked };
}

const read = ({ source }: ReturnType<typeof folder>) =>
  verifiedSource(source, [{ name: 'weights.bin', hash }]).read('weights.bin');

describe('a model of known files', () => {
  it('is read once where they are what they should be', async () => {
    const right = folder(weights);
    expect(await read(right)).toEqual(weights);
    expect(right.asked).toEqual([false]);
  });

  it('is read once more, past the cache, where one bit of them differs', async () => {
    const spoilt = folder(flipped, weights);
    expect(await read(spoilt)).toEqual(weights);
    expect(spoilt.asked).toEqual([false, true]);
  });

  it.each<[string, Uint8Array]>([
    ['differs in one bit', flipped],
    ['is cut short', weights.subarray(0, 3999)],
    ['is empty', new Uint8Array()],
  ])('is refused where the second one %s too', async (_, content) => {
    const spoilt = folder(content);
    await expect(read(spoilt)).rejects.toMatchObject({ code: 'model-corrupt' });
    expect(spoilt.asked).toEqual([false, true]);
  });
});

describe('a model of one’s own that was kept', () => {
  const json = new TextEncoder().encode('{}');
  const kept = (content: Uint8Array) => [
    { name: 'model.json', blob: new Blob([json]) },
    { name: 'weights.bin', blob: new Blob([content as Uint8Array<ArrayBuffer>]) },
    { name: 'card.json', blob: new Blob(['{"label":"may change"}']) },
  ];

  it('must have the content its id is made of', async () => {
    const id = `own-${await digestOf([json, weights])}`;
    await checkOwnFiles(id, kept(weights));
    await expect(checkOwnFiles(id, kept(flipped))).rejects.toMatchObject({ code: 'model-corrupt' });
    await expect(checkOwnFiles('own-00000000', kept(weights))).rejects.toMatchObject({ code: 'model-corrupt' });
    await checkOwnFiles('own-training', kept(flipped));
  });

  it('is compared by the sum that other programs give', async () => {
    expect(await sha256Of(weights)).toBe(hash);
  });
});
