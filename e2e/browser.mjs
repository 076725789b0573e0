/** Finds, or where allowed installs, the Chrome or Chromium that the tests drive. Plain JavaScript: runs before any build. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const variables = ['CHROME_PATH', 'CHROMIUM_PATH', 'PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH'];
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const fixedPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
];

const advice =
  'No Chrome or Chromium was found: install one (on Debian or Ubuntu `sudo apt-get install chromium`), or set CHROME_PATH to its executable.';

/**
 * Path of an installed browser, or undefined. A variable that is set but names no file is an error, not a reason to
 * look elsewhere.
 * @returns {string | undefined}
 */
export function findBrowser() {
  for (const name of variables) {
    const path = process.env[name];
    if (path && !existsSync(path)) throw new Error(`${name} is set to ${path}, but there is no such file.`);
    if (path) return path;
  }
  const searched = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => searched.map((folder) => join(folder, command)));
  return [...onPath, ...fixedPaths].find((path) => existsSync(path));
}

/** Debian's package, where this process may install packages. */
function installDebianChromium() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.log('No Chrome or Chromium found; installing the chromium package.');
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update', '-q');
  apt('install', '-q', '-y', '--no-install-recommends', 'chromium');
}

/**
 * Path of a browser, installed first where that is possible; throws one sentence of advice where there is none.
 * @returns {string}
 */
export function ensureBrowser() {
  if (!findBrowser()) installDebianChromium();
  const path = findBrowser();
  if (!path) throw new Error(advice);
  return path;
}
