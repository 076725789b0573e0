import { describe, expect, it } from 'vitest';
import { pixelAt, stepFrom, useProbe } from './probe';

describe('probe', () => {
  it('starts in the middle and moves by whole pixels', () => {
    const middle = stepFrom(undefined, 1, 0, 32, 32);
    expect(pixelAt(middle, 32, 32)).toEqual({ x: 16, y: 16 });
    expect(pixelAt(stepFrom(middle, -1, 2, 32, 32), 32, 32)).toEqual({ x: 15, y: 18 });
  });

  it('stays inside the picture', () => {
    useProbe.getState().point({ u: 1.2, v: -0.1 });
    expect(pixelAt(useProbe.getState().place!, 32, 32)).toEqual({ x: 31, y: 0 });
  });
});
