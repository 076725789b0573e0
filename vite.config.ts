import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { contentSecurityPolicy, injectPolicy } from './vite/content-security-policy.ts';
import { dataIndex } from './vite/data-index.ts';
import { lessonsIndex } from './vite/lessons-index.ts';
import { samplesIndex } from './vite/samples-index.ts';
import { serveZoo, zooIndex } from './vite/serve-zoo.ts';
import { serviceWorker } from './vite/service-worker.ts';

const source = fileURLToPath(new URL('./src', import.meta.url));

export default defineConfig({
  // Relative addresses: the built page works in any folder of any host.
  base: './',
  plugins: [
    react(),
    zooIndex(),
    dataIndex(),
    samplesIndex(),
    lessonsIndex(),
    serveZoo(),
    injectPolicy(),
    serviceWorker(),
  ],
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
      'zod/mini',
      'uplot',
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/register_all_gradients',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-wasm',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
      '@tensorflow/tfjs-converter',
      '@zip.js/zip.js',
      'idb-keyval',
      'fast-png',
      'uqr',
      'modern-tar',
      'jsfive',
      '@noble/hashes/sha2.js',
      'yaml',
      'markdown-to-jsx/react',
    ],
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    // What the page loads at its start is one file, which compresses better than forty. Only main.tsx stays outside:
    // it waits for a language, and what that is fetched with must not wait for it.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'page', tags: ['$initial'], test: /^(?!.*\/(index\.html|src\/main\.tsx)$)/ }],
        },
      },
    },
  },
  preview: { headers: { 'Content-Security-Policy': contentSecurityPolicy } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'vite/**/*.test.ts', 'docs/**/*.test.ts'],
    environment: 'node',
    setupFiles: ['src/text/testing/fetch-text.ts'],
    server: { deps: { inline: [/@tensorflow\//] } },
    // Every core: by default one is left free, which is half of a machine with two.
    maxWorkers: '100%',
    // Far more than anything takes, so that a busy machine fails nothing.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
  },
});
