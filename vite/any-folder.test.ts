import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';
import config from '../vite.config.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files of a folder that the build takes in, with their text. */
function sources(folder: string): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css)$/.test(file) && !/\.test\.tsx?$|\btesting\b/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, folder, file), 'utf8') }));
}

it('the build writes addresses relative to the page, and no source writes one from the root of its host', () => {
  expect(config).toMatchObject({ base: './' });
  const fromRoot = /["'`(]\/(assets|models|samples|data|icons|lessons)\//;
  expect(fromRoot.test("fetch('/models/x')")).toBe(true);
  expect(sources('src').filter(({ text }) => fromRoot.test(text))).toEqual([]);
});

const manifestSchema = z.strictObject({
  name: z.literal('Limelight'),
  short_name: z.string().max(12),
  description: z.string().min(20),
  lang: z.literal('en'),
  dir: z.literal('ltr'),
  categories: z.array(z.string()),
  // No `id`: one would be taken from the root of the host, and two copies in two folders would be one application.
  start_url: z.literal('./'),
  scope: z.literal('./'),
  display: z.literal('standalone'),
  background_color: z.string(),
  theme_color: z.string(),
  icons: z.array(
    z.strictObject({ src: z.string(), sizes: z.string(), type: z.string(), purpose: z.string().optional() }),
  ),
});

it('the manifest is all that an installation needs, in any folder; its icons are there, as large as it says', () => {
  const read = (file: string) => readFileSync(join(root, 'public', file));
  const { icons } = manifestSchema.parse(JSON.parse(read('manifest.webmanifest').toString()));
  for (const { src, sizes, type } of icons.filter((icon) => icon.type === 'image/png')) {
    const png = read(src);
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    expect([src, png.toString('latin1', 1, 4), `${width}x${height}`, type]).toEqual([src, 'PNG', sizes, 'image/png']);
  }
  const plain = icons.filter(({ purpose }) => purpose === undefined).map(({ sizes }) => sizes);
  expect(plain).toEqual(expect.arrayContaining(['192x192', '512x512']));
  expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
});
