import type { PictureFormat } from './header';

/** Formats that few browsers decode. */
export type ForeignFormat = 'tiff' | 'icon' | 'cursor' | 'jpeg-xl' | 'jpeg-2000' | 'photoshop' | 'pdf' | 'heic' | 'svg';

interface Foreign {
  readonly foreign: ForeignFormat;
}

/** First bytes as Latin-1 text; `?` stands for any byte. The first match counts. */
const signatures: readonly (readonly [pattern: string, format: PictureFormat | Foreign])[] = [
  ['\x89PNG\r\n\x1a\n', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF87a', 'GIF'],
  ['GIF89a', 'GIF'],
  ['RIFF????WEBP', 'WebP'],
  ['II*\0', { foreign: 'tiff' }],
  ['MM\0*', { foreign: 'tiff' }],
  ['\0\0\x01\0', { foreign: 'icon' }],
  ['\0\0\x02\0', { foreign: 'cursor' }],
  ['\xff\x0a', { foreign: 'jpeg-xl' }],
  ['\0\0\0\x0cJXL ', { foreign: 'jpeg-xl' }],
  ['\0\0\0\x0cjP  ', { foreign: 'jpeg-2000' }],
  ['8BPS', { foreign: 'photoshop' }],
  ['%PDF', { foreign: 'pdf' }],
];

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** AVIF or HEIC by the brands of an `ftyp` box, which both start with. */
function byBrand(head: string): PictureFormat | Foreign | undefined {
  if (head.slice(4, 8) !== 'ftyp') return undefined;
  const length = head.charCodeAt(2) * 256 + head.charCodeAt(3);
  const brands = head.slice(8, length).match(/[^]{4}/g) ?? [];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'AVIF';
  return brands.some((brand) => heicBrands.includes(brand)) ? { foreign: 'heic' } : undefined;
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
export function identify(bytes: Uint8Array): PictureFormat | Foreign | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const known = signatures.find(([pattern]) => matches(head, pattern))?.[1] ?? (isBitmap(head) ? 'BMP' : byBrand(head));
  if (known) return known;
  return /^[^\0]*<svg[\s>]/.test(head) && !/<html[\s>]/i.test(head) ? { foreign: 'svg' } : undefined;
}
