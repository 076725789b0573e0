import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { modelAddress, readZoo, zooFolder } from './zoo-files.ts';

const indexModule = 'virtual:zoo-index';

/** The models' outlines as the module `virtual:zoo-index`, so that the page knows its zoo without loading a card. */
export function zooIndex(): Plugin {
  return {
    name: 'limelight-zoo-index',
    resolveId: (id) => (id === indexModule ? `\0${indexModule}` : undefined),
    load: (id) => (id === `\0${indexModule}` ? `export default ${JSON.stringify(readZoo())};` : undefined),
  };
}

/** The models' files at `/models/<id>/<file>`: from the folder while developing, copied into the build. */
export function serveZoo(): Plugin {
  return {
    name: 'limelight-zoo',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const match = modelAddress.exec(new URL(request.url ?? '/', 'http://localhost').pathname);
        const path = match && join(zooFolder, match[1] ?? '', match[2] ?? '');
        const size = path ? statSync(path, { throwIfNoEntry: false })?.size : undefined;
        if (!path || size === undefined) return next();
        response.setHeader('Content-Type', path.endsWith('.json') ? 'application/json' : 'application/octet-stream');
        response.setHeader('Content-Length', size);
        createReadStream(path).pipe(response);
      });
    },
    generateBundle() {
      for (const file of readdirSync(zooFolder, { recursive: true, encoding: 'utf8' })) {
        const fileName = `models/${file.replaceAll('\\', '/')}`;
        if (modelAddress.test(`/${fileName}`))
          this.emitFile({ type: 'asset', fileName, source: readFileSync(join(zooFolder, file)) });
      }
    },
  };
}
