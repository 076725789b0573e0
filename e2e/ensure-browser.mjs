/** `npm test` starts here: a browser, or one sentence about what to install and exit code 1. */
import { ensureBrowser } from './browser.mjs';

try {
  console.log(`Browser: ${ensureBrowser()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
