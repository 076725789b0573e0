import { describe, expect, it } from 'vitest';
import type { DisplayMap } from '@/domain/display';
import { measureMaps } from '@/domain/map-measures';
import { handWorkers } from '../rpc/testing/hand-worker';
import { createMeasurer } from './client';
import type { MeasureExchanges } from './protocol';

const extent = { width: 1, height: 1, min: 1, max: 1, noise: 0, broken: 0 };
const map: DisplayMap = { ...extent, values: Float32Array.of(1), signed: false };
const measures = measureMaps(map, map)!;

function bench() {
  const { workers, spawn } = handWorkers<MeasureExchanges>();
  return { workers, measure: createMeasurer(spawn).measureMaps };
}

describe('measuring maps in a worker', () => {
  it('gives every question its own answer, from one worker', async () => {
    const { workers, measure } = bench();
    const [first, second] = [measure(map, map), measure(map, map)];
    const [a, b] = workers[0]!.asked.map(({ id }) => id);
    workers[0]!.answer(undefined, b);
    workers[0]!.answer(measures, a);
    expect(await first).toEqual(measures);
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
    workers[1]!.answer(measures);
    expect(await next).toEqual(measures);
  });
});
