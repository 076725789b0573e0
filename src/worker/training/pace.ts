/**
 * When something that holds training up is done again: not before an interval is over, and not before twenty times what
 * it last took, so that it slows training by no more than a twentieth.
 */
export class Pace {
  private next: number;

  /** The first time is due an interval from `now`. */
  constructor(
    private readonly intervalMilliseconds: number,
    now: number,
  ) {
    this.next = now + intervalMilliseconds;
  }

  due(now: number): boolean {
    return now >= this.next;
  }

  /** It was done, from `start` to `end`. */
  done(start: number, end: number): void {
    this.next = end + Math.max(this.intervalMilliseconds, 20 * (end - start));
  }
}
