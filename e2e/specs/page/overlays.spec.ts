import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../../fixtures/test';
import { found } from '../../pages/axe';
import { Presenter } from '../../pages/presenter';

const rocket = readFileSync(new URL('../../../public/samples/rocket.jpg', import.meta.url));

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing where a lesson is presented to a room, its text and its question, ${colorScheme}`, async ({
    page,
    playground,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const presenter = new Presenter(playground);
    await presenter.openLesson('3-why-epsilon-matters');
    const { step } = presenter;
    await expect(step).toContainText('The attack is on, but ε is 0');
    await playground.expectSettled();
    expect.soft(await found(page, 'body', colorScheme), 'text').toEqual([]);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await step.getByTestId('lesson-choice-1').click();
    await expect(step.getByTestId('lesson-choice-1')).toHaveAttribute('data-wrong', 'true');
    expect.soft(await found(page, 'body', colorScheme), 'question').toEqual([]);
  });

/** What the browser makes of 1440 × 900 at 200 %: half as many pixels of the page; and the page's own enlargement, as of what is presented. */
const enlargements = {
  'the browser’s': async (page: Page) => page.setViewportSize({ width: 720, height: 450 }),
  'the page’s own': async (page: Page) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('#root').evaluate(({ style }) => Object.assign(style, { zoom: '2', height: '50dvh' }));
  },
};

for (const [whose, enlarge] of Object.entries(enlargements))
  test(`at 200 %, ${whose}, what a button opens is whole in the window and beside that button`, async ({
    page,
    playground,
  }) => {
    await playground.open({ models: 'cifar10-standard' });
    await playground.standard.expectClean();
    await playground.expectSettled();
    await enlarge(page);
    for (const opener of ['help', 'share', 'report', 'backend-badge']) {
      const button = page.getByTestId(opener);
      await button.click();
      const popover = page.locator('.popover:popover-open');
      await expect(popover, opener).toBeVisible();
      const [at, from] = await Promise.all(
        [popover, button].map((each) =>
          each.evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect),
        ),
      );
      const window = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      expect(at!.left, opener).toBeGreaterThanOrEqual(0);
      expect(at!.right, opener).toBeLessThanOrEqual(window.width);
      expect(at!.top, opener).toBeGreaterThanOrEqual(0);
      expect(at!.bottom, opener).toBeLessThanOrEqual(window.height);
      const gap = at!.top >= from!.bottom ? at!.top - from!.bottom : from!.top - at!.bottom;
      expect(gap, opener).toBeGreaterThanOrEqual(0);
      expect(gap, opener).toBeLessThan(16);
      await page.keyboard.press('Escape');
      await expect(button).toBeFocused();
    }
  });

test('a file dragged over an open window is announced above it, no more once it is dragged out, and opens where it is dropped', async ({
  page,
  playground,
}) => {
  await playground.open({ models: 'cifar10-standard' });
  await playground.standard.expectClean();
  await page.getByTestId('model-swap').click();
  const dialog = page.getByTestId('model-picker');
  const option = dialog.getByTestId('model-option-cifar10-jsigr');
  await expect(option).toBeVisible();
  const dragged = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], 'rocket.jpg'));
    return data;
  }, rocket.toString('base64'));
  const cover = page.locator('.page-drop');

  // As a browser tells it: the new element is entered before the old one is left.
  await dialog.dispatchEvent('dragenter', { dataTransfer: dragged });
  await option.dispatchEvent('dragenter', { dataTransfer: dragged });
  await dialog.dispatchEvent('dragleave', { dataTransfer: dragged });
  // In the browser's top layer, and later than the window: above it.
  await expect(cover).toBeVisible();
  expect(await cover.evaluate((element) => element.matches(':popover-open'))).toBe(true);
  await option.dispatchEvent('dragleave', { dataTransfer: dragged });
  await expect(cover).toHaveCount(0);

  await option.dispatchEvent('dragenter', { dataTransfer: dragged });
  await expect(cover).toBeVisible();
  await option.dispatchEvent('drop', { dataTransfer: dragged });
  await expect(cover).toHaveCount(0);
  await expect(page.getByTestId('drop-zone')).toContainText('rocket.jpg');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await playground.expectSettled();
  await expect(playground.errors).toHaveCount(0);
});
