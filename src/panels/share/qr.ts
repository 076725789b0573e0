import { encode } from 'uqr';

/** The most a code of the largest kind holds, in bytes at the least correction. */
const MOST_BYTES = 2953;
/** Codes up to this version (85 modules a side) bear more dirt and still scan from a screen. */
const EASY_VERSION = 17;

/** The dark modules of a code as the path of an SVG, one unit a module. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
}

/**
 * The QR code of a text, `true` for dark, with the quiet edge of four modules that readers ask for, made on this device;
 * `undefined` for a text that no code holds.
 */
export function qrOf(text: string): readonly (readonly boolean[])[] | undefined {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return undefined;
  const light = encode(text, { ecc: 'L', boostEcc: true, border: 4 });
  return (light.version <= EASY_VERSION ? encode(text, { ecc: 'M', boostEcc: true, border: 4 }) : light).data;
}
