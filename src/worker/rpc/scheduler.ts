import { nextTask } from '@/engine/tasks';

/** Work cut into steps: each `next()` does one, `return()` gives up and frees what it holds. */
export type Steps = AsyncGenerator<void, void, void>;

interface Job {
  readonly steps: Steps;
  readonly priority: number;
}

/**
 * Runs many long jobs on one device, one step of one job at a time: those of the highest priority in turn, so that two
 * columns move together and neither starves the other; the rest wait. A cancelled job stops within one step. Between
 * steps the event loop turns, so that messages get in; a job cancelled before its first step never starts.
 */
export class Scheduler {
  /** Whose turn comes first is first. */
  private readonly jobs = new Map<number, Job>();
  private running = false;
  private atWork: number | undefined;

  /** The job whose step is being done. */
  get current(): number | undefined {
    return this.atWork;
  }

  /** Add a job under an id that is not in use. */
  add(id: number, steps: Steps, priority = 0): void {
    this.jobs.set(id, { steps, priority });
    if (!this.running) void this.run();
  }

  /** Stop a job within one step; false when there is none of that id. */
  async cancel(id: number): Promise<boolean> {
    const job = this.jobs.get(id);
    if (!job) return false;
    this.jobs.delete(id);
    await job.steps.return();
    return true;
  }

  private async run(): Promise<void> {
    this.running = true;
    await nextTask();
    for (let next = this.next(); next; next = this.next()) {
      const [id, job] = next;
      this.atWork = id;
      const { done } = await job.steps.next();
      this.atWork = undefined;
      // To the end of the queue, unless it was cancelled meanwhile.
      if (this.jobs.delete(id) && !done) this.jobs.set(id, job);
      await nextTask();
    }
    this.running = false;
  }

  private next(): [number, Job] | undefined {
    const highest = Math.max(...[...this.jobs.values()].map(({ priority }) => priority));
    return [...this.jobs].find(([, { priority }]) => priority === highest);
  }
}
