import { expect } from '@playwright/test';
import { ModelDialog } from '../pages/model-dialog';
import { test } from '../fixtures/test';

const folder = new URL('../../docs/screenshots/', import.meta.url).pathname;

test('three models of photographs under attack', async ({ page, playground }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 1160 });
  const models = 'imagenet-efficientnet-lite0,imagenette-standard,imagenette-jsigr';
  await playground.open({ models, sample: 'coffee', attack: 'pgd', eps: '4' });
  await playground.expectSettled();
  await expect(page.getByTestId('map-shift')).toHaveCount(3);
  await page.screenshot({ path: `${folder}photographs-dark-1440.png` });
});

test('the picker', async ({ page, playground }) => {
  await page.setViewportSize({ width: 1440, height: 1000 });
  await playground.open({ attack: 'none' });
  await playground.expectSettled();
  const dialog = new ModelDialog(page);
  await dialog.add.click();
  await expect(dialog.picker).toBeVisible();
  await page.screenshot({ path: `${folder}picker-light-1440.png` });
});
