import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { takeOrientation } from './exif';
import { inspectPicture } from './inspect';

/** An EXIF block in Motorola's byte order whose only entry has this tag, type and value. */
function block(tag: number, type: number, value: number): Uint8Array {
  const bytes = Buffer.from('4d4d002a00000008000100000000000000010000000000000000', 'hex');
  bytes.writeUInt16BE(tag, 10);
  bytes.writeUInt16BE(type, 12);
  bytes.writeUInt16BE(value, 18);
  return bytes;
}

test.each([
  ['exif2.png', 2],
  ['exif3-late.png', 3],
  ['exif4-little-endian.jpg', 4],
  ['exif5-prefixed.webp', 5],
  ['exif6.webp', 6],
  ['exif7.webp', 7],
  ['exif8.png', 8],
])('%s: the orientation is found, and nothing of it is left for a decoder', (name, orientation) => {
  const bytes = readFileSync(new URL(`../../../e2e/fixtures/pictures/${name}`, import.meta.url));
  const exif = inspectPicture(bytes, name).exif!;
  expect(takeOrientation(exif)).toBe(orientation);
  expect(takeOrientation(inspectPicture(bytes, name).exif ?? exif)).toBe(1);
});

test.each([
  ['no orientation', block(0x010f, 3, 6)],
  ['one of another type', block(0x0112, 2, 6)],
  ['one that does not exist', block(0x0112, 3, 9)],
  ['a block that is cut off', block(0x0112, 3, 6).subarray(0, 17)],
  ['a directory beyond the end', Buffer.from('4d4d002a000000ff', 'hex')],
  ['nothing', new Uint8Array(0)],
])('%s counts as upright', (_name, exif) => {
  expect(takeOrientation(exif)).toBe(1);
});
