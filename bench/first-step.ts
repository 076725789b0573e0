/**
 * How soon a fine-tuning of the bundled pictures takes its first step after a press of *Start*, in Chromium:
 * with the trainer prepared, as it is while its panel is open. Prints medians and ranges of the time by the clock and of what the page's process used of the processors. `npm run bench:first-step [backend] [starts] [built pages…]`;
 * of several pages that were built before, such as one of an older version, each is measured by turns too.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page, type Worker } from 'playwright-core';
import { build, preview } from 'vite';
import { ensureBrowser } from '../e2e/browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** One start: seconds from the press to the first step. */
interface Start {
  readonly clock: number;
  readonly processors: number;
}

/** Measures every page both ways, by turns. */
export async function run(): Promise<void> {
  const [backend = 'wasm', starts = '5', ...built] = process.argv.slice(3);
  const own = built.length === 0 ? await mkdtemp(path.join(tmpdir(), 'page-')) : undefined;
  if (own !== undefined) await build({ root, logLevel: 'error', build: { outDir: own, emptyOutDir: true } });
  const servers = await Promise.all((own === undefined ? built : [own]).map(served));
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--disable-background-networking'] });
  try {
    const pages = servers.map(({ folder, address }) => ({
      name: built.length > 1 ? folder : 'this page',
      found: [] as Start[],
      measure: () => start(browser, `${address}?backend=${backend}`),
    }));
    const before = load();
    for (let turn = 0; turn < Number(starts); turn++)
      for (const { found, measure } of pages) found.push(await measure());
    console.log(`${backend}, ${starts} starts each; load ${before} before, ${load()} after`);
    for (const { name, found } of pages)
      console.log(
        `${name}: ${spread(found.map(({ clock }) => clock))} s, ${spread(found.map(({ processors }) => processors))} s of the processors`,
      );
  } finally {
    await browser.close();
    for (const { server } of servers) await server.close();
    if (own !== undefined) await rm(own, { recursive: true });
  }
}

async function served(folder: string) {
  const server = await preview({ root, logLevel: 'error', build: { outDir: folder }, preview: { port: 4280 } });
  return { folder, server, address: server.resolvedUrls?.local[0] ?? '' };
}

/** Processes that waited for a processor, on average of the last minute. */
function load(): string {
  return loadavg()[0]!.toFixed(1);
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

/** The median, and in brackets the range. */
function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b);
  const told = (at: number): string => sorted[at]!.toFixed(2);
  return `${told(Math.floor(sorted.length / 2))} (${told(0)}–${told(sorted.length - 1)})`;
}
