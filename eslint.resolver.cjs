/** How the lint rule on folders finds a file: '@/' is src, an import has no extension, and packages are not its business. */
const { existsSync } = require('node:fs');
const { dirname, join } = require('node:path');

const endings = ['', '.ts', '.tsx', '.mjs', '/index.ts'];

exports.interfaceVersion = 2;
exports.resolve = (source, file) => {
  const bare = source.replace(/\?.*$/, '');
  const base = bare.startsWith('@/') ? join(__dirname, 'src', bare.slice(2)) : join(dirname(file), bare);
  const path =
    /^(@\/|\.)/.test(bare) &&
    endings
      .map((ending) => base + ending)
      .find((candidate) => existsSync(candidate) && !candidate.endsWith(base + '/'));
  return path ? { found: true, path } : { found: false };
};
