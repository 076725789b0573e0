import { sha256 as hash } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The first eight hexadecimal digits of a SHA-256 over the SHA-256 of each part: the same files, the same digits. */
export async function digestOf(parts: readonly Uint8Array[]): Promise<string> {
  const digests = await Promise.all(parts.map(sha256Of));
  return sha256(new TextEncoder().encode(digests.join())).slice(0, 8);
}

/** SHA-256 in hexadecimal: by the browser where it offers that (a page over plain HTTP has no `subtle`), else slowly. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (!subtle) return sha256(bytes);
  return bytesToHex(new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));
}

/** SHA-256 in hexadecimal, at once, on this thread: off the main one for more than a few kilobytes. */
export function sha256(bytes: Uint8Array): string {
  return bytesToHex(hash(bytes));
}
