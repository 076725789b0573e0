/** The first eight hexadecimal digits of a SHA-256 over the SHA-256 of each part: the same files, the same digits. */
export async function digestOf(parts: readonly Uint8Array[]): Promise<string> {
  const digests = await Promise.all(parts.map(sha256Of));
  return (await sha256Of(new TextEncoder().encode(digests.join()))).slice(0, 8);
}

/** SHA-256 in hexadecimal: by the browser where it offers that (a page over plain HTTP has no `subtle`), else slowly. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  const digest = subtle
    ? new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
    : (await import('@noble/hashes/sha2.js')).sha256(bytes);
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
