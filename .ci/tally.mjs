/** Adds up what the recipes' tests, vitest and Playwright reported; failed stages are given as arguments. Last line: "N passed, N failed". */
import { readFileSync } from 'node:fs';

/** One line on standard output. */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/** A report's [passed, failed], or one failure where it was not written. */
function count(path, read, parse = JSON.parse) {
  try {
    return read(parse(readFileSync(path, 'utf8')));
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

/** Python's unittest says "Ran N tests", and "(failures=F, errors=E)" where something failed. */
const recipes = count(
  'test-results/recipes.log',
  (text) => {
    const failed = [...text.matchAll(/(?:failures|errors)=(\d+)/g)].reduce((sum, [, n]) => sum + Number(n), 0);
    return [Number(/^Ran (\d+) tests?/m.exec(text)[1]) - failed, failed];
  },
  String,
);

const failedStages = process.argv.slice(2);
const suites = [recipes, unit, e2e];
const passed = suites.reduce((sum, [count]) => sum + count, 0);
const failedTests = suites.reduce((sum, [, count]) => sum + count, 0);
/** The stages "recipes" and "test" fail with their tests, which are counted already. */
const counted = failedTests > 0 ? ['recipes', 'test'] : [];
const failed = failedTests + failedStages.filter((stage) => !counted.includes(stage)).length;

if (failedStages.length > 0) say(`Failed: ${failedStages.join(', ')}`);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
