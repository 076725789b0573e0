/**
 * Starts the command line: bundles `main.ts` with Vite and runs the bundle. Node cannot load it directly: it is
 * TypeScript with an alias, and TensorFlow.js's modules import each other without file endings.
 */
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cache = path.join(root, 'node_modules', '.cache');
await mkdir(cache, { recursive: true });
// One folder a run, so that runs side by side do not overwrite each other.
const outDir = await mkdtemp(path.join(cache, 'limelight-cli-'));

/** What CommonJS parts inside TensorFlow.js expect to find around them. */
const banner = `import { createRequire as limelightRequire } from 'node:module';
const require = limelightRequire(import.meta.url);
const __filename = import.meta.filename ?? '';
const __dirname = import.meta.dirname ?? '';`;

let status = 1;
try {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@': path.join(root, 'src') } },
    ssr: { noExternal: [/@tensorflow\//] },
    build: {
      ssr: path.join(root, 'src/cli/main.ts'),
      outDir,
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'main.mjs', chunkFileNames: '[name]-[hash].mjs', banner } },
    },
  });
  const { main } = await import(pathToFileURL(path.join(outDir, 'main.mjs')).href);
  status = await main(process.argv.slice(2), root);
} finally {
  await rm(outDir, { recursive: true, force: true });
}
// Dawn keeps a Node process alive: end it here, everything is written.
process.exit(status);
