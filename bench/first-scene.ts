/**
 * How soon the first scene is complete after the page is opened, in Chromium with nothing stored: both models have said what
 * they see, and both maps are there. `npm run bench:first-scene [backend] [loads] [built pages…]` prints medians and ranges of
 * that and of the first paint; of two pages that were built before, such as one of an older version, also the ratio.
 */
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { measureByTurns, median, spread } from './built-pages';

/** Both in seconds. */
interface Load {
  readonly scene: number;
  readonly paint: number;
}

/** Measures every page, by turns. */
export async function run(): Promise<void> {
  const [backend = 'wasm', loads = '8', ...built] = process.argv.slice(3);
  const pages = await measureByTurns(built, Number(loads), (browser, address) =>
    open(browser, `${address}?backend=${backend}`),
  );
  console.log(`${backend}, ${loads} loads each`);
  for (const { name, found } of pages)
    console.log(
      `${name}: scene ${spread(found.map(({ scene }) => scene))} s, first paint ${spread(found.map(({ paint }) => paint))} s`,
    );
  const [before, after] = pages.map(({ found }) => median(found.map(({ scene }) => scene)));
  if (before !== undefined && after !== undefined)
    console.log(`the second takes ${(after / before).toFixed(2)} of the first`);
}

async function open(browser: Browser, address: string): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    for (const model of ['cifar10-standard', 'cifar10-jsigr'])
      await page
        .locator(`[data-model-id="${model}"] [data-testid="saliency-clean"][data-method]`)
        .waitFor({ timeout: 0 });
    await page.locator('[data-testid="status"][data-state="idle"]').waitFor({ timeout: 0 });
    const scene = (performance.now() - began) / 1000;
    const paint = await page.evaluate(
      () => (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN) / 1000,
    );
    return { scene, paint };
  } finally {
    await context.close();
  }
}
