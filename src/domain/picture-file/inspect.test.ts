import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { corpus } from '../../../e2e/fixtures/bad-pictures';
import { encodeGif } from '../../../e2e/fixtures/gif';
import { encodePng, pngChunk } from '../../../e2e/fixtures/png';
import { toFailure } from '../errors';
import { checkFileSize, inspectPicture } from './inspect';

const grey = encodePng({ width: 5, height: 7, colour: 'grey', value: (x, y) => (x + y) / 12 });

/** RIFF container around one WebP chunk. */
function webp(type: string, content: readonly number[]): Buffer {
  const head = Buffer.from(`RIFF\0\0\0\0WEBP${type}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(12 + content.length, 4);
  head.writeUInt32LE(content.length, 16);
  return Buffer.concat([head, Buffer.from(content)]);
}

/** SOI, one frame header of the given size, one scan with stuffed and restart bytes, EOI. */
function jpeg(width: number, height: number, end = [0xff, 0xd9]): Buffer {
  const frame = [0xff, 0xc2, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56];
  return Buffer.from([0xff, 0xd8, ...frame, ...scan, ...end]);
}

/** An ISO base media box. */
function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.from(`\0\0\0\0${type}`, 'latin1');
  head.writeUInt32BE(body.length + 8, 0);
  return Buffer.concat([head, body]);
}

function ispe(width: number, height: number): Buffer {
  const content = Buffer.alloc(12);
  content.writeUInt32BE(width, 4);
  content.writeUInt32BE(height, 8);
  return box('ispe', content);
}

function avif(brand: string, ...sizes: readonly Buffer[]): Buffer {
  const meta = box('meta', Buffer.alloc(4), box('hdlr', Buffer.alloc(20)), box('iprp', box('ipco', ...sizes)));
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0mif1avif`, 'latin1')),
    meta,
    box('mdat', Buffer.alloc(9)),
  ]);
}

/** A 24-bit BMP, bottom row first unless the height is negative. */
function bmp(width: number, height: number): Buffer {
  const file = Buffer.alloc(54 + Math.ceil((width * 24) / 32) * 4 * Math.abs(height));
  file.write('BM', 'latin1');
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(24, 28);
  return file;
}

const animatedPng = Buffer.concat([grey.subarray(0, 33), pngChunk('acTL', Buffer.alloc(8)), grey.subarray(33)]);

describe('size, format and frames of whole files', () => {
  test.each([
    ['grey PNG', grey, 'PNG', 5, 7, false],
    ['animated PNG', animatedPng, 'PNG', 5, 7, true],
    ['progressive JPEG', jpeg(640, 479), 'JPEG', 640, 479, false],
    ['still GIF', encodeGif(9, 4, [1]), 'GIF', 9, 4, false],
    ['GIF of three frames', encodeGif(9, 4, [1, 2, 3]), 'GIF', 9, 4, true],
    ['GIF without its trailer', encodeGif(9, 4, [1]).subarray(0, -1), 'GIF', 9, 4, false],
    ['lossy WebP', webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 0x01, 0xf0, 0x00]), 'WebP', 320, 240, false],
    ['lossless WebP', webp('VP8L', [0x2f, 0x3f, 0xc1, 0x3b, 0x00]), 'WebP', 320, 240, false],
    ['animated WebP', webp('VP8X', [2, 0, 0, 0, 0x3f, 1, 0, 0xef, 0, 0]), 'WebP', 320, 240, true],
    ['BMP', bmp(3, 2), 'BMP', 3, 2, false],
    ['BMP, top row first', bmp(3, -2), 'BMP', 3, 2, false],
    ['AVIF of one picture', avif('avif', ispe(800, 600)), 'AVIF', 800, 600, false],
    ['AVIF grid with tiles', avif('mif1', ispe(512, 512), ispe(1000, 900)), 'AVIF', 1000, 900, false],
    ['AVIF sequence', avif('avis', ispe(16, 16)), 'AVIF', 16, 16, true],
  ])('%s', (_name, bytes, format, width, height, animated) => {
    const found = inspectPicture(bytes, 'file');
    expect(found).toMatchObject({ width, height, animated });
    expect(found.refusal()).toMatchObject({ code: 'picture-damaged', details: { format } });
  });
});

/** All but those inside the last checksum, which no decoder misses. */
const pngCuts = Array.from({ length: grey.length - 12 }, (_, i) => i + 8).map((length): [string, Buffer] => [
  `PNG after byte ${length}`,
  grey.subarray(0, length),
]);

describe('files that stop too early', () => {
  test.each<[string, Buffer]>([
    ['JPEG without EOI', jpeg(8, 8, [])],
    ['JPEG inside its frame header', jpeg(8, 8).subarray(0, 7)],
    ['GIF inside its first frame', encodeGif(9, 4, [1]).subarray(0, -4)],
    ['WebP', webp('VP8L', [0x2f, 0x3f, 0xc1, 0x3b, 0x00]).subarray(0, -1)],
    ['BMP', bmp(30, 20).subarray(0, -1)],
    ['AVIF', avif('avif', ispe(8, 8)).subarray(0, -1)],
    ...pngCuts,
  ])('%s', (name, bytes) => {
    expect(failureCode(() => inspectPicture(bytes, name))).toBe('picture-damaged');
  });
});

test.each(corpus)('corpus: $name', ({ name, bytes, expected }) => {
  if ('code' in expected) expect(codeFor(bytes, name)).toBe(expected.code);
  else expect(failureCode(() => inspectPicture(bytes, name))).toBe('nothing thrown');
});

const pictures = new URL('../../../e2e/fixtures/pictures/', import.meta.url);

test.each(readdirSync(pictures).filter((name) => !/\.(py|json)$/.test(name)))(
  '%s, which browsers open, gets as far as the decoder',
  (name) => {
    const bytes = readFileSync(new URL(name, pictures));
    expect(failureCode(() => inspectPicture(bytes, name))).toBe('nothing thrown');
  },
);

test.each([
  ['a web page with a drawing in it', '<!doctype html><html><svg></svg></html>'],
  ['a film', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
  ['a text that begins like a bitmap', 'BMW makes cars.'],
])('%s is not an image once the decoder has given up', (_name, text) => {
  expect(codeFor(Buffer.from(text, 'latin1'), 'file')).toBe('picture-not-an-image');
});

test('a file of more than 50 MB is refused by its size alone', () => {
  expect(failureCode(() => checkFileSize(50_000_001, 'poster.png'))).toBe('picture-too-large');
  expect(() => checkFileSize(50_000_000, 'poster.png')).not.toThrow();
});

/** The code of the failure that a decoder which opens nothing would leave a person with. */
function codeFor(bytes: Buffer, name: string): string {
  return failureCode(() => {
    throw inspectPicture(bytes, name).refusal();
  });
}

/** The code of the failure that `action` throws, or "nothing thrown". */
function failureCode(action: () => unknown): string {
  try {
    action();
    return 'nothing thrown';
  } catch (error) {
    return toFailure(error).code;
  }
}

describe('a file of millions of parts', () => {
  const repeated = (part: Buffer, count: number) => Buffer.alloc(part.length * count, part);

  test.each<[string, Buffer]>([
    ['boxes of an AVIF', Buffer.concat([avif('avif', ispe(8, 8)), repeated(box('free'), 5_000_000)])],
    ['properties of an AVIF', avif('avif', repeated(ispe(8, 8), 2_000_000))],
    ['chunks of a PNG', Buffer.concat([grey.subarray(0, 33), repeated(pngChunk('teXt', Buffer.alloc(0)), 3_000_000)])],
  ])('is refused before most are looked at: %s', (_, file) => {
    let refusal: unknown;
    try {
      inspectPicture(file, 'x');
    } catch (thrown) {
      refusal = thrown;
    }
    expect(toFailure(refusal)).toMatchObject({
      code: 'picture-too-large',
      reason: 'parts',
      details: { file: 'x', most: 100_000 },
    });
  });
});
