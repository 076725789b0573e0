import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saying } from '@/text/testing/saying';
import { readDataFolder } from './data-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'limelight-data-'));
  write('meta.json', { shape: [2, 1, 2, 3], classes: ['a', 'b'] });
  write('labels.json', [0, 1]);
  writeFileSync(
    path.join(folder, 'images.f32'),
    new Uint8Array(Float32Array.from({ length: 12 }, (_, i) => i / 11).buffer),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, value: unknown): void {
  writeFileSync(path.join(folder, file), JSON.stringify(value));
}

describe('readDataFolder', () => {
  it('reads all pictures, or the first n', async () => {
    const all = await readDataFolder(folder, undefined);
    expect(all).toMatchObject({ shape: [1, 2, 3], labels: [0, 1], classes: ['a', 'b'] });
    expect(all.pixels[11]).toBe(1);
    const first = await readDataFolder(folder, 1);
    expect(first.labels).toEqual([0]);
    expect(first.pixels.length).toBe(6);
  });

  it.each([
    ['a missing file', () => rmSync(path.join(folder, 'labels.json')), /labels.json cannot be read/],
    ['pixels cut short', () => writeFileSync(path.join(folder, 'images.f32'), new Uint8Array(44)), /holds 44 bytes/],
    ['a label without a class', () => write('labels.json', [0, 2]), /label without a class/],
    ['too few labels', () => write('labels.json', [0]), /1 labels for 2/],
    [
      'one channel',
      () => write('meta.json', { shape: [2, 1, 6, 1], classes: ['a', 'b'] }),
      /meta.json is not as expected/,
    ],
    ['no JSON', () => writeFileSync(path.join(folder, 'meta.json'), '{'), /meta.json is not JSON/],
    [
      'values beyond 1',
      () => writeFileSync(path.join(folder, 'images.f32'), new Uint8Array(new Float32Array(12).fill(2).buffer)),
      /outside \[0, 1\]/,
    ],
  ])('refuses %s, saying which file', async (_, damage, message) => {
    damage();
    await expect(readDataFolder(folder, undefined)).rejects.toEqual(saying(message));
  });

  it('refuses more pictures than there are', async () => {
    await expect(readDataFolder(folder, 3)).rejects.toMatchObject({
      reason: 'too-few-pictures',
      details: { pictures: 2, asked: 3 },
    });
  });
});
