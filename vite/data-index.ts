import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { ShippedFolder } from '../src/offline/folder-store.ts';

const indexModule = 'virtual:data-index';
const dataFolder = fileURLToPath(new URL('../public/data', import.meta.url));

/** Whether a public file is one of the pictures to train on: kept on the device once used or asked for, and not before. */
export const isData = ({ url }: { readonly url: string }) => url.startsWith('data/');

/** The folders of pictures to train on, with the hashes of their files. */
function readData(): ShippedFolder[] {
  return readdirSync(dataFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      path: `data/${name}`,
      files: readdirSync(join(dataFolder, name)).map((file) => {
        const content = readFileSync(join(dataFolder, name, file));
        return { name: file, bytes: content.length, hash: createHash('sha256').update(content).digest('hex') };
      }),
    }));
}

/** Those folders as the module `virtual:data-index`, for the page and its service worker. */
export function dataIndex(): Plugin {
  return {
    name: 'limelight-data-index',
    resolveId: (id) => (id === indexModule ? `\0${indexModule}` : undefined),
    load: (id) => (id === `\0${indexModule}` ? `export default ${JSON.stringify(readData())};` : undefined),
  };
}
