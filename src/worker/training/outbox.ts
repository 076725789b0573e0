import type { TrainingEvent } from '@/domain/training/record';

/** Hands events on in bundles, so that a fast training does not flood the page: at most one bundle an interval. */
export class Outbox {
  private waiting: TrainingEvent[] = [];
  private last = -Infinity;

  constructor(
    private readonly send: (events: readonly TrainingEvent[]) => void,
    private readonly now: () => number,
    private readonly intervalMilliseconds = 100,
  ) {}

  /** Takes an event; it goes at once where the last bundle is old enough, else with the next that does. */
  add(event: TrainingEvent): void {
    this.waiting.push(event);
    if (this.now() - this.last >= this.intervalMilliseconds) this.flush();
  }

  /** Sends what waits. */
  flush(): void {
    if (this.waiting.length === 0) return;
    this.last = this.now();
    this.send(this.waiting);
    this.waiting = [];
  }
}
