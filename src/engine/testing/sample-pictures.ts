import { readFileSync } from 'node:fs';
import { decode } from 'jpeg-js';
import { PNG } from 'pngjs';
import type { Pixels } from '@/domain/picture';
import { onWhite } from '@/domain/rgba';
import { parseSamples, type Sample } from '@/domain/samples';

const folder = new URL('../../../public/samples/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder));

/** For tests: the bundled pictures, as the page lists them. */
export const samples = parseSamples(JSON.parse(read('index.json').toString()));

/** One of them, at its own size. */
export function samplePixels({ file }: Sample): Pixels {
  const bytes = read(file);
  const { width, height, data } = file.endsWith('.png') ? PNG.sync.read(bytes) : decode(bytes, { useTArray: true });
  return onWhite(Uint8ClampedArray.from(data), width, height).pixels;
}
