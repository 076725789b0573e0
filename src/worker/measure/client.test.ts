import { describe, expect, it } from 'vitest';
import type { DisplayMap } from '@/domain/display';
import type { MapShift } from '@/domain/map-shift';
import { handWorkers } from '../rpc/testing/hand-worker';
import { createMeasurer } from './client';
import type { MeasureExchanges } from './protocol';

const extent = { width: 1, height: 1, min: 1, max: 1, noise: 0, broken: 0 };
const map: DisplayMap = { ...extent, values: Float32Array.of(1), signed: false };
const shift: MapShift = { spearman: 1, ssim: 1, top10: 1, flat: 'none' };

function bench() {
  const { workers, spawn } = handWorkers<MeasureExchanges>();
  return { workers, measure: createMeasurer(spawn) };
}

describe('measuring maps in a worker', () => {
  it('gives every question its own answer, from one worker', async () => {
    const { workers, measure } = bench();
    const [first, second] = [measure(map, map), measure(map, map)];
    const [a, b] = workers[0]!.asked.map(({ id }) => id);
    workers[0]!.answer(undefined, b);
    workers[0]!.answer(shift, a);
    expect(await first).toEqual(shift);
    expect(await second).toBeUndefined();
    expect(workers).toHaveLength(1);
  });

  it('rejects what was asked of a worker that crashed, and starts another for the next question', async () => {
    const { workers, measure } = bench();
    const lost = measure(map, map);
    workers[0]!.crash();
    await expect(lost).rejects.toMatchObject({ code: 'worker-crashed' });
    expect(workers[0]!.terminated).toBe(true);
    const next = measure(map, map);
    workers[1]!.answer(shift);
    expect(await next).toEqual(shift);
  });
});
