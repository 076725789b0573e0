import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const source = fileURLToPath(new URL('./src', import.meta.url));
const zooFolder = fileURLToPath(new URL('./models', import.meta.url));
const modelFile = /^\/models\/([a-z0-9-]+)\/([a-z0-9-]+\.(?:json|bin))$/;

/** Everything comes from this origin; WebAssembly is compiled, nothing is evaluated. Styles are files, never inline. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The models' files at `/models/<id>/<file>`: from the folder while developing, copied into the build. */
function serveZoo(): Plugin {
  return {
    name: 'limelight-zoo',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        // `?import` asks for the card as a module, which is Vite's own work.
        const match = url.searchParams.has('import') ? null : modelFile.exec(url.pathname);
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
        if (modelFile.test(`/${fileName}`))
          this.emitFile({ type: 'asset', fileName, source: readFileSync(join(zooFolder, file)) });
      }
    },
  };
}

/** The content security policy as a meta tag of the built page; while developing, Vite injects inline scripts. */
function injectPolicy(): Plugin {
  return {
    name: 'limelight-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  plugins: [react(), serveZoo(), injectPolicy()],
  resolve: { alias: { '@': source } },
  worker: { format: 'es' },
  // All of them at the start: one found late, in a worker, would make the development server reload the page.
  optimizeDeps: {
    include: [
      'react',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'zustand',
      'zustand/react/shallow',
      'zod',
      'd3-scale-chromatic',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/register_all_gradients',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
    ],
  },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    server: { deps: { inline: [/@tensorflow\//] } },
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
});
