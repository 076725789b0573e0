import { cellsOf } from '../column';
import type { Column } from '../types';
import type { TrainingFrame } from './types';

/** As many frames as a strip holds. */
const limit = 60;

/** The strip with a frame more; another one of the same step takes its place. Beyond 60 frames the strip is thinned. */
export function withFrame(strip: readonly TrainingFrame[], frame: TrainingFrame): readonly TrainingFrame[] {
  const longer = [...strip.filter(({ step }) => step < frame.step), frame];
  return longer.length <= limit ? longer : withoutCrowded(longer);
}

/** Of the inner frames the one goes whose neighbours are the fewest steps apart: what stays is spread evenly. */
function withoutCrowded(strip: readonly TrainingFrame[]): readonly TrainingFrame[] {
  let crowded = 1;
  let closest = Infinity;
  for (let i = 1; i < strip.length - 1; i++) {
    const distance = strip[i + 1]!.step - strip[i - 1]!.step;
    if (distance >= closest) continue;
    crowded = i;
    closest = distance;
  }
  return strip.toSpliced(crowded, 1);
}

/** Whether nothing of a column is being loaded or computed; what is missing then, is missing for good. */
export function isSettled(column: Column): boolean {
  return !column.loading && !column.renewing && !cellsOf(column).some(({ busy }) => busy);
}

/**
 * What a column shows as a frame, of several explanations the first; `undefined` where something is missing or not of this
 * model's newest state.
 */
export function frameOf(column: Column, step: number, attackOn: boolean): TrainingFrame | undefined {
  const prediction = final(column.clean);
  const [explanation] = column.maps;
  const map = explanation && final(explanation.clean);
  if (!prediction || !map) return undefined;
  if (!attackOn) return { step, prediction, map };
  const attacked = final(column.attacked);
  if (!attacked?.prediction) return undefined;
  const attackedMap = final(explanation.attacked);
  const { attack, pixels, prediction: attackedPrediction } = attacked;
  return {
    step,
    prediction,
    map,
    attacked: { attack, pixels, prediction: attackedPrediction, ...(attackedMap && { map: attackedMap }) },
  };
}

function final<T>(cell: { readonly value?: T; readonly stale: boolean; readonly busy: boolean }): T | undefined {
  return cell.stale || cell.busy ? undefined : cell.value;
}
