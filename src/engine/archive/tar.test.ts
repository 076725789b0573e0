import { packTar } from 'modern-tar';
import { describe, expect, it } from 'vitest';
import type { ArchiveFault } from '@/domain/failures/models';
import type { ArchiveRules } from './archive';
import { listTar } from './tar';

const rules: ArchiveRules = {
  useful: /\.txt$/,
  maximumEntries: 4,
  maximumBytes: 20_000,
  damaged: (fault) => Object.assign(new Error('damaged'), { fault }),
  tooLarge: (bytes) => new Error(`too large: ${bytes}`),
};

const tar = (files: Readonly<Record<string, string>>) =>
  packTar(Object.entries(files).map(([name, body]) => ({ header: { name, size: body.length }, body })));

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

const some = await tar({
  'a/one.txt': 'one',
  'a/two.png': 'two',
  'a/.three.txt': 'three',
  '__MACOSX/a/four.txt': 'four',
});

describe('a tar archive', () => {
  it.each<[string, () => Promise<Blob>]>([
    ['plain', async () => new Blob([some])],
    ['gzipped', () => gzipped(some)],
  ])('%s gives its useful files that are not hidden', async (_, archive) => {
    const files = await listTar(await archive(), rules);
    expect(await Promise.all(files.map(async ({ name, read }) => [name, await (await read()).text()]))).toEqual([
      ['a/one.txt', 'one'],
    ]);
  });

  it.each([
    ['of ustar', 'tern/'.repeat(30)],
    ['of pax', `${'t'.repeat(120)}/`.repeat(3)],
  ])('keeps a path longer than a header has room for, in the way %s', async (_, folder) => {
    const [file] = await listTar(new Blob([await tar({ [`${folder}one.txt`]: 'one' })]), rules);
    expect(file?.name).toBe(`${folder}one.txt`);
  });

  it('is inflated no further than the rules allow, however small it is', async () => {
    const bomb = await gzipped(await tar({ 'zeros.txt': '0'.repeat(3_000_000) }));
    expect(bomb.size).toBeLessThan(10_000);
    await expect(listTar(bomb, rules)).rejects.toThrow(/^too large: \d{5,6}$/);
  });

  it.each<[string, () => Promise<Blob>, ArchiveFault]>([
    [
      'of too many files',
      async () => new Blob([await tar({ a: '', b: '', c: '', d: '', e: '' })]),
      { fault: 'too-many-files', archive: 'tar', most: 4 },
    ],
    [
      'cut short',
      async () => new Blob([(await tar({ 'a.txt': 'x'.repeat(9000) })).subarray(0, 4000)]),
      { fault: 'cut-off', archive: 'tar' },
    ],
    ['cut short in its gzip', async () => (await gzipped(some)).slice(0, 100), { fault: 'cut-off', archive: 'gzip' }],
  ])('%s is refused', async (_, archive, fault) => {
    await expect(listTar(await archive(), rules)).rejects.toMatchObject({ fault });
  });
});
