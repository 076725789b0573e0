import { reduceMap } from '@/domain/display';
import { mapShift } from '@/domain/map-shift';
import { byRemaking, costOfRemaking } from './remade-maps';
import type { MapMetric } from './metric';

/**
 * How much of a map's order survives an attack: Spearman's correlation of the magnitudes of the picture's map and of the
 * attacked picture's, both of the class that the model gives the clean picture (`mapShift`). Not a number where a map is flat.
 */
export const stability = {
  id: 'stability',
  better: 'higher',
  hasChance: true,
  needsAttack: true,
  cost: (judged, model) => costOfRemaking(judged, model, 1),
  run: (input, judged) =>
    byRemaking(input, judged, input.attacked ? [{ images: input.attacked }] : [], ({ map, shown }, [data]) => ({
      value: data ? (mapShift(shown, reduceMap({ ...map, data }, shown.signed))?.spearman ?? NaN) : NaN,
    })),
} as const satisfies MapMetric;
