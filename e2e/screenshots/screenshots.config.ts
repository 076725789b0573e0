import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

/** `npm run screenshots`: the pictures of README and docs, taken from the built page into docs/screenshots. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '*.shot.ts',
  outputDir: '../../test-results/screenshots',
  reporter: 'list',
  use: { ...base.use, serviceWorkers: 'allow' },
  projects: (base.projects ?? [])
    .filter((project) => project.name === 'page')
    .map(({ testMatch: _, ...project }) => project),
});
