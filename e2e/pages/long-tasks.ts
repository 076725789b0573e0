import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** Durations in ms of the main thread's tasks of more than 50 ms. */
    longTasks: number[];
  }
}

/** Records the main thread's long tasks (more than 50 ms, by the Long Tasks API); call before the page opens. */
export async function recordLongTasks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      window.longTasks.push(...list.getEntries().map((entry) => entry.duration));
    }).observe({ type: 'longtask' });
  });
}

/** Long tasks since the last call. */
export async function takeLongTasks(page: Page): Promise<number[]> {
  return page.evaluate(() => window.longTasks.splice(0));
}

/** Blocks the page for 120 ms and waits until the recorder has seen it: an empty record then means something. */
export async function expectRecorderWorks(page: Page): Promise<void> {
  await page.evaluate(() =>
    setTimeout(() => {
      const end = performance.now() + 120;
      while (performance.now() < end);
    }),
  );
  await expect.poll(() => page.evaluate(() => window.longTasks.some((duration) => duration > 100))).toBe(true);
  await takeLongTasks(page);
}
