import { createHash } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { digestOf, sha256Of } from './digest';

test('agrees with Node, also over a view into a larger buffer and where the browser offers no help', async () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 251).subarray(7, 150);
  const expected = createHash('sha256').update(bytes).digest('hex');
  expect(await sha256Of(bytes)).toBe(expected);
  vi.stubGlobal('crypto', {});
  expect(await sha256Of(bytes)).toBe(expected);
  vi.unstubAllGlobals();
});

test('tells the same bytes cut in another place apart', async () => {
  const bytes = Uint8Array.of(1, 2, 3, 4);
  expect(await digestOf([bytes.subarray(0, 1), bytes.subarray(1)])).not.toBe(
    await digestOf([bytes.subarray(0, 2), bytes.subarray(2)]),
  );
});
