import type { PictureFormat } from './header';

/** A format that few browsers decode, and what to do about it in the others. */
export interface UnsupportedFormat {
  readonly unsupported: string;
  readonly hint: string;
}

const convert = 'Convert it to PNG or JPEG first: open it in an image viewer and export or save it as one of these.';

/** First bytes as Latin-1 text; `?` stands for any byte. The first match counts. */
const signatures: readonly (readonly [pattern: string, format: PictureFormat | UnsupportedFormat])[] = [
  ['\x89PNG\r\n\x1a\n', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF87a', 'GIF'],
  ['GIF89a', 'GIF'],
  ['RIFF????WEBP', 'WebP'],
  ['II*\0', { unsupported: 'TIFF or camera raw', hint: convert }],
  ['MM\0*', { unsupported: 'TIFF or camera raw', hint: convert }],
  ['\0\0\x01\0', { unsupported: 'Windows icon', hint: convert }],
  ['\0\0\x02\0', { unsupported: 'Windows cursor', hint: convert }],
  ['\xff\x0a', { unsupported: 'JPEG XL', hint: convert }],
  ['\0\0\0\x0cJXL ', { unsupported: 'JPEG XL', hint: convert }],
  ['\0\0\0\x0cjP  ', { unsupported: 'JPEG 2000', hint: convert }],
  ['8BPS', { unsupported: 'Photoshop', hint: convert }],
  ['%PDF', { unsupported: 'PDF', hint: 'Take a screenshot of the picture in it, and drop that.' }],
];

const heic: UnsupportedFormat = {
  unsupported: 'HEIC',
  hint: 'Convert it to JPEG first: on an iPhone choose Settings, Camera, Formats, Most Compatible, or share the photo as JPEG.',
};
const svg: UnsupportedFormat = {
  unsupported: 'SVG drawing',
  hint: 'A drawing has no pixels yet: export it as PNG, or take a screenshot and paste it.',
};
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** AVIF or HEIC by the brands of an `ftyp` box, which both start with. */
function byBrand(head: string): PictureFormat | UnsupportedFormat | undefined {
  if (head.slice(4, 8) !== 'ftyp') return undefined;
  const length = head.charCodeAt(2) * 256 + head.charCodeAt(3);
  const brands = head.slice(8, length).match(/[^]{4}/g) ?? [];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'AVIF';
  return brands.some((brand) => heicBrands.includes(brand)) ? heic : undefined;
}

/** Lengths of the headers of bitmaps: OS/2, Windows 3 and its successors. */
const bitmapHeaders = [12, 16, 40, 52, 56, 64, 108, 124];

/** A bitmap by its first letters and its second header's length: two letters alone begin many a text. */
function isBitmap(head: string): boolean {
  return head.startsWith('BM') && head.slice(15, 18) === '\0\0\0' && bitmapHeaders.includes(head.charCodeAt(14));
}

function matches(head: string, pattern: string): boolean {
  return head.length >= pattern.length && [...pattern].every((char, i) => char === '?' || char === head[i]);
}

/** What a file is by its first bytes, whatever its name or MIME type says; undefined where it is no known picture. */
export function identify(bytes: Uint8Array): PictureFormat | UnsupportedFormat | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const known = signatures.find(([pattern]) => matches(head, pattern))?.[1] ?? (isBitmap(head) ? 'BMP' : byBrand(head));
  if (known) return known;
  return /^[^\0]*<svg[\s>]/.test(head) && !/<html[\s>]/i.test(head) ? svg : undefined;
}
