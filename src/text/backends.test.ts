import { expect, it } from 'vitest';
import type { BackendReport } from '@/domain/backend';
import { text } from '.';

const report: BackendReport = { name: 'wasm', software: false, asked: false, place: 'browser', candidates: [] };

it('says why this backend: as asked for, as the fastest, or as no other works', () => {
  expect(text.backends.reason({ ...report, name: 'cpu', asked: true })).toBe('Plain JavaScript, as asked for');
  const fast = { name: 'webgpu', milliseconds: 4 } as const;
  expect(
    text.backends.reason({ ...report, name: 'webgpu', candidates: [fast, { name: 'wasm', milliseconds: 9 }] }),
  ).toBe('WebGPU, the fastest of what this browser offers');
  const missing = { name: 'webgl', refused: { why: 'missing' } } as const;
  const wrong = { name: 'webgpu', refused: { why: 'wrong-values', error: 0.123 } } as const;
  expect(text.backends.reason({ ...report, candidates: [wrong, missing, { name: 'wasm', milliseconds: 9 }] })).toBe(
    'WebAssembly; not WebGPU: it computes wrong values (error 0.12); not WebGL: it is missing',
  );
});
