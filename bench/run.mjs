/** Runs one measured comparison of this folder: `node bench/run.mjs <name>`. */
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

// The core's Node platform asks for CommonJS's require.
globalThis.require = createRequire(import.meta.url);

const folder = path.dirname(fileURLToPath(import.meta.url));
const root = path.dirname(folder);
const server = await createServer({
  configFile: false,
  root,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  resolve: { alias: { '@': path.join(root, 'src') } },
  ssr: { noExternal: [/@tensorflow\/tfjs-core/] },
});
const { run } = await server.ssrLoadModule(path.join(folder, `${process.argv[2]}.ts`));
await run();
// Dawn keeps a Node process alive.
process.exit(0);
