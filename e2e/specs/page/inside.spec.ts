import { readFile } from 'node:fs/promises';
import { decode } from 'fast-png';
import { expect, test } from '../../fixtures/test';

test('feature maps, clean and attacked, of a chosen layer; a channel enlarged says its numbers by key', async ({
  page,
  playground,
}) => {
  await playground.open({ attack: 'pgd' });
  await playground.standard.expectAttacked();
  await page.getByTestId('dock-activations').click();
  const models = page.getByTestId('model-activations');
  await expect(models).toHaveCount(2);
  const first = models.first();
  const channels = first.getByTestId('activations-channel');
  await expect(channels).toHaveCount(8);
  await expect(channels.first().locator('canvas')).toHaveCount(3);

  // Every layer is offered with its size, and the one chosen is shown.
  const layer = first.getByTestId('activations-layer');
  const options = await layer.locator('option').allTextContents();
  expect(options.length).toBeGreaterThan(5);
  for (const option of options) expect(option).toMatch(/^\S+ · \d+ × \d+ × \d+$/);
  await layer.selectOption({ index: 1 });
  await expect(first).toHaveAttribute('data-stale', 'false');
  const side = Number(/· (\d+) ×/.exec(options[1]!)![1]);
  await expect(channels.first().locator('canvas').first()).toHaveAttribute('width', String(side));
  await page.getByTestId('activations-count').selectOption('16');
  await expect(channels).toHaveCount(16);

  await channels.nth(2).click();
  const enlarged = first.getByTestId('activations-enlarged');
  const value = enlarged.getByTestId('activations-value');
  await expect(value).toHaveText(/^Channel \d+ at \d+, \d+: clean −?[\d.e−]+, attacked −?[\d.e−]+, change −?[\d.e−]+$/);
  const before = await value.textContent();
  await enlarged.getByRole('group').focus();
  await page.keyboard.press('ArrowRight');
  await expect(value).not.toHaveText(before!);
  await page.keyboard.press('Escape');
  await expect(enlarged).toHaveCount(0);

  // Without the attack there is nothing to compare.
  await page.getByTestId('attack-switch').click();
  await expect(channels.first().locator('canvas')).toHaveCount(1);
  await expect(page.getByTestId('activations-order')).toHaveCount(0);
});

test('every model draws a class, is sure of it, and the picture is saved', async ({ page, playground }) => {
  await playground.open({});
  await playground.expectSettled();
  await page.getByTestId('dock-synthesis').click();
  await page.getByTestId('synthesis-class').selectOption({ label: 'horse' });
  await page.getByTestId('synthesis-steps').fill('20');
  await page.getByTestId('synthesis-draw').click();
  await playground.expectSettled();
  const pictures = page.getByTestId('drawing-picture');
  await expect(pictures).toHaveCount(2);
  for (const picture of await pictures.all()) {
    await expect(picture).toHaveAttribute('data-class', 'horse');
    expect(Number(await picture.getAttribute('data-probability'))).toBeGreaterThan(0.9);
  }

  const saved = page.waitForEvent('download');
  await page.getByTestId('drawing-save').first().click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('standard-draws-horse.png');
  const { width, height } = decode(await readFile(await download.path()));
  expect([width, height]).toEqual([512, 512]);

  // Done, it is there again after another panel was looked at, or in another language.
  await page.getByTestId('dock-transfer').click();
  await expect(pictures).toHaveCount(0);
  await page.getByTestId('dock-synthesis').click();
  await expect(pictures).toHaveCount(2);
  await page.getByTestId('language-select').selectOption('de');
  await expect(page.getByTestId('synthesis-draw')).toHaveText('Zeichnen');
  await expect(pictures).toHaveCount(2);
  await page.getByTestId('language-select').selectOption('en');

  // Stopped, it stays as far as it came, and goes when the panel is closed.
  await page.getByTestId('synthesis-steps').fill('1000');
  await page.getByTestId('synthesis-draw').click();
  await expect(pictures.first()).toBeVisible();
  await page.getByTestId('synthesis-stop').click();
  await expect(page.getByTestId('drawing').first()).toContainText('Stopped before the end');
  await page.getByTestId('dock-synthesis').click();
  await page.getByTestId('dock-synthesis').click();
  await expect(page.getByTestId('synthesis-panel')).toContainText('Choose a class');
  await playground.expectSettled();
});
