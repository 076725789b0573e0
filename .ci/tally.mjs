/** Adds up what vitest and Playwright reported; failed stages are given as arguments. Last line: "N passed, N failed". */
import { readFileSync } from 'node:fs';

/** One line on standard output. */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/** A report's [passed, failed], or one failure where it was not written. */
function count(path, read) {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    say(`${path}: no report (${error.message})`);
    return [0, 1];
  }
}

/** A file that cannot be loaded fails without a test of its own. */
const unit = count('test-results/unit.json', (report) => [
  report.numPassedTests,
  report.numFailedTests +
    report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
]);
const e2e = count('test-results/e2e.json', ({ stats, errors }) => [
  stats.expected + stats.flaky,
  stats.unexpected + errors.length,
]);

const failedStages = process.argv.slice(2);
const passed = unit[0] + e2e[0];
const failedTests = unit[1] + e2e[1];
/** The stage "test" fails with its tests, which are counted already. */
const failed = failedTests + failedStages.filter((stage) => stage !== 'test' || failedTests === 0).length;

if (failedStages.length > 0) say(`Failed: ${failedStages.join(', ')}`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
