import { clone, equal, greater, logicalAnd, logicalNot, logicalOr, reshape, where } from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { HeldTensors } from '../held-tensors';

/** Pictures [B, H, W, 3] that an attack came to. */
export interface Attempt {
  readonly pixels: Tensor4D;
  /** What the model says of them, [B, C]. */
  readonly logits: Tensor2D;
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
  if (!best) return { ...copied(rival), score: clone(rival.score) };
  const higher = logicalAnd(equal(rival.fools, best.fools), greater(rival.score, best.score));
  const wins = logicalOr<Tensor1D>(greater(rival.fools, best.fools), higher);
  return { ...chosen(wins, best, rival), score: where(wins, rival.score, best.score) };
}

/** The same where attempts are made for other models, so that their score here means little: of equals the later. */
export function laterOfEquals(best: Attempt | undefined, rival: Attempt): Attempt {
  if (!best) return copied(rival);
  return chosen(logicalOr(rival.fools, logicalNot(best.fools)), best, rival);
}

/** `next` held in place of `old`. */
export function holdAttempt<A extends Attempt>(tensors: HeldTensors, old: A | undefined, next: A): A {
  if (old) Object.values(old).forEach((tensor: Tensor) => tensors.free(tensor));
  Object.values(next).forEach((tensor: Tensor) => tensors.hold(tensor));
  return next;
}

function copied({ pixels, logits, fools }: Attempt): Attempt {
  return { pixels: clone(pixels), logits: clone(logits), fools: clone(fools) };
}

function chosen(wins: Tensor1D, best: Attempt, rival: Attempt): Attempt {
  return {
    pixels: where(reshape(wins, [-1, 1, 1, 1]), rival.pixels, best.pixels),
    logits: where(reshape(wins, [-1, 1]), rival.logits, best.logits),
    fools: logicalOr(best.fools, rival.fools),
  };
}
