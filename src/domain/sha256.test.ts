import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256';

test('the empty message, as FIPS 180-4 examples give it', () => {
  expect(sha256(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('every length around the padding boundaries agrees with Node', () => {
  for (let length = 1; length < 200; length++) {
    const message = Uint8Array.from({ length }, (_, i) => (i * 167 + length) % 256);
    expect(sha256(message), `length ${length}`).toBe(createHash('sha256').update(message).digest('hex'));
  }
});

test('a view into a larger buffer is hashed from its own first byte', () => {
  const message = Uint8Array.from({ length: 300 }, (_, i) => i % 251);
  expect(sha256(message.subarray(7, 150))).toBe(sha256(message.slice(7, 150)));
});
