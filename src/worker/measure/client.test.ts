import { describe, expect, it } from 'vitest';
import type { DisplayMap } from '@/domain/display';
import type { MapShift } from '@/domain/map-shift';
import { createMeasurer, type MeasureWorker } from './client';
import type { MeasureRequest } from './protocol';

const extent = { width: 1, height: 1, min: 1, max: 1, noise: 0, broken: 0 };
const map: DisplayMap = { ...extent, values: Float32Array.of(1), signed: false };
const shift: MapShift = { spearman: 1, ssim: 1, top10: 1, flat: 'none' };

class HandWorker implements MeasureWorker {
  onmessage: MeasureWorker['onmessage'] = null;
  onerror: MeasureWorker['onerror'] = null;
  readonly asked: number[] = [];
  terminated = false;
  postMessage({ id }: MeasureRequest): void {
    this.asked.push(id);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(id: number, value: typeof shift | undefined): void {
    this.onmessage?.(new MessageEvent('message', { data: { id, shift: value } }));
  }
  crash(): void {
    this.onerror?.(new Event('error', { cancelable: true }) as ErrorEvent);
  }
}

function bench() {
  const workers: HandWorker[] = [];
  const measure = createMeasurer(() => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker;
  });
  return { workers, measure };
}

describe('measuring maps in a worker', () => {
  it('gives every question its own answer, from one worker', async () => {
    const { workers, measure } = bench();
    const [first, second] = [measure(map, map), measure(map, map)];
    const [a, b] = workers[0]!.asked;
    workers[0]!.answer(b!, undefined);
    workers[0]!.answer(a!, shift);
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
    workers[1]!.answer(workers[1]!.asked[0]!, shift);
    expect(await next).toEqual(shift);
  });
});
