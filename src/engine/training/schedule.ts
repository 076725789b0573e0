import type { TrainingSettings } from '@/domain/training/params';

/** Share of the steps over which the learning rate rises to its peak. */
const WARM_UP = 0.05;

/** Learning rate of the step with this number, from 0: linear up over the warm-up, then half a cosine down to 0. */
export function learningRate(step: number, { steps, lr }: Pick<TrainingSettings, 'steps' | 'lr'>): number {
  const turn = WARM_UP * steps;
  if (step < turn) return (lr * (step + 1)) / Math.max(1, turn);
  return lr * 0.5 * (1 + Math.cos((Math.PI * (step - turn)) / (steps - turn)));
}

/** What a step computes beyond the cross-entropy; `undefined` where it leaves a term out. */
export interface PenaltyWeights {
  readonly jacobian?: number;
  readonly selective?: number;
}

/**
 * Weights of the penalties in the step with this number, from 0: λ times the ramp, min(1, (step + 1) / (ramp · steps)).
 * Alternating, even steps take the Jacobian term and odd ones the selective, each at twice its weight, whether or not
 * the other is used: what one term alone does can be compared with what it does beside the other.
 */
export function penaltyWeights(
  step: number,
  {
    lambdaJ,
    lambdaS,
    ramp,
    steps,
    alternate,
  }: Pick<TrainingSettings, 'lambdaJ' | 'lambdaS' | 'ramp' | 'steps' | 'alternate'>,
): PenaltyWeights {
  const share = Math.min(1, (step + 1) / Math.max(1, ramp * steps));
  const weight = (alternate ? 2 : 1) * share;
  const turn = (remainder: number): boolean => !alternate || step % 2 === remainder;
  return {
    ...(lambdaJ > 0 && turn(0) && { jacobian: lambdaJ * weight }),
    ...(lambdaS > 0 && turn(1) && { selective: lambdaS * weight }),
  };
}

/** Share of the running average that stays at the step with this number, from 0: it forgets fast while it is young. */
export function averageDecay(step: number, average: number): number {
  return Math.min(average, (1 + step) / (10 + step));
}
