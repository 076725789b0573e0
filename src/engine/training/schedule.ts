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
  readonly inputGradient?: PenaltyPart;
}

/**
 * The penalties of the step with this number, from 0. Weights are λ times the ramp, min(1, (step + 1) / (ramp · steps)).
 * By turns, the terms share the batch: the Jacobian term takes its first pictures, the selective one the next, and the
 * norm of the loss's gradient the last. All are part of every step's gradient, so that clipping shortens them alike.
 * (Steps by turns would not do: clipping shortens each step's gradient by a factor of its own, and with it the weight of
 * that step's term.) Where the batch cannot be shared equally, the borders move from step to step, and a part counts by
 * its size. A term alone takes the whole batch.
 */
export function penaltyPlan(
  step: number,
  batch: number,
  {
    lambdaJ,
    lambdaS,
    lambdaG,
    ramp,
    steps,
    alternate,
  }: Pick<TrainingSettings, 'lambdaJ' | 'lambdaS' | 'lambdaG' | 'ramp' | 'steps' | 'alternate'>,
): PenaltyPlan {
  const share = Math.min(1, (step + 1) / Math.max(1, ramp * steps));
  const lambdas = { jacobian: lambdaJ, selective: lambdaS, inputGradient: lambdaG };
  const taken = Object.entries(lambdas).filter(([, lambda]) => lambda > 0);
  const turns = alternate ? taken.length : 1;
  const border = (turn: number): number => Math.floor((turn * batch + turns - 1 - (step % turns)) / turns);
  const parts = taken.map(([name, lambda], place): [string, PenaltyPart] => {
    const [first, end] = alternate ? [border(place), border(place + 1)] : [0, batch];
    return [name, { weight: lambda * share * ((turns * (end - first)) / batch), first, end }];
  });
  return Object.fromEntries(parts.filter(([, { weight }]) => weight > 0));
}

/** Share of the running average that stays at the step with this number, from 0: it forgets fast while it is young. */
export function averageDecay(step: number, average: number): number {
  return Math.min(average, (1 + step) / (10 + step));
}
