/** Bytes end to end. */
export function bytesEndToEnd(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(lengthOf(parts));
  fill(whole, parts);
  return whole;
}

/** Numbers end to end. */
export function numbersEndToEnd(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(lengthOf(parts));
  fill(whole, parts);
  return whole;
}

function lengthOf(parts: readonly { readonly length: number }[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

function fill(whole: Uint8Array | Float32Array, parts: readonly (Uint8Array | Float32Array)[]): void {
  parts.reduce((offset, part) => (whole.set(part, offset), offset + part.length), 0);
}
