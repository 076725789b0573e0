import { nextTask } from '@/engine/tasks';

/** Work cut into steps: each `next()` does one, `return()` gives up and frees what it holds. */
export type Steps = AsyncGenerator<void, void, void>;

/**
 * Runs many long jobs on one device, one step of one job at a time, in turn: two columns move together, no job starves
 * another, and a cancelled job stops within one step. Between steps the event loop turns, so that messages get in; a
 * job cancelled before its first step never starts.
 */
export class Scheduler {
  private readonly jobs = new Map<number, Steps>();
  private running = false;

  /** Add a job under an id that is not in use. */
  add(id: number, steps: Steps): void {
    this.jobs.set(id, steps);
    if (!this.running) void this.run();
  }

  /** Stop a job within one step; false when there is none of that id. */
  async cancel(id: number): Promise<boolean> {
    const steps = this.jobs.get(id);
    if (!steps) return false;
    this.jobs.delete(id);
    await steps.return();
    return true;
  }

  private async run(): Promise<void> {
    this.running = true;
    await nextTask();
    while (this.jobs.size > 0)
      for (const [id, steps] of [...this.jobs]) {
        if (!this.jobs.has(id)) continue;
        const { done } = await steps.next();
        if (done) this.jobs.delete(id);
        await nextTask();
      }
    this.running = false;
  }
}
