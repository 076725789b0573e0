import { reduceMap } from '@/domain/display';
import { toFailure } from '@/domain/errors';
import type { MapMeasures } from '@/domain/map-measures';
import type { SaliencyMap } from '@/domain/picture';
import type { MeasureMaps } from '@/worker/measure/client';
import { emptyCell, type Board } from './jobs/keeper';
import type { Cell, ExplainedMap, MapCells } from './types';

type Pair = readonly [clean: ExplainedMap, attacked: ExplainedMap];

/** The two maps of an explanation once both are final; until then there is nothing to compare. */
function finalMaps({ clean, attacked }: MapCells): Pair | undefined {
  if ([clean, attacked].some((cell) => cell.busy || cell.stale)) return undefined;
  return clean.value && attacked.value && [clean.value, attacked.value];
}

/**
 * Keeps in every column how far each of its explanations moved under attack, measured off the main thread and once a pair
 * of maps. While a newer pair is on its way the last answer stays, stale.
 */
export class ShiftKeeper {
  private readonly known = new WeakMap<SaliencyMap, WeakMap<SaliencyMap, Promise<MapMeasures | undefined>>>();
  /** By column and place of the explanation. */
  private readonly current = new Map<string, Pair>();

  constructor(
    private readonly board: Omit<Board, 'showTransfer'>,
    private readonly measure: MeasureMaps,
  ) {}

  /** Bring every answer in line with its maps. */
  reconcile(): void {
    const shifts = new Map<string, Cell<MapMeasures>>();
    for (const { modelId, maps } of this.board.state().columns)
      for (const [index, map] of maps.entries()) shifts.set(slotOf(modelId, index), this.settle(modelId, index, map));
    for (const slot of this.current.keys()) if (!shifts.has(slot)) this.current.delete(slot);
    this.show(shifts);
  }

  /** Measure again what failed, in one column or in all. */
  retry(modelId?: string): void {
    for (const column of this.board.state().columns)
      for (const [index, { shift }] of column.maps.entries())
        if (shift.failure && (modelId === undefined || column.modelId === modelId))
          this.current.delete(slotOf(column.modelId, index));
    this.reconcile();
  }

  /** The measures of two maps, made once a pair. */
  between(first: ExplainedMap, second: ExplainedMap): Promise<MapMeasures | undefined> {
    const ofFirst = this.known.get(first) ?? new WeakMap<SaliencyMap, Promise<MapMeasures | undefined>>();
    this.known.set(first, ofFirst);
    const measures =
      ofFirst.get(second) ?? this.measure(reduceMap(first, first.signed), reduceMap(second, second.signed));
    ofFirst.set(second, measures);
    measures.catch(() => ofFirst.delete(second));
    return measures;
  }

  /** What is to be seen now of how far an explanation moved; what is measured for it follows. */
  private settle(modelId: string, index: number, map: MapCells): Cell<MapMeasures> {
    const { attacked, shift } = map;
    const slot = slotOf(modelId, index);
    const pair = finalMaps(map);
    const last = this.current.get(slot);
    if (!pair) {
      this.current.delete(slot);
      const { value } = shift;
      const gone = attacked.value === undefined || value === undefined;
      if (gone) return emptyCell;
      return shift.stale && !shift.busy ? shift : { value, stale: true, busy: false };
    }
    if (last?.[0] === pair[0] && last[1] === pair[1]) return shift;
    this.current.set(slot, pair);
    const isCurrent = () => this.current.get(slot) === pair;
    const show = (next: Cell<MapMeasures>) => this.show(new Map([[slot, next]]));
    this.between(...pair).then(
      (moved) => isCurrent() && show({ ...(moved && { value: moved }), stale: false, busy: false }),
      (thrown: unknown) => isCurrent() && show({ stale: false, busy: false, failure: toFailure(thrown) }),
    );
    const { value } = shift;
    return value ? { value, stale: true, busy: true } : { stale: false, busy: true };
  }

  /** Shows what is new of these, in all columns at once. */
  private show(shifts: ReadonlyMap<string, Cell<MapMeasures>>): void {
    this.board.changeColumns((column) => {
      const maps = column.maps.map((map, index) => {
        const shift = shifts.get(slotOf(column.modelId, index)) ?? map.shift;
        return shift === map.shift ? map : { ...map, shift };
      });
      return maps.some((map, index) => map !== column.maps[index]) ? { ...column, maps } : column;
    });
  }
}

function slotOf(modelId: string, index: number): string {
  return `${modelId}/${index}`;
}
