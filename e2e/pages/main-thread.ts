import type { Page } from '@playwright/test';
import { z } from 'zod';

const trace = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Time on the processor in µs: waiting for it, which another program may cause, does not count. */
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.string().optional() }).optional(),
    }),
  ),
});

/** The browser's name of a task. */
const TASK = 'ThreadControllerImpl::RunTask';

/**
 * Thread time in ms of each task that the page's main thread ran during `work`: what the page itself computed, the same
 * on a busy machine as on a quiet one. Throws where the browser recorded none.
 */
export async function taskTimes(page: Page, work: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser of its own');
  await browser.startTracing(page, { categories: ['-*', 'toplevel'] });
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
  const tasks = traceEvents.filter((event) => event.name === TASK && mainThreads.has(threadOf(event)));
  const times = tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
  if (times.length === 0) throw new Error(`the browser recorded no thread time of ${tasks.length} tasks`);
  return times;
}

/** Computes in one task of the page for that long, by the clock on the wall. */
export async function block(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate((duration) => {
    const end = performance.now() + duration;
    while (performance.now() < end);
  }, milliseconds);
}
