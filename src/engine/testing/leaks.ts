import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect } from 'vitest';

/** For tests: from here on, every test of the suite must leave as many tensors as it found. */
export function refuseLeaks(): void {
  let before: number;
  beforeEach(() => {
    before = memory().numTensors;
  });
  afterEach(() => {
    expect(memory().numTensors, 'tensors left behind').toBe(before);
  });
}
