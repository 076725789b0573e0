import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BlobReader, BlobWriter, ZipReader } from '@zip.js/zip.js';
import { afterEach, expect, it } from 'vitest';
import { zipPage } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'zip-page-'));
afterEach(() => rmSync(folder, { recursive: true }));

it('packs every file of the page to the byte, with the readme, in one folder', async () => {
  const weights = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 37) % 256);
  mkdirSync(join(folder, 'dist/models/x'), { recursive: true });
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'dist/models/x/weights.bin'), weights);
  writeFileSync(join(folder, 'readme.txt'), 'Serve it.');
  await zipPage(join(folder, 'dist'), join(folder, 'readme.txt'), join(folder, 'page.zip'));

  const entries = await new ZipReader(new BlobReader(new Blob([readFileSync(join(folder, 'page.zip'))]))).getEntries();
  const files = new Map(
    await Promise.all(
      entries.map(async (entry) => {
        const blob = entry.directory ? new Blob() : await entry.getData(new BlobWriter(), { useWebWorkers: false });
        return [entry.filename, Buffer.from(await blob.arrayBuffer())] as const;
      }),
    ),
  );
  expect([...files.keys()]).toEqual([
    ...['limelight/README.txt', 'limelight/index.html', 'limelight/models/x/weights.bin'],
  ]);
  expect(files.get('limelight/models/x/weights.bin')).toEqual(Buffer.from(weights));
});
