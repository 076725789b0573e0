import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { ensureBrowser } from './e2e/browser.mjs';
import type { PlaygroundOptions } from './e2e/fixtures/test';

/** E2E_PORT and the one after it; set it where two checkouts are tested at once. */
const builtPort = Number(process.env['E2E_PORT'] ?? 4273);
const devPort = builtPort + 1;

function address(port: number): string {
  return `http://localhost:${port}/`;
}

/** A server that Playwright starts before the tests and stops after them. */
function server(command: string, port: number) {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  return {
    command: `${command} --port ${port} --strictPort`,
    cwd,
    url: address(port),
    timeout: 600_000,
    stdout: 'ignore',
  } as const;
}

/** A quiet browser: nothing of its own on the network, and the page put together without the software graphics, which takes longer. */
const quiet = [
  '--disable-gpu-compositing',
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
 * choose, in a browser without a WebGPU adapter; `specs/training` trains on WebGPU; `specs/dev` opens what `npm run dev` serves.
 */
export default defineConfig<PlaygroundOptions>({
  testDir: 'e2e/specs',
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  forbidOnly: Boolean(process.env['CI']),
  // Two at a time, of one file too: a page that loads or waits leaves a core free, software graphics or not.
  workers: 2,
  fullyParallel: true,
  // Far more than anything takes, so that a busy machine fails nothing; only what hangs waits that long.
  timeout: 1_200_000,
  expect: { timeout: 300_000 },
  use: {
    baseURL: address(builtPort),
    viewport: { width: 1440, height: 1000 },
    actionTimeout: 300_000,
    screenshot: 'only-on-failure',
    // Tracing, and a service worker that keeps the whole page, take a third of a test's time: `--trace=retain-on-failure`
    // where a failure is hunted, `test.use({ serviceWorkers: 'allow' })` where what the worker does is tested.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'webgpu', testMatch: 'main/*.spec.ts', use: { backend: 'webgpu', ...browser(...softwareWebGpu) } },
    { name: 'webgl', testMatch: 'main/*.spec.ts', use: { backend: 'webgl', ...browser(...softwareWebGl) } },
    { name: 'training', testMatch: 'training/*.spec.ts', use: { backend: 'webgpu', ...browser(...softwareWebGpu) } },
    { name: 'page', testMatch: 'page/*.spec.ts', use: { backend: 'wasm', ...browser(...softwareWebGl) } },
    {
      name: 'dev',
      testMatch: 'dev/*.spec.ts',
      use: { backend: 'wasm', ...browser(...softwareWebGl), baseURL: address(devPort) },
    },
    { name: 'fallback', testMatch: 'fallback/*.spec.ts', use: { backend: undefined, ...browser(...softwareWebGl) } },
  ],
  webServer: [server('npx vite build && npx vite preview', builtPort), server('npx vite', devPort)],
});
