import { getBackend } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import type { BackendName } from '@/domain/backend';
import { bringUp } from '../backends/bring-up';
import { nodeHost } from '../backends/node';

/**
 * Starts a backend for a test and asserts that it is the one in use. WebGPU runs in Dawn, on a software driver where
 * there is no graphics card; without Chromium's driver the test fails and says so.
 */
export async function testOn(name: BackendName): Promise<void> {
  await bringUp(nodeHost, name);
  expect(getBackend()).toBe(name);
}
