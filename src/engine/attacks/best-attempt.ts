import { clone, equal, greater, logicalAnd, logicalNot, logicalOr, reshape, where } from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';
import type { HeldTensors } from '../held-tensors';

/** Pictures [B, H, W, 3] that an attack came to. */
export interface Attempt {
  readonly pixels: Tensor4D;
  /** Which of them fool the model, [B]; see `Goal`. */
  readonly fools: Tensor1D;
}

/** The same with what the attack drives up, [B]. */
export interface ScoredAttempt extends Attempt {
  readonly score: Tensor1D;
}

/**
 * Picture by picture the better of two attempts: what fools the model before what does not, then what scores higher. So a
 * success once found is not given up for a higher loss, and whatever is tried beyond it only adds. Inside a `tidy`; all on
 * the backend, nothing is read back.
 */
export function better(best: ScoredAttempt | undefined, rival: ScoredAttempt): ScoredAttempt {
  if (!best) return { pixels: clone(rival.pixels), fools: clone(rival.fools), score: clone(rival.score) };
  const higher = logicalAnd(equal(rival.fools, best.fools), greater(rival.score, best.score));
  const wins = logicalOr<Tensor1D>(greater(rival.fools, best.fools), higher);
  return { ...chosen(wins, best, rival), score: where(wins, rival.score, best.score) };
}

/** The same where attempts are made for other models, so that their score here means little: of equals the later. */
export function laterOfEquals(best: Attempt | undefined, rival: Attempt): Attempt {
  if (!best) return { pixels: clone(rival.pixels), fools: clone(rival.fools) };
  return chosen(logicalOr(rival.fools, logicalNot(best.fools)), best, rival);
}

/** `next` held in place of `old`. */
export function holdAttempt<A extends Attempt>(tensors: HeldTensors, old: A | undefined, next: A): A {
  if (old) Object.values(old).forEach((tensor: Tensor1D | Tensor4D) => tensors.free(tensor));
  Object.values(next).forEach((tensor: Tensor1D | Tensor4D) => tensors.hold(tensor));
  return next;
}

function chosen(wins: Tensor1D, best: Attempt, rival: Attempt): Attempt {
  return {
    pixels: where(reshape(wins, [-1, 1, 1, 1]), rival.pixels, best.pixels),
    fools: logicalOr(best.fools, rival.fools),
  };
}
