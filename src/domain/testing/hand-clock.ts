import type { Clock } from '../clock';

/** For tests: time that passes only in `advance`. */
export class HandClock implements Clock {
  private time = 0;
  private readonly timers = new Set<{ readonly due: number; readonly run: () => void }>();

  now(): number {
    return this.time;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { due: this.time + milliseconds, run };
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  /** Lets time pass as for a program that sleeps: what falls due runs once, when it wakes up. */
  sleep(milliseconds: number): void {
    this.time += milliseconds;
    const due = [...this.timers].filter((timer) => timer.due <= this.time);
    for (const timer of due) if (this.timers.delete(timer)) timer.run();
  }

  /** Lets time pass; what falls due on the way runs at its time. */
  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const [next] = [...this.timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
      if (!next) break;
      this.timers.delete(next);
      this.time = next.due;
      next.run();
    }
    this.time = end;
  }
}
