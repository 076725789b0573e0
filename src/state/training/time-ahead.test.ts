import { beforeEach, expect, it, vi } from 'vitest';
import type { BackendReport } from '@/domain/backend';
import { defaultParams } from '@/domain/params';
import { checkRecord, stepRecord } from '@/domain/testing/training-record';
import { trainingParams } from '@/domain/training/params';
import { millisecondsAhead, rememberCost } from './time-ahead';

const kept = new Map<string, string>();
beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

const settings = { ...defaultParams(trainingParams), steps: 600, checkEvery: 50 };
const wasm: BackendReport = {
  name: 'wasm',
  software: false,
  asked: false,
  place: 'browser',
  candidates: [{ name: 'wasm', milliseconds: 10 }],
};
const of = { baseId: 'cifar10-standard', settings };
const run = {
  steps: [9000, 800, 800].map((milliseconds, i) => stepRecord(i + 1, { milliseconds })),
  checks: [checkRecord(0, 180, 20, { milliseconds: 5000 })],
  batch: 32,
};

it('a training takes what the last of its kind took: by steps, batch and checks', () => {
  rememberCost({ ...of, backend: 'wasm' }, run);
  // Twelve checks in passing, and two at the end that cost as much as four.
  expect(millisecondsAhead(of, wasm, 535_242)).toBe(600 * 800 + 16 * 5000);
  expect(millisecondsAhead({ ...of, settings: { ...settings, batch: 16 } }, wasm, 535_242)).toBe(300 * 800 + 16 * 5000);
});

it('before the first it is estimated from the calibration and the size of the model', () => {
  // On the machine where the shares were measured: 10 ms of calibration, 0.94 s a step of 32, 5 s a check.
  const guess = millisecondsAhead(of, wasm, 535_242) ?? 0;
  expect(guess / 1000).toBeCloseTo(600 * 0.942 + 16 * 5.005, -1);
  const without = { ...settings, lambdaJ: 0, lambdaS: 0 };
  const plain = millisecondsAhead({ ...of, settings: without }, wasm, 535_242) ?? 0;
  expect(plain).toBeLessThan(0.6 * guess);
  expect(millisecondsAhead({ ...of, settings: { ...without, lambdaG: 0.01 } }, wasm, 535_242)).toBe(guess);
});

it('nothing is said where nothing is known', () => {
  expect(millisecondsAhead(of, undefined, 535_242)).toBeUndefined();
  expect(millisecondsAhead(of, { ...wasm, candidates: [] }, 535_242)).toBeUndefined();
  kept.set('limelight.training-cost', 'broken');
  expect(millisecondsAhead(of, { ...wasm, candidates: [] }, 535_242)).toBeUndefined();
});
