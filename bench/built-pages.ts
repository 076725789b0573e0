import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { build, preview } from 'vite';
import { ensureBrowser } from '../e2e/browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What was measured of one page. */
interface Measured<T> {
  readonly name: string;
  readonly found: readonly T[];
}

/**
 * Measures pages in one Chromium by turns, so that whatever else the machine does meets all of them: those in folders that
 * were built before, or this one, built now. Prints how busy the machine was.
 */
export async function measureByTurns<T>(
  built: readonly string[],
  turns: number,
  measure: (browser: Browser, address: string) => Promise<T>,
): Promise<readonly Measured<T>[]> {
  const own = built.length === 0 ? await mkdtemp(path.join(tmpdir(), 'page-')) : undefined;
  if (own !== undefined) await build({ root, logLevel: 'error', build: { outDir: own, emptyOutDir: true } });
  const servers = await Promise.all((own === undefined ? built : [own]).map(served));
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--disable-background-networking'] });
  try {
    const pages = servers.map(({ folder, address }) => ({
      name: built.length > 1 ? folder : 'this page',
      found: [] as T[],
      address,
    }));
    const before = load();
    for (let turn = 0; turn < turns; turn++)
      for (const { found, address } of pages) found.push(await measure(browser, address));
    console.log(`load ${before} before, ${load()} after`);
    return pages;
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

/** The median, and in brackets the range. */
export function spread(values: readonly number[]): string {
  return `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
}

/** Of an even number of values the upper one of the two in the middle. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
