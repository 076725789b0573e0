import type { DisplayMap } from '@/domain/display';
import type { MapShift } from '@/domain/map-shift';
import { measureShift, type MeasureShift } from '@/worker/measure/client';

/** How far explanations moved, worked out once a pair of maps and off the main thread. */
export function createShiftShelf(measure: MeasureShift): MeasureShift {
  const known = new WeakMap<DisplayMap, WeakMap<DisplayMap, Promise<MapShift | undefined>>>();
  return (clean, attacked) => {
    const ofClean = known.get(clean) ?? new WeakMap<DisplayMap, Promise<MapShift | undefined>>();
    known.set(clean, ofClean);
    const shift = ofClean.get(attacked) ?? measure(clean, attacked);
    ofClean.set(attacked, shift);
    shift.catch(() => ofClean.delete(attacked));
    return shift;
  };
}

/** The page's shelf. */
export const shiftOf: MeasureShift = createShiftShelf(measureShift);
