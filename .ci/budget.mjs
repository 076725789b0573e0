/** How much script the built page loads before anyone can do anything: in kB gzip, file by file. Fails beyond the budget. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 200;
const root = new URL('../dist/', import.meta.url);

/** What `index.html` starts and preloads; the page's own workers and fetched parts are not among it. */
const page = readFileSync(new URL('index.html', root), 'utf8');
const scripts = [...page.matchAll(/<(?:script|link rel="modulepreload")[^>]*(?:src|href)="\.?\/?([^"]+\.js)"/g)];
const sizes = scripts.map(([, file]) => [file, gzipSync(readFileSync(new URL(file, root))).length / 1000]);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);

for (const [file, size] of sizes) process.stdout.write(`${size.toFixed(1).padStart(7)} kB ${file}\n`);
process.stdout.write(`${total.toFixed(1).padStart(7)} kB gzip of ${BUDGET_KB}\n`);
// A page without a script would mean that this reads it wrongly.
process.exitCode = sizes.length > 0 && total <= BUDGET_KB ? 0 : 1;
