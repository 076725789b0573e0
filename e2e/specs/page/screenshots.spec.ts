import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '../../fixtures/test';
import { scenes, showScene } from '../../screenshots/scenes';
import { shownOn } from '../../screenshots/shown';

const folder = new URL('../../../docs/screenshots/', import.meta.url).pathname;
const remedy =
  'The page no longer looks as this picture shows it: run `npm run screenshots` and commit docs/screenshots.';

// The list of models says what is kept on the device.
test.use({ serviceWorkers: 'allow' });

for (const scene of scenes)
  test(`the picture ${scene.name} is of today’s page`, async ({ page, playground }) => {
    const record = `${folder}${scene.name}.json`;
    expect(existsSync(record), remedy).toBe(true);
    await showScene(page, playground, scene);
    expect(await shownOn(page), remedy).toEqual(JSON.parse(readFileSync(record, 'utf8')));
  });

test('every picture in docs is one that the command takes, and there is no other', () => {
  const pictures = readdirSync(folder).filter((file) => file.endsWith('.png'));
  expect(pictures.sort()).toEqual(scenes.map(({ name }) => `${name}.png`).sort());
});
