import { writeFileSync } from 'node:fs';
import { test } from '../fixtures/test';
import { scenes, showScene } from './scenes';
import { shownOn } from './shown';

const folder = new URL('../../docs/screenshots/', import.meta.url).pathname;

for (const scene of scenes)
  test(scene.name, async ({ page, playground }) => {
    await showScene(page, playground, scene);
    await page.screenshot({ path: `${folder}${scene.name}.png`, fullPage: scene.fullPage ?? false });
    writeFileSync(`${folder}${scene.name}.json`, `${JSON.stringify(await shownOn(page), undefined, 1)}\n`);
  });
