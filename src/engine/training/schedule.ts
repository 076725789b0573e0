import type { TrainingSettings } from '@/domain/training/params';
import type { BatchPart } from './order';

/** Share of the steps over which the learning rate rises to its peak. */
const WARM_UP = 0.05;

/** Learning rate of the step with this number, from 0: linear up over the warm-up, then half a cosine down to 0. */
export function learningRate(step: number, { steps, lr }: Pick<TrainingSettings, 'steps' | 'lr'>): number {
  const turn = WARM_UP * steps;
  if (step < turn) return (lr * (step + 1)) / Math.max(1, turn);
  return lr * 0.5 * (1 + Math.cos((Math.PI * (step - turn)) / (steps - turn)));
}

/** A penalty in one step: the part of the batch that it is the mean over, and its weight. */
export interface PenaltyPart extends BatchPart {
  readonly weight: number;
}

/** What a step computes beyond the cross-entropy; `undefined` where it leaves a term out. */
export interface PenaltyPlan {
  readonly jacobian?: PenaltyPart;
  readonly selective?: PenaltyPart;
}

/**
 * The penalties of the step with this number, from 0. Weights are λ times the ramp, min(1, (step + 1) / (ramp · steps)).
 * By turns, the first half of the batch takes the Jacobian term and the second half the selective one. Both are part of
 * every step's gradient, so that clipping shortens them alike. (Steps by turns would not do: clipping shortens each
 * step's gradient by a factor of its own, and with it the weight of that step's term.) Of an odd batch the middle picture
 * changes sides, and a half counts by its size. A term alone takes the whole batch.
 */
export function penaltyPlan(
  step: number,
  batch: number,
  {
    lambdaJ,
    lambdaS,
    ramp,
    steps,
    alternate,
  }: Pick<TrainingSettings, 'lambdaJ' | 'lambdaS' | 'ramp' | 'steps' | 'alternate'>,
): PenaltyPlan {
  const share = Math.min(1, (step + 1) / Math.max(1, ramp * steps));
  const byTurns = alternate && lambdaJ > 0 && lambdaS > 0;
  const middle = Math.floor((batch + 1 - (step % 2)) / 2);
  const part = (lambda: number, first: number, end: number): PenaltyPart | undefined => {
    const weight = lambda * share * (byTurns ? (2 * (end - first)) / batch : 1);
    return weight > 0 ? { weight, first, end } : undefined;
  };
  const jacobian = part(lambdaJ, 0, byTurns ? middle : batch);
  const selective = part(lambdaS, byTurns ? middle : 0, batch);
  return { ...(jacobian && { jacobian }), ...(selective && { selective }) };
}

/** Share of the running average that stays at the step with this number, from 0: it forgets fast while it is young. */
export function averageDecay(step: number, average: number): number {
  return Math.min(average, (1 + step) / (10 + step));
}
