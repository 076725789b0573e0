import { random, type Random } from '@/domain/random';

/** What is drawn while training; each has its own streams of the seed, one an epoch or a step. */
const purposes = ['order', 'moves', 'directions', 'attack', 'heldOut'] as const;

/**
 * The random numbers for one purpose in one epoch or step: they depend on the seed, the purpose and that number alone,
 * never on what was drawn before, so a training that goes on from a checkpoint draws what it would have drawn.
 */
export function draws(seed: number, purpose: (typeof purposes)[number], index: number): Random {
  return random(seed, index * purposes.length + purposes.indexOf(purpose));
}
