import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { ensureBrowser } from './e2e/browser.mjs';
import type { PlaygroundOptions } from './e2e/fixtures/test';

const port = 4273;

/** A quiet browser: nothing of its own on the network. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
];

/** WebGPU without a graphics card: Dawn on SwiftShader. */
const softwareWebGpu = [
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan,WebGPU',
  '--use-webgpu-adapter=swiftshader',
  '--use-gl=angle',
  '--use-angle=vulkan',
  '--use-vulkan=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** WebGL without a graphics card, and no WebGPU adapter. */
const softwareWebGl = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

const executablePath = ensureBrowser();
const browser = (...args: readonly string[]) => ({ launchOptions: { executablePath, args: [...quiet, ...args] } });

/**
 * The built page in a real browser. `specs/main` is the main job and runs on every kind of backend; `specs/page` does
 * not depend on the backend and runs on the one that is fastest without a graphics card; `specs/fallback` lets the page
 * choose, in a browser without a WebGPU adapter.
 */
export default defineConfig<PlaygroundOptions>({
  testDir: 'e2e/specs',
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 1000 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'webgpu', testMatch: 'main/*.spec.ts', use: { backend: 'webgpu', ...browser(...softwareWebGpu) } },
    { name: 'webgl', testMatch: 'main/*.spec.ts', use: { backend: 'webgl', ...browser(...softwareWebGl) } },
    { name: 'page', testMatch: 'page/*.spec.ts', use: { backend: 'wasm', ...browser(...softwareWebGl) } },
    { name: 'fallback', testMatch: 'fallback/*.spec.ts', use: { backend: undefined, ...browser(...softwareWebGl) } },
  ],
  webServer: {
    command: `npx vite build && npx vite preview --port ${port} --strictPort`,
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    url: `http://localhost:${port}/`,
    timeout: 180_000,
    stdout: 'ignore',
  },
});
