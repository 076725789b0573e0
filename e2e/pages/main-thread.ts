import type { Page } from '@playwright/test';
import { z } from 'zod';

const trace = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      dur: z.number().optional(),
      /** Time on the processor in µs: waiting for it, which another program may cause, does not count. */
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.string().optional() }).optional(),
    }),
  ),
});

/** The browser's name of a task. */
const TASK = 'ThreadControllerImpl::RunTask';

/** What the page says in the record as it does `yardstick`. */
const YARDSTICK = 'yardstick';

/** Thread time in ms of tasks of the page's main thread. */
export interface TaskTimes {
  /** Of what the page computed. */
  readonly page: readonly number[];
  /** Of each `yardstick` among it. */
  readonly yardsticks: readonly number[];
}

/**
 * Thread time of each task that the page's main thread ran during `work`: waiting for the processor does not count.
 * Throws where the browser recorded none.
 */
export async function taskTimes(page: Page, work: () => Promise<void>): Promise<TaskTimes> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser of its own');
  await browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });
  let recorded: Buffer | undefined;
  try {
    await work();
  } finally {
    recorded = await browser.stopTracing();
  }
  const { traceEvents } = trace.parse(JSON.parse(recorded.toString()));
  const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`;
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const onMainThread = traceEvents.filter((event) => mainThreads.has(threadOf(event)));
  const marks = onMainThread.filter(({ name }) => name === YARDSTICK);
  const tasks = onMainThread.flatMap((task) => {
    const { name, ts, dur = 0, tdur } = task;
    if (name !== TASK || tdur === undefined) return [];
    const isYardstick = marks.some((mark) => mark.ts >= ts && mark.ts <= ts + dur && threadOf(mark) === threadOf(task));
    return [{ time: tdur / 1000, isYardstick }];
  });
  if (tasks.length === 0) throw new Error('the browser recorded no thread time of any task');
  const timesOf = (of: boolean) => tasks.filter(({ isYardstick }) => isYardstick === of).map(({ time }) => time);
  return { page: timesOf(false), yardsticks: timesOf(true) };
}

/**
 * One task of the page that is always the same work, by as much longer on a slow or a shared core as any other: about
 * 50 ms of thread time, with which the Long Tasks API begins to call a task long, on two quiet cores without a graphics card.
 */
export async function yardstick(page: Page): Promise<void> {
  await page.evaluate((name) => {
    performance.mark(name);
    for (let round = 0; round < 9; round++) {
      const values = Array.from({ length: 20_000 }, (_, i) => ({ key: (i * 7919) % 20_011 }));
      values.sort((a, b) => a.key - b.key);
    }
  }, YARDSTICK);
}
