import type { Clock } from './clock';

/**
 * Counts turns of silence. It goes by turns and not by the clock, so that a page that was asleep (a closed lid, a tab in the
 * background) does not wake up to take its own silence for another's: however long it slept, that was one turn.
 */
export class Silence {
  private turns = 0;
  private stop: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly turnMilliseconds: number,
    /** Called after every turn, with how many there were in a row. */
    private readonly onTurn: (turns: number) => void,
  ) {}

  /** Something was heard, or is expected from now on: the count begins anew; where nothing is expected it stops. */
  broken(isListening: boolean): void {
    this.turns = 0;
    this.stop?.();
    this.stop = isListening ? this.clock.after(this.turnMilliseconds, () => this.take()) : undefined;
  }

  private take(): void {
    this.turns += 1;
    this.stop = this.clock.after(this.turnMilliseconds, () => this.take());
    this.onTurn(this.turns);
  }
}
