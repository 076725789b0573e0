import { describe, expect, it } from 'vitest';
import type { DisplayMap } from '@/domain/display';
import type { MapShift } from '@/domain/map-shift';
import { defaultScene } from '@/domain/scene/schema';
import { emptyCell } from './jobs/keeper';
import { newColumn } from './column';
import { ShiftKeeper } from './map-shifts';
import type { Column, ExplainedMap, LimelightState } from './types';

const map = (value: number): ExplainedMap => ({
  method: 'gradient',
  signed: true,
  ...{ width: 1, height: 1, channels: 1, target: 0, noise: 0, data: Float32Array.of(value) },
});
const final = (value: ExplainedMap) => ({ value, stale: false, busy: false });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** One column, and a measurer that answers with the two maps' values, or fails, when the test says so. */
function bench() {
  let column: Column = newColumn('m', undefined);
  const waiting: { readonly pair: readonly [number, number]; answer(failure?: Error): void }[] = [];
  const measure = (clean: DisplayMap, attacked: DisplayMap) =>
    new Promise<MapShift | undefined>((resolve, reject) => {
      const pair = [clean.max, attacked.max] as const;
      const answer = (failure?: Error) =>
        failure ? reject(failure) : resolve({ spearman: pair[0], ssim: pair[1], top10: 0, flat: 'none' });
      waiting.push({ pair, answer });
    });
  const keeper = new ShiftKeeper(
    {
      state: () => ({ columns: [column], scene: defaultScene }) as unknown as LimelightState,
      changeColumn: (_, change) => void (column = change(column)),
    },
    measure,
  );
  const show = (cells: Partial<Column>) => {
    column = { ...column, ...cells };
    keeper.reconcile();
  };
  return { keeper, waiting, show, shift: () => column.shift };
}

describe('ShiftKeeper', () => {
  it('is busy from the moment both maps are final until their distance is known', async () => {
    const { waiting, show, shift } = bench();
    show({ saliencyClean: final(map(1)), saliencyAttacked: { ...final(map(2)), busy: true } });
    expect(shift()).toEqual(emptyCell);
    show({ saliencyAttacked: final(map(2)) });
    expect(shift()).toMatchObject({ busy: true });
    waiting[0]?.answer();
    await settled();
    expect(shift()).toEqual({ value: { spearman: 1, ssim: 2, top10: 0, flat: 'none' }, stale: false, busy: false });
  });

  it('keeps the last answer, stale, and never shows that of a pair that was overtaken', async () => {
    const { waiting, show, shift } = bench();
    show({ saliencyClean: final(map(1)), saliencyAttacked: final(map(2)) });
    waiting[0]?.answer();
    await settled();
    show({ saliencyAttacked: { ...final(map(2)), busy: true } });
    expect(shift()).toMatchObject({ stale: true, busy: false, value: { ssim: 2 } });
    show({ saliencyAttacked: final(map(3)) });
    show({ saliencyAttacked: final(map(4)) });
    waiting[2]?.answer();
    await settled();
    waiting[1]?.answer();
    await settled();
    expect(shift()).toMatchObject({ stale: false, value: { ssim: 4 } });
    show({ saliencyAttacked: emptyCell });
    expect(shift()).toEqual(emptyCell);
  });

  it('measures a pair once, and one that failed again when asked to', async () => {
    const { keeper, waiting, show, shift } = bench();
    const [a, b, c] = [map(1), map(2), map(3)];
    show({ saliencyClean: final(a), saliencyAttacked: final(b) });
    waiting[0]?.answer(new Error('the worker crashed'));
    await settled();
    expect(shift()).toMatchObject({ busy: false, failure: { code: 'internal' } });
    keeper.reconcile();
    expect(waiting).toHaveLength(1);
    keeper.retry('m');
    waiting[1]?.answer();
    await settled();
    show({ saliencyAttacked: final(c) });
    show({ saliencyAttacked: final(b) });
    await settled();
    expect(waiting.map(({ pair }) => pair)).toEqual([
      [1, 2],
      [1, 2],
      [1, 3],
    ]);
    expect(shift()).toMatchObject({ stale: false, value: { ssim: 2 } });
  });
});
