import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { classCounts } from '@/domain/training/data';
import { saying } from '@/text/testing/saying';
import { readBundled } from './bundled';

const folder = new URL('../../../../public/data/cifar10-subset/', import.meta.url);
const read = async (name: string) => new Uint8Array(await readFile(new URL(name, folder)));

describe('the bundled pictures', () => {
  it('are 3,500 and 500 of CIFAR-10, balanced, all different, byte for byte what another decoder reads', async () => {
    const data = await readBundled(read);
    expect([data.shape, data.classes.length]).toEqual([[32, 32, 3], 10]);
    expect(classCounts(data.training, 10)).toEqual(new Array(10).fill(350));
    expect(classCounts(data.heldOut, 10)).toEqual(new Array(10).fill(50));
    const { pixels } = data.heldOut;
    const { data: rgba } = PNG.sync.read(Buffer.from(await read('held-out.png')));
    expect(
      Buffer.compare(
        rgba.filter((_, i) => i % 4 < 3),
        pixels,
      ),
    ).toBe(0);
    const pictures = [data.training, data.heldOut].flatMap(({ pixels, labels }) =>
      labels.map((_, i) =>
        createHash('sha1')
          .update(pixels.subarray(i * 3072, (i + 1) * 3072))
          .digest('hex'),
      ),
    );
    expect([pictures.length, new Set(pictures).size]).toEqual([4000, 4000]);
  });

  const png = (width: number, height: number) => PNG.sync.write(new PNG({ width, height }), { colorType: 2 });
  const index = {
    ...{ name: 'two', classes: ['a', 'b'], shape: [2, 3, 3] },
    ...{ training: { file: 'a.png', labels: [0, 1] }, heldOut: { file: 'b.png', labels: [1] } },
  };
  const files =
    (given: object, strip = png(3, 4)) =>
    async (name: string) => {
      if (name === 'index.json') return new TextEncoder().encode(JSON.stringify(given));
      return new Uint8Array(name === 'a.png' ? strip : png(3, 2));
    };

  it('may be of any size', async () => {
    expect((await readBundled(files(index))).training.pixels.length).toBe(2 * 2 * 3 * 3);
  });

  it('are said to be missing where a file cannot be had', async () => {
    const offline = async (name: string) => {
      if (name === 'b.png') throw new TypeError('Failed to fetch');
      return files(index)(name);
    };
    await expect(readBundled(offline)).rejects.toMatchObject({ code: 'data-missing' });
  });

  it.each<[string, object, Buffer, RegExp]>([
    ['no index', { name: 'two' }, png(3, 4), /index\.json/],
    [
      'a label too many',
      { ...index, training: { file: 'a.png', labels: [0, 1, 1] } },
      png(3, 4),
      /3 × 4 pixels instead of 3 × 6/,
    ],
    ['a label without a class', { ...index, heldOut: { file: 'b.png', labels: [2] } }, png(3, 4), /no class/],
    ['half a strip', index, png(3, 4).subarray(0, 50), /not a whole PNG/],
    ['a file elsewhere', { ...index, training: { file: '../a.png', labels: [0, 1] } }, png(3, 4), /index\.json/],
  ])('are refused with %s', async (_, given, strip, message) => {
    const refusal: unknown = await readBundled(files(given, strip)).catch((thrown: unknown) => thrown);
    expect(refusal).toMatchObject({ code: 'data-corrupt' });
    expect(refusal).toEqual(saying(message));
  });
});
