import { describe, expect, it } from 'vitest';
import type { DisplayMap } from '@/domain/display';
import { measureMaps, type MapMeasures } from '@/domain/map-measures';
import { defaultScene } from '@/domain/scene/schema';
import { emptyCell, emptyMap } from './jobs/keeper';
import { newColumn } from './column';
import { ShiftKeeper } from './map-shifts';
import type { Column, ExplainedMap, LimelightState, MapCells } from './types';

const map = (value: number): ExplainedMap => ({
  method: 'gradient',
  params: {},
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
    new Promise<MapMeasures | undefined>((resolve, reject) => {
      const pair = [clean.max, attacked.max] as const;
      const answer = (failure?: Error) =>
        failure
          ? reject(failure)
          : resolve({ ...measureMaps(clean, attacked)!, spearman: pair[0], ssim: pair[1], top10: 0, flat: 'none' });
      waiting.push({ pair, answer });
    });
  const keeper = new ShiftKeeper(
    {
      state: () => ({ columns: [column], scene: defaultScene }) as unknown as LimelightState,
      changeColumns: (change) => void (column = change(column)),
    },
    measure,
  );
  /** Other maps of one of the explanations. */
  const show = (cells: Partial<MapCells>, index = 0) => {
    const maps = [...column.maps];
    maps[index] = { ...(maps[index] ?? emptyMap), ...cells };
    column = { ...column, maps };
    keeper.reconcile();
  };
  /** The second explanation's maps in the first place: answers stay where they are. */
  const removeFirst = () => {
    const [{ shift }, second] = column.maps as [MapCells, MapCells];
    column = { ...column, maps: [{ ...second, shift }] };
    keeper.reconcile();
  };
  return { keeper, waiting, show, removeFirst, shift: (index = 0) => column.maps[index]?.shift };
}

describe('ShiftKeeper', () => {
  it('is busy from the moment both maps are final until their distance is known', async () => {
    const { waiting, show, shift } = bench();
    show({ clean: final(map(1)), attacked: { ...final(map(2)), busy: true } });
    expect(shift()).toEqual(emptyCell);
    show({ attacked: final(map(2)) });
    expect(shift()).toMatchObject({ busy: true });
    waiting[0]?.answer();
    await settled();
    expect(shift()).toMatchObject({
      value: { spearman: 1, ssim: 2, top10: 0, flat: 'none' },
      stale: false,
      busy: false,
    });
  });

  it('keeps the last answer, stale, and never shows that of a pair that was overtaken', async () => {
    const { waiting, show, shift } = bench();
    show({ clean: final(map(1)), attacked: final(map(2)) });
    waiting[0]?.answer();
    await settled();
    show({ attacked: { ...final(map(2)), busy: true } });
    expect(shift()).toMatchObject({ stale: true, busy: false, value: { ssim: 2 } });
    show({ attacked: final(map(3)) });
    show({ attacked: final(map(4)) });
    waiting[2]?.answer();
    await settled();
    waiting[1]?.answer();
    await settled();
    expect(shift()).toMatchObject({ stale: false, value: { ssim: 4 } });
    show({ attacked: emptyCell });
    expect(shift()).toEqual(emptyCell);
  });

  it('measures a pair once, and one that failed again when asked to', async () => {
    const { keeper, waiting, show, shift } = bench();
    const [a, b, c] = [map(1), map(2), map(3)];
    show({ clean: final(a), attacked: final(b) });
    waiting[0]?.answer(new Error('the worker crashed'));
    await settled();
    expect(shift()).toMatchObject({ busy: false, failure: { code: 'internal' } });
    keeper.reconcile();
    expect(waiting).toHaveLength(1);
    keeper.retry('m');
    waiting[1]?.answer();
    await settled();
    show({ attacked: final(c) });
    show({ attacked: final(b) });
    await settled();
    expect(waiting.map(({ pair }) => pair)).toEqual([
      [1, 2],
      [1, 2],
      [1, 3],
    ]);
    expect(shift()).toMatchObject({ stale: false, value: { ssim: 2 } });
  });

  it('measures every explanation by itself, and shows none the answer of one that is gone', async () => {
    const { waiting, show, removeFirst, shift } = bench();
    const second = { clean: final(map(3)), attacked: final(map(4)) };
    show({ clean: final(map(1)), attacked: final(map(2)) });
    show(second, 1);
    expect(waiting.map(({ pair }) => pair)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    waiting[1]?.answer();
    await settled();
    expect([shift(0), shift(1)]).toMatchObject([{ busy: true }, { busy: false, value: { spearman: 3, ssim: 4 } }]);
    removeFirst();
    waiting[0]?.answer();
    await settled();
    expect(shift(0)).toMatchObject({ stale: false, busy: false, value: { spearman: 3, ssim: 4 } });
    expect(shift(1)).toBeUndefined();
    show(second, 1);
    await settled();
    expect(shift(1)).toMatchObject({ stale: false, busy: false, value: { spearman: 3, ssim: 4 } });
    expect(waiting).toHaveLength(2);
  });
});
