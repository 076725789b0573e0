import { reduceMap } from '@/domain/display';
import { toFailure } from '@/domain/errors';
import type { MapShift } from '@/domain/map-shift';
import type { SaliencyMap } from '@/domain/picture';
import type { MeasureShift } from '@/worker/measure/client';
import { emptyCell, type Board } from './jobs/keeper';
import type { Cell, Column, ExplainedMap } from './types';

type Pair = readonly [clean: ExplainedMap, attacked: ExplainedMap];

/** The two maps of a column once both are final; until then there is nothing to compare. */
function finalMaps({ saliencyClean, saliencyAttacked }: Column): Pair | undefined {
  const cells = [saliencyClean, saliencyAttacked];
  if (cells.some((cell) => cell.busy || cell.stale)) return undefined;
  const [clean, attacked] = [saliencyClean.value, saliencyAttacked.value];
  return clean && attacked && [clean, attacked];
}

/**
 * Keeps in every column how far its explanation moved under attack, measured off the main thread and once a pair of
 * maps. While a newer pair is on its way the last answer stays, stale.
 */
export class ShiftKeeper {
  private readonly known = new WeakMap<SaliencyMap, WeakMap<SaliencyMap, Promise<MapShift | undefined>>>();
  private readonly current = new Map<string, Pair>();

  constructor(
    private readonly board: Omit<Board, 'showTransfer'>,
    private readonly measure: MeasureShift,
  ) {}

  /** Bring every column's answer in line with its maps. */
  reconcile(): void {
    const { columns } = this.board.state();
    for (const column of columns) this.settle(column);
    for (const modelId of this.current.keys())
      if (!columns.some((column) => column.modelId === modelId)) this.current.delete(modelId);
  }

  /** Measure again what failed, in one column or in all. */
  retry(modelId?: string): void {
    for (const column of this.board.state().columns)
      if (column.shift.failure && (modelId === undefined || column.modelId === modelId))
        this.current.delete(column.modelId);
    this.reconcile();
  }

  private settle({ modelId, saliencyAttacked, shift, ...column }: Column): void {
    const pair = finalMaps({ modelId, saliencyAttacked, shift, ...column });
    const last = this.current.get(modelId);
    if (!pair) {
      this.current.delete(modelId);
      const { value } = shift;
      const gone = saliencyAttacked.value === undefined || value === undefined;
      if (gone ? shift !== emptyCell : !shift.stale || shift.busy)
        this.show(modelId, gone ? emptyCell : { value, stale: true, busy: false });
      return;
    }
    if (last?.[0] === pair[0] && last[1] === pair[1]) return;
    this.current.set(modelId, pair);
    const isCurrent = () => this.current.get(modelId) === pair;
    const { value } = shift;
    this.show(modelId, value ? { value, stale: true, busy: true } : { stale: false, busy: true });
    this.between(pair).then(
      (moved) => isCurrent() && this.show(modelId, { ...(moved && { value: moved }), stale: false, busy: false }),
      (thrown: unknown) => isCurrent() && this.show(modelId, { stale: false, busy: false, failure: toFailure(thrown) }),
    );
  }

  private between([clean, attacked]: Pair): Promise<MapShift | undefined> {
    const ofClean = this.known.get(clean) ?? new WeakMap<SaliencyMap, Promise<MapShift | undefined>>();
    this.known.set(clean, ofClean);
    const shift =
      ofClean.get(attacked) ?? this.measure(reduceMap(clean, clean.signed), reduceMap(attacked, attacked.signed));
    ofClean.set(attacked, shift);
    shift.catch(() => ofClean.delete(attacked));
    return shift;
  }

  private show(modelId: string, shift: Cell<MapShift>): void {
    this.board.changeColumn(modelId, (column) => ({ ...column, shift }));
  }
}
