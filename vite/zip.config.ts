import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mergeConfig, type Plugin } from 'vite';
import { version } from '../package.json';
import page from '../vite.config.ts';
import { zipPage } from './zip.ts';

const pathOf = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Builds the page and packs it for a host: `npm run build:zip`. */
export default mergeConfig(page, { root: pathOf('..'), plugins: [zip()] });

function zip(): Plugin {
  return {
    name: 'limelight-zip',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = pathOf('../dist') }) {
        const name = `limelight-${version}.zip`;
        await zipPage(dir, pathOf('host-readme.txt'), pathOf(`../${name}`));
        const megabytes = (statSync(pathOf(`../${name}`)).size / 1e6).toFixed(1);
        this.info(`${name}: ${megabytes} MB`);
      },
    },
  };
}
