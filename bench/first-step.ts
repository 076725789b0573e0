/**
 * How soon a fine-tuning of the bundled pictures takes its first step after a press of *Start*, in Chromium:
 * with the trainer prepared, as it is while its panel is open. Prints medians and ranges of the time by the clock and of what the page's process used of the processors. `npm run bench:first-step [backend] [starts] [built pages…]`;
 * of several pages that were built before, such as one of an older version, each is measured by turns too.
 */
import process from 'node:process';
import type { Browser, CDPSession, Page, Worker } from 'playwright-core';
import { measureByTurns, spread } from './built-pages';

/** One start: seconds from the press to the first step. */
interface Start {
  readonly clock: number;
  readonly processors: number;
}

/** Measures every page both ways, by turns. */
export async function run(): Promise<void> {
  const [backend = 'wasm', starts = '5', ...built] = process.argv.slice(3);
  const pages = await measureByTurns(built, Number(starts), (browser, address) =>
    start(browser, `${address}?backend=${backend}`),
  );
  console.log(`${backend}, ${starts} starts each`);
  for (const { name, found } of pages)
    console.log(
      `${name}: ${spread(found.map(({ clock }) => clock))} s, ${spread(found.map(({ processors }) => processors))} s of the processors`,
    );
}

/** One start in a browser profile of its own. */
async function start(browser: Browser, address: string): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  const session = await browser.newBrowserCDPSession();
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('[data-testid="status"][data-state="idle"]').waitFor({ timeout: 0 });
    await page.getByTestId('dock-train').click();
    await page.getByTestId('train-base').waitFor();
    // A page that prepares nothing starts none.
    for (const worker of page.workers()) if (worker.url().includes('trainer')) await untilIdle(worker);
    const before = await processorSeconds(session);
    const clock = await secondsToFirstStep(page);
    return { clock, processors: (await processorSeconds(session)) - before };
  } finally {
    await session.detach();
    await context.close();
  }
}

/** Waits until a worker has fetched everything and does nothing any more. */
async function untilIdle(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 1000));
    const fetched = () => performance.getEntriesByType('resource').length;
    for (let before = -1; before < fetched(); await pause()) before = fetched();
    await pause();
  });
}

/** Of all pages, of which there is one. */
async function processorSeconds(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.filter(({ type }) => type === 'renderer').reduce((total, { cpuTime }) => total + cpuTime, 0);
}

async function secondsToFirstStep(page: Page): Promise<number> {
  const milliseconds = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        new MutationObserver(() => {
          const step = document.querySelector<HTMLElement>('[data-testid="train-step"]');
          if (Number(step?.dataset['value']) >= 1) resolve(performance.now() - began);
        }).observe(document.body, { subtree: true, childList: true, attributes: true });
        document.querySelector<HTMLElement>('[data-testid="train-start"]')?.click();
      }),
  );
  return milliseconds / 1000;
}
