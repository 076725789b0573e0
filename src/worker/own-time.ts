/** So long a job is watched, from the end of its first step on, before its pace counts: single steps differ by much. */
const watchedMilliseconds = 500;

/** What a job costs by itself: the time that others take between its steps is not counted. */
export class OwnTime {
  private spent = 0;
  private since = performance.now();
  private first: { readonly step: number; readonly milliseconds: number } | undefined;

  pause(): void {
    this.spent = this.milliseconds;
  }

  goOn(): void {
    this.since = performance.now();
  }

  /** Until now, while the job runs. */
  get milliseconds(): number {
    return this.spent + performance.now() - this.since;
  }

  /**
   * What all steps will have taken, told at the end of one of them; `undefined` while the pace is not known. The first step is no
   * measure of the others: it brings up what the device needs for all.
   */
  ofAll(step: number, total: number): number | undefined {
    const { milliseconds } = this;
    this.first ??= { step, milliseconds };
    const watched = milliseconds - this.first.milliseconds;
    if (step === this.first.step || watched < watchedMilliseconds) return undefined;
    return milliseconds + ((total - step) * watched) / (step - this.first.step);
  }
}
