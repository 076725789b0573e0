import type { Clock } from '@/domain/clock';

const turn = 15_000;
const turnsToAsk = 4;
const turnsToDeath = 20;

/** How long a worker that owes something may be silent before it is asked whether it is there: a minute. */
export const silenceBeforeAsking = turnsToAsk * turn;

/** How long before it counts as dead, the asking included: five minutes, ten times what a slow machine takes for a step. */
export const silenceBeforeDeath = turnsToDeath * turn;

/**
 * Listens whether a worker that owes an answer is still there. It goes by turns and not by the clock, so that a page that
 * was asleep (a closed lid, a tab in the background) does not wake up to a worker long dead.
 */
export class Silence {
  private turns = 0;
  private stop: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly ask: () => void,
    private readonly onDeath: () => void,
  ) {}

  /** The worker said something, or was given something to do: the silence begins anew where it owes anything. */
  broken(owes: boolean): void {
    this.turns = 0;
    this.stop?.();
    this.stop = owes ? this.clock.after(turn, () => this.take()) : undefined;
  }

  private take(): void {
    this.turns += 1;
    if (this.turns >= turnsToDeath) {
      this.stop = undefined;
      this.onDeath();
      return;
    }
    if (this.turns === turnsToAsk) this.ask();
    this.stop = this.clock.after(turn, () => this.take());
  }
}
