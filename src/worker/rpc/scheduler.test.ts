import { describe, expect, it } from 'vitest';
import { Scheduler, type Steps } from './scheduler';

/** A job that notes each of its steps, and its end. */
async function* job(name: string, steps: number, log: string[], ended?: () => void): Steps {
  try {
    for (let step = 1; step <= steps; step++) {
      log.push(`${name}${step}`);
      yield;
    }
  } finally {
    log.push(`${name} ends`);
    ended?.();
  }
}

describe('Scheduler', () => {
  it('takes turns (fails if one job runs to its end before the next)', async () => {
    const log: string[] = [];
    const scheduler = new Scheduler();
    await new Promise<void>((resolve) => {
      scheduler.add(1, job('a', 2, log));
      scheduler.add(2, job('b', 3, log, resolve));
    });
    expect(log).toEqual(['a1', 'b1', 'a2', 'b2', 'a ends', 'b3', 'b ends']);
  });

  it('does what is urgent first, also where that comes later, and then goes on with the rest', async () => {
    const log: string[] = [];
    const scheduler = new Scheduler();
    await new Promise<void>((resolve) => {
      const calling = async function* (): Steps {
        yield;
        scheduler.add(2, job('urgent', 2, log), 1);
        yield* job('later', 2, log, resolve);
      };
      scheduler.add(1, calling());
    });
    expect(log).toEqual(['later1', 'urgent1', 'urgent2', 'urgent ends', 'later2', 'later ends']);
  });

  it('stops a cancelled job within one step and lets it clean up', async () => {
    const log: string[] = [];
    const scheduler = new Scheduler();
    await new Promise<void>((resolve) => {
      const cancelling = async function* (): Steps {
        yield;
        await scheduler.cancel(1);
        resolve();
      };
      scheduler.add(1, job('a', 100, log));
      scheduler.add(2, cancelling());
    });
    expect(log).toEqual(['a1', 'a2', 'a ends']);
    expect(await scheduler.cancel(1)).toBe(false);
  });

  it('never starts a job that is cancelled in the same turn', async () => {
    const log: string[] = [];
    const scheduler = new Scheduler();
    scheduler.add(1, job('a', 1, log));
    expect(await scheduler.cancel(1)).toBe(true);
    await new Promise<void>((resolve) => scheduler.add(2, job('b', 1, log, resolve)));
    expect(log).toEqual(['b1', 'b ends']);
  });
});
