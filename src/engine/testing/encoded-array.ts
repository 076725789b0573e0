import { z } from 'zod';

/** An array as the recipes write it: little-endian float32 in base64. */
export const encodedArray = z
  .object({ shape: z.array(z.number()), float32: z.string() })
  .transform(({ float32 }) => new Float32Array(bytesOf(float32).buffer));

/** The bytes that base64 stands for, in a buffer of their own. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, 'base64'));
}
