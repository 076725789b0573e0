import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { dataIndex, isData } from './data-index.ts';
import { zooIndex } from './serve-zoo.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A file of the page as workbox-precaching lists it; a file whose name already holds its hash needs no revision. */
interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
}

function shellFile(url: string, content: string | Uint8Array): ShellFile {
  const revision = url.startsWith('assets/') ? null : createHash('sha256').update(content).digest('hex').slice(0, 16);
  return { url, revision };
}

/** The files that Vite copies as they are, by their address on the page. */
function publicFiles(folder: string): { readonly url: string; readonly content: Uint8Array }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => ({ url: file.replaceAll('\\', '/'), content: readFileSync(join(folder, file)) }))
    .filter(({ url }) => url.startsWith('lessons/') || !/(\.(md|py)|\.nojekyll)$/.test(url));
}

/**
 * Builds `src/offline/service-worker.ts` into one classic script beside the page, with the list of everything the page
 * is made of except its models and the pictures to train on. Only in the build: while developing, nothing should be kept.
 */
export function serviceWorker(): Plugin {
  let publicDir = '';
  return {
    name: 'limelight-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => void (publicDir = config.publicDir),
    async generateBundle(_, bundle) {
      const built = Object.values(bundle)
        .filter(({ fileName }) => !fileName.startsWith('models/') && !fileName.endsWith('.map'))
        .map((file) => shellFile(file.fileName, file.type === 'chunk' ? file.code : file.source));
      const copied = publicFiles(publicDir);
      const own = copied.filter((file) => !isData(file)).map(({ url, content }) => shellFile(url, content));
      const shell = [...built, ...own].sort((a, b) => a.url.localeCompare(b.url));
      const result = await build({
        configFile: false,
        root,
        publicDir: false,
        logLevel: 'error',
        plugins: [zooIndex(), dataIndex()],
        resolve: { alias: { '@': join(root, 'src') } },
        define: {
          LIMELIGHT_SHELL: JSON.stringify(shell),
          'process.env.NODE_ENV': '"production"',
        },
        build: {
          write: false,
          target: 'es2022',
          rolldownOptions: {
            input: join(root, 'src/offline/service-worker.ts'),
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
      const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
      const [script] = outputs;
      if (outputs.length !== 1 || script?.type !== 'chunk') throw new Error('The service worker is not one script.');
      this.emitFile({ type: 'asset', fileName: script.fileName, source: script.code });
    },
  };
}
